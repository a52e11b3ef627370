#!/usr/bin/env bash
# Scores a made-up study of the paper's size (25 models × 50 answers × 100 prompts) with all default measures in a
# heap of 1 GiB, and prints wall time, core-seconds and memory. Smaller ones:
#
#     benchmarks/paper-study.sh --models 3 --samples 10 --prompts 10 [--threads 1] [--seed 1] [--rounds 2]
#
# A second round in the same process has nothing left to compile.
#
# JAVA_OPTS adds options of the JVM, such as a recording: JAVA_OPTS=-XX:StartFlightRecording:filename=/tmp/a.jfr
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
"$here/build.sh"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# shellcheck disable=SC2086
exec "$java" -Xmx1g -XX:+UseParallelGC -XX:-UseDynamicNumberOfCompilerThreads --add-modules jdk.incubator.vector ${JAVA_OPTS:-} \
  -cp "$here/target/lib/*" dev.hivemeter.benchmarks.PaperStudy "$@"
