#!/usr/bin/env bash
# What generation adds to the time that a server takes: N slots, 64 in flight from the start, against a server on this
# machine that answers each call after 200 ms. The ideal is N / 64 × 0.2 s. Timed is the generation, from before its
# first call until every attempt and answer is on disk (the events begin and end of --json), and beside it the whole
# command, with the start of Java and of the program.
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
"$java" -Dsun.net.httpserver.nodelay=true "$here/DelayServer.java" "$port" 200 &
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
printf 'slots\tideal s\tgeneration s\ttimes the ideal\twhole command s\ttimes the ideal\n'
at() { date -d "$(sed -n "s/.*\"event\":\"$1\",\"at\":\"\([^\"]*\)\".*/\1/p" "$2")" +%s.%N; }
for i in $(seq "$rounds"); do
  begin=$(date +%s.%N)
  "$root/hivemeter" generate "$work/study.yaml" --into "$work/run-$i" --json >"$work/events-$i" 2>"$work/log-$i" ||
    { cat "$work/log-$i" >&2; exit 1; }
  end=$(date +%s.%N)
  grep -q "$((slots / 50 * 50)) answered" "$work/log-$i" || { cat "$work/log-$i" >&2; exit 1; }
  awk -v n="$slots" -v a="$(at begin "$work/events-$i")" -v b="$(at end "$work/events-$i")" -v c="$begin" -v d="$end" -v i="$ideal" \
    'BEGIN { printf "%d\t%.2f\t%.2f\t%.3f\t%.2f\t%.3f\n", n, i, b - a, (b - a) / i, d - c, (d - c) / i }' | tee -a "$work/table"
done
sort -t "$(printf '\t')" -k 3n "$work/table" |
  awk -F '\t' '{ g[NR] = $4; w[NR] = $6 } END { m = int((NR + 1) / 2); printf "median of %d: generation %.3f, whole command %.3f times the ideal\n", NR, g[m], w[m] }'
