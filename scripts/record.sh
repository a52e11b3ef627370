#!/usr/bin/env bash
# Makes recordings of real models, asked by Hivemeter itself, one server after the other. Stopped
# half-way, it continues.
#   scripts/record.sh [FOLDER] [PART…]      where the runs go (default: runs/record), and which
#     demo          what `hivemeter demo` replays (default): on two free cores SmolLM2 takes about a
#                   quarter of an hour and Gemma about half an hour
#     ollama        the same SmolLM2 weights behind Ollama, under the demo's settings (about 40 minutes)
#     same-weights  the same weights, system text and untruncated T = 1 on llama.cpp and Ollama, scored
#                   together: a control, nothing should be more alike than these two (about 15 minutes)
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-runs/record}"
shift || true
[ $# -gt 0 ] || set -- demo
demo="cli/src/main/resources/dev/hivemeter/cli/demo"

ask() { # server, study, options of the server
  scripts/live/servers.sh start "$1" "${@:3}"
  ./hivemeter generate "scripts/recordings/$2.yaml" --into "$runs/$2"
  scripts/live/servers.sh stop "$1"
}
export_to() { # study, file
  ./hivemeter export "$runs/$1" --what answers -o "$2"
}

for part in "$@"; do
  case "$part" in
    demo)
      scripts/live/servers.sh install
      ask smollm2 smollm2-135m-instruct --parallel 16
      export_to smollm2-135m-instruct "$demo/smollm2-135m-instruct.jsonl.gz"
      ask gemma gemma-3-270m --parallel 16
      export_to gemma-3-270m "$demo/gemma-3-270m.jsonl.gz"
      echo "the next start of ./hivemeter demo replays the new recordings"
      ;;
    ollama)
      scripts/live/servers.sh install ollama
      ask ollama smollm2-135m-ollama
      export_to smollm2-135m-ollama "$runs/smollm2-135m-ollama.jsonl.gz"
      ;;
    same-weights)
      scripts/live/servers.sh install ollama
      ask smollm2 same-weights-llama --parallel 16
      ask ollama same-weights-ollama
      for half in llama ollama; do export_to "same-weights-$half" "$runs/same-weights-$half.jsonl.gz"; done
      ./hivemeter import "$runs"/same-weights-{llama,ollama}.jsonl.gz --into "$runs/same-weights"
      ./hivemeter score "$runs/same-weights"
      ;;
    *)
      echo "record.sh: there is no part '$part'; demo, ollama and same-weights are" >&2
      exit 2
      ;;
  esac
done
