#!/usr/bin/env bash
# Runs the JMH benchmarks; arguments are JMH's own: benchmarks/jmh.sh Cosine -p n=50 -f 1 -rf json -rff out.json
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
"$here/build.sh"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
exec "$java" --add-modules jdk.incubator.vector -cp "$here/target/lib/*" org.openjdk.jmh.Main "$@"
