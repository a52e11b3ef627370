#!/usr/bin/env bash
# What generation adds to the time that a server takes: N slots, 64 in flight from the start, against a server on this
# machine that answers each call after 200 ms. The ideal is N / 64 × 0.2 s. Timed is the whole command, from the start
# of the process to its end, with every attempt and answer on disk.
#
#     benchmarks/overhead.sh [--slots 20000] [--rounds 3]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
slots=20000
rounds=3
while [ $# -gt 0 ]; do
  case "$1" in
    --slots) slots="$2"; shift 2 ;;
    --rounds) rounds="$2"; shift 2 ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$root/hivemeter" --version >/dev/null
work="$(mktemp -d)"
port=$((20000 + RANDOM % 20000))
"$java" "$here/DelayServer.java" "$port" 200 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
until curl -sf "http://127.0.0.1:$port/v1/models" >/dev/null; do sleep 0.2; done
cat >"$work/study.yaml" <<YAML
name: overhead
prompts: { bank: core, limit: 50 }
models: [{ id: "openai:delay", baseUrl: "http://127.0.0.1:$port/v1" }]
sampling: { samples: $((slots / 50)), maxTokens: 32 }
concurrency: { start: 64 }
YAML
ideal=$(awk -v n="$slots" 'BEGIN { printf "%.2f", n / 64 * 0.2 }')
printf 'slots\tideal s\ts\ttimes the ideal\n'
for i in $(seq "$rounds"); do
  begin=$(date +%s.%N)
  "$root/hivemeter" generate "$work/study.yaml" --into "$work/run-$i" 2>"$work/log-$i" || { cat "$work/log-$i" >&2; exit 1; }
  end=$(date +%s.%N)
  grep -q "$((slots / 50 * 50)) answered" "$work/log-$i" || { cat "$work/log-$i" >&2; exit 1; }
  awk -v n="$slots" -v a="$begin" -v b="$end" -v i="$ideal" 'BEGIN { printf "%d\t%.2f\t%.2f\t%.3f\n", n, i, b - a, (b - a) / i }' |
    tee -a "$work/table"
done
sort -t "$(printf '\t')" -k 3n "$work/table" | awk -F '\t' '{ v[NR] = $4 } END { printf "median of %d: %.3f times the ideal\n", NR, v[int((NR + 1) / 2)] }'
