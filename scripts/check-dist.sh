#!/usr/bin/env bash
# Builds the distribution twice, in two folders and time zones, and compares the bytes; then looks at what is in it and runs
# the demo from it (check-archive.sh). With a folder as its argument, the archives and their SHA-256 are put there.
set -euo pipefail
umask 022 # jars keep the modes of the files that they are made of
cd "$(dirname "$0")/.."
into="${1:-}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }
say() { printf '%4ss %s\n' "$SECONDS" "$1"; }

most=340 # MB that an archive may have
least=200

copy() { # folder: the sources as they stand here, changes included, build results not
  mkdir -p "$1"
  git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' f; do [ ! -e "$f" ] || printf '%s\0' "$f"; done |
    tar --null -T - -cf - | tar -xf - -C "$1"
}

build() { # folder
  # Without the tests, but with everything that makes bytes.
  (cd "$1" && mvn -B -ntp -q -Dquick -Pdist -pl dist -am package >"$work/build.log" 2>&1 </dev/null) ||
    { grep -E 'ERROR' "$work/build.log" | head -n 30; fail "the build in $1"; }
}

copy "$work/one"
copy "$work/another/deeper"
version="$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' bom/pom.xml | head -n 1)"
(TZ=UTC build "$work/one")
say "built"
(TZ=Asia/Tokyo LC_ALL=C build "$work/another/deeper")
say "built again"

for kind in tar.gz zip; do
  archive="hivemeter-$version-bin.$kind"
  cmp "$work/one/dist/target/$archive" "$work/another/deeper/dist/target/$archive" || fail "two builds of $archive differ"
  mb=$(($(stat -c %s "$work/one/dist/target/$archive") / 1000000))
  [ "$mb" -le "$most" ] && [ "$mb" -ge "$least" ] || fail "$archive has $mb MB, not $least to $most"
  say "$archive: the same bytes twice, $mb MB, $(sha256sum "$work/one/dist/target/$archive" | cut -c1-16)…"
done
rm -rf "$work/another"
archives="$work/one/dist/target"

scripts/check-archive.sh "$archives/hivemeter-$version-bin.tar.gz" "$archives/hivemeter-$version-bin.zip"

if [ -n "$into" ]; then
  mkdir -p "$into"
  cp "$archives"/hivemeter-"$version"-bin.* "$into"
  (cd "$into" && sha256sum hivemeter-"$version"-bin.* >SHA256SUMS)
fi
echo "ok"
