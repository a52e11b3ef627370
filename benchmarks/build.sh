#!/usr/bin/env bash
# Builds benchmarks/target/lib, without checks, when a source is newer than it.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
stamp="$here/target/lib/built"
if [ -f "$stamp" ] && [ -z "$(find "$root"/pom.xml "$root"/{eval-core,tables,reports,benchmarks}/{pom.xml,src/main} -newer "$stamp" -print -quit)" ]; then
  exit 0
fi
mkdir -p "$here/target"
log="$here/target/build.log"
touch "$here/target/started"
if ! mvn -B -q -f "$root/pom.xml" -Pbenchmarks -Dquick -pl benchmarks -am package >"$log" 2>&1 </dev/null; then
  tail -n 25 "$log" >&2
  printf 'benchmarks: the build failed; the whole log is %s\n' "$log" >&2
  exit 2
fi
touch -r "$here/target/started" "$stamp"
