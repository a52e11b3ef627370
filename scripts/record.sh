#!/usr/bin/env bash
# Makes the recordings that `hivemeter demo` replays again: real models behind llama.cpp's server, asked
# by Hivemeter itself, one server after the other. Stopped half-way, it continues. On two free cores
# SmolLM2 takes about a quarter of an hour and Gemma about half an hour.
#   scripts/record.sh [FOLDER]      where the runs go (default: runs/record)
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-runs/record}"
demo="cli/src/main/resources/dev/hivemeter/cli/demo"

scripts/live/servers.sh install
record() { # server, study
  scripts/live/servers.sh start "$1" --parallel 16
  ./hivemeter generate "scripts/recordings/$2.yaml" --into "$runs/$2"
  scripts/live/servers.sh stop "$1"
  ./hivemeter export "$runs/$2" --what answers -o "$demo/$2.jsonl.gz"
}
record smollm2 smollm2-135m-instruct
record gemma gemma-3-270m
echo "the next start of ./hivemeter demo replays the new recordings"
