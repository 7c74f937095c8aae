# Shared by the scripts in this folder (sourced, not run): where the project is, how steps are shown and timed.
# shellcheck shell=bash

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOGS=$ROOT/build/logs
cd "$ROOT"
mkdir -p "$LOGS"

# A Node that install-dependencies brings in, perhaps later in the same run, goes before an older one of the system.
export PATH=$ROOT/.cache/node/bin:$PATH
# Debian's Emscripten finds its JavaScript optimiser's parser (node-acorn) here.
export NODE_PATH=/usr/share/nodejs
# emcc writes to its cache of system libraries; where that belongs to root, it works on a copy.
if [[ -d /usr/share/emscripten/cache && ! -w /usr/share/emscripten/cache ]]; then
  export EM_CACHE=$ROOT/.cache/emscripten
fi

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  BOLD=$'\e[1m' DIM=$'\e[2m' RED=$'\e[31m' GREEN=$'\e[32m' PLAIN=$'\e[0m'
else
  BOLD='' DIM='' RED='' GREEN='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s%s%s\n' "$RED" "$*" "$PLAIN" >&2
  exit 1
}

# usage TEXT ARGUMENT...: prints TEXT and ends if any argument asks for help.
usage() {
  local text=$1 argument
  shift
  for argument in "$@"; do
    if [[ $argument == -h || $argument == --help ]]; then
      say "$text"
      exit 0
    fi
  done
}

# step TITLE COMMAND...: runs the command with its output in build/logs/, says how long it took, and shows the end of
# the output if it fails. The command's exit status is step's own. A function ends at its first failure: as `||` would
# switch that off, it runs by itself in a shell of its own.
step() {
  local title=$1 log started=$SECONDS status=0
  shift
  log=$LOGS/$(tr -cs 'A-Za-z0-9\n' '-' <<<"$title" | tr '[:upper:]' '[:lower:]').log
  printf '%s▸ %s%s … ' "$BOLD" "$title" "$PLAIN"
  set +e
  (
    set -e
    "$@"
  ) >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if ((status == 0)); then
    printf '%sdone%s %s(%d s)%s\n' "$GREEN" "$PLAIN" "$DIM" "$((SECONDS - started))" "$PLAIN"
  else
    printf '%sfailed%s (%d s, exit status %d)\n' "$RED" "$PLAIN" "$((SECONDS - started))" "$status"
    tail -n 60 "$log" | sed 's/^/    /'
    say "    full output: ${log#"$ROOT"/}"
  fi
  return "$status"
}

# install_dependencies [GROUP]...: see scripts/install-dependencies.
install_dependencies() {
  scripts/install-dependencies "$@"
  hash -r # where the shell has found an older node before
}

# Brings node_modules up to date with package-lock.json; costs nothing when it is.
npm_dependencies() {
  local stamp=node_modules/.installed-lock
  if ! cmp --silent package-lock.json "$stamp"; then
    step 'Installing npm dependencies' npm ci --ignore-scripts --no-audit --no-fund
    cp package-lock.json "$stamp"
  fi
}

# jobs: how many compilers to run at once.
jobs_count() { nproc 2>/dev/null || echo 2; }

# name_trainer [DATA]: builds the trainer of names; `data` is the folder that it learns from.
name_trainer() {
  data=${1:-../shared/data}
  [[ -d $data/names && -d $data/train ]] || fail "$data has no names/ and train/; see $0 --help"
  [[ -f build/native/build.ninja ]] || step 'Configuring native' cmake --preset native
  step 'Building the trainer' cmake --build --preset native --target sluss-names
}
