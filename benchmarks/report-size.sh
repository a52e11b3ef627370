#!/usr/bin/env bash
# Writes the report of a made-up scored run of 70 models × 100 prompts × 50 answers in a heap of 512 MB, and prints how
# long it took and how large it is; then opens its pages in headless Chromium (Debian's chromium and chromium-driver).
#
#     benchmarks/report-size.sh FOLDER [--models 70] [--prompts 100] [--samples 50]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
folder="${1:?a folder to write into}"
"$here/build.sh"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# shellcheck disable=SC2086
"$java" -Xmx512m -XX:+UseSerialGC -Djava.awt.headless=true ${JAVA_OPTS:-} -cp "$here/target/lib/*" dev.hivemeter.benchmarks.ReportStudy "$@"
pages=("$folder/report/index.html")
for part in prompts models; do
  if [ -d "$folder/report/$part" ]; then pages+=("$(find "$folder/report/$part" -name '*.html' -printf '%s %p\n' | sort -rn | head -n 1 | cut -d' ' -f2-)"); fi
done
python3 "$here/load_time.py" --rounds 5 "${pages[@]}"
