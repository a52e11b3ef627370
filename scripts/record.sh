#!/usr/bin/env bash
# Makes recordings of real models, asked by Hivemeter itself, one server after the other. Stopped
# half-way, it continues.
#   scripts/record.sh [FOLDER] [NAME…]      where the runs go (default: runs/record), and which
#     smollm2   SmolLM2-135M-Instruct on llama.cpp: a quarter of an hour on two free cores
#     ollama    the same weights behind Ollama: half an hour
#     gemma     the base model Gemma-3-270m on llama.cpp: half an hour
#     smollm2-probes, gemma-probes    the same two, asked the quick probes and controls
#     gemma-digits    the base model again, after a space, so that its first token can be a digit
# Without names all six. `hivemeter demo` and `hivemeter demo --probes` replay them.
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-runs/record}"
shift || true
[ $# -gt 0 ] || set -- smollm2 ollama gemma smollm2-probes gemma-probes gemma-digits
demo="cli/src/main/resources/dev/hivemeter/cli/demo"

ask() { # server, study, options of the server
  scripts/live/servers.sh start "$1" "${@:3}"
  ./hivemeter generate "scripts/recordings/$2.yaml" --into "$runs/$2"
  scripts/live/servers.sh stop "$1"
}

record() { # server, study, options of the server
  ask "$@"
  ./hivemeter export "$runs/$2" --what answers -o "$demo/$2.jsonl.gz"
}

record_probes() { # server, study, options of the server
  ask "$@"
  ./hivemeter export "$runs/$2" --what answers -o "$runs/$2/answers.jsonl"
  python3 scripts/first-tokens.py "$runs/$2/answers.jsonl" "$demo/$2.jsonl.gz"
}

for name in "$@"; do
  case "$name" in
    smollm2)
      scripts/live/servers.sh install
      record smollm2 smollm2-135m-instruct --parallel 16
      ;;
    ollama)
      scripts/live/servers.sh install ollama
      record ollama smollm2-135m-ollama
      ;;
    gemma)
      scripts/live/servers.sh install
      record gemma gemma-3-270m --parallel 16
      ;;
    smollm2-probes)
      scripts/live/servers.sh install
      record_probes smollm2 smollm2-135m-probes --parallel 16
      ;;
    gemma-probes)
      scripts/live/servers.sh install
      record_probes gemma gemma-3-270m-probes --parallel 16
      ;;
    gemma-digits)
      scripts/live/servers.sh install
      record_probes gemma gemma-3-270m-digits --parallel 16
      ;;
    *)
      echo "record.sh: there is no recording '$name'; smollm2, ollama, gemma, smollm2-probes, gemma-probes and gemma-digits are" >&2
      exit 2
      ;;
  esac
done
echo "the next start of ./hivemeter demo replays the new recordings"
