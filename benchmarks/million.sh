#!/usr/bin/env bash
# A run of a million slots: makes it (with a control model, nobody is asked), then times `plan` and `generate` on it in a
# heap of 512 MB: once with everything there, and once with one sample of each cell open.
#
#     benchmarks/million.sh [--prompts 1000] [--keep FOLDER]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
prompts=1000
keep=""
while [ $# -gt 0 ]; do
  case "$1" in
    --prompts) prompts="$2"; shift 2 ;;
    --keep) keep="$2"; shift 2 ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
"$root/hivemeter" --version >/dev/null
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
run="${keep:-$work}/run"
samples=$((100000 / prompts))
awk -v n="$prompts" 'BEGIN { for (i = 0; i < n; i++) printf "Tell me something about the number %d that I do not know yet.\n", i }' >"$work/prompts.txt"
cat >"$work/study.yaml" <<YAML
name: million
prompts: { file: prompts.txt }
models: ["control:parrot"]
sampling: { samples: $samples, temperatures: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0], maxTokens: 64 }
concurrency: 128
YAML
timed() { # what, command
  local what="$1" begin end
  shift
  begin=$(date +%s.%N)
  "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
  end=$(date +%s.%N)
  awk -v w="$what" -v a="$begin" -v b="$end" 'BEGIN { printf "%-45s %6.2f s\n", w, b - a }'
}
timed "making the run" "$root/hivemeter" generate "$work/study.yaml" --into "$run" --samples $((samples - 1))
export HIVEMETER_JAVA_OPTS="-Xmx512m"
printf '%s cells, %s slots, %s\n' $((prompts * 10)) $((prompts * 10 * samples)) "$(du -h "$run/run.db" | cut -f 1)"
for i in 1 2 3; do timed "plan, one sample of each cell open" "$root/hivemeter" plan "$work/study.yaml" --into "$run"; done
for i in 1 2 3; do
  timed "resume with nothing open, to its end" "$root/hivemeter" generate "$work/study.yaml" --into "$run" --samples $((samples - 1))
done
timed "resume, one sample of each cell asked" "$root/hivemeter" generate "$work/study.yaml" --into "$run"
grep -q "$((prompts * 10)) answered" "$work/out" || { cat "$work/out" >&2; exit 1; }
timed "plan with nothing open" "$root/hivemeter" plan "$work/study.yaml" --into "$run"
