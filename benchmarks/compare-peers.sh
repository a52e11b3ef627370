#!/usr/bin/env bash
# Times Hivemeter and the Python tools on the same real answers, in turn, on one core, and compares their results.
#
#     benchmarks/compare-peers.sh ANSWERS [--model NAME] [--rounds 5] [-o TABLE.md]
#
# ANSWERS is any file that `hivemeter import` reads: AlpacaEval's model_outputs.json, plain JSONL or CSV, gzip or not.
# All answers of its one model (or of --model) are one pool. What is set up once, in benchmarks/target: our own build,
# a Python environment with the peers, and our embedder's vectors of these answers. Needs python3 with venv, a C++
# compiler for fast-bleu (it is built from source; plain `pip install` does, no patch and no flag), and a network.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
answers="$1"
shift
[ -r "$answers" ] || { printf 'compare-peers: %s is not a readable file\n' "$answers" >&2; exit 2; }

say() { printf '%s\n' "$1" >&2; }

say "our build"
"$here/build.sh"

peers="$here/target/peers"
if ! cmp -s "$here/peers.txt" "$peers/installed" 2>/dev/null; then
  say "the peers, into $peers"
  command -v g++ >/dev/null || { say "compare-peers: no g++ found, which fast-bleu needs (for example the package g++)"; exit 2; }
  rm -rf "$peers"
  python3 -m venv "$peers"
  "$peers/bin/pip" install -q --disable-pip-version-check -r "$here/peers.txt"
  cp "$here/peers.txt" "$peers/installed"
fi

pool="$here/target/pools/$(sha256sum "$answers" | cut -c 1-16)"
if [ ! -s "$pool/vectors.jsonl" ]; then
  say "our vectors of these answers, into $pool"
  rm -rf "$pool"
  mkdir -p "$pool"
  "$root/hivemeter" import "$answers" --into "$pool/run" >&2
  # The cheapest way to the vectors: one measure.
  "$root/hivemeter" score "$pool/run" --metrics mean-pairwise-cosine >"$pool/score.txt"
  "$root/hivemeter" export "$pool/run" --what answers -o "$pool/answers.jsonl" >&2
  "$root/hivemeter" export "$pool/run" --what vectors -o "$pool/vectors.part.jsonl" >&2
  mv "$pool/vectors.part.jsonl" "$pool/vectors.jsonl"
fi

# One core for both sides, the last one, and one thread for everything that would take more.
core=$(($(nproc) - 1))
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 RAYON_NUM_THREADS=1
pin=()
if command -v taskset >/dev/null; then pin=(taskset -c "$core"); fi
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
exec "${pin[@]}" "$peers/bin/python" "$here/compare_peers.py" "$pool" "$@" -- \
  "$java" -Xms2g -Xmx2g -XX:+UseSerialGC --add-modules jdk.incubator.vector \
  -cp "$here/target/lib/*" dev.hivemeter.benchmarks.Peers
