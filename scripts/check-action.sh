#!/usr/bin/env bash
# Executes the steps of action.yml in their order, in an environment like a GitHub runner's with no secret in it, and the lines of
# docs/ci/gitlab.yml. The argument is a distribution, hivemeter-VERSION-bin.tar.gz (scripts/check-dist.sh FOLDER makes one).
# PYTHON: a python3 with PyYAML.
set -euo pipefail
[ "$#" -eq 1 ] && [ -f "$1" ] || { echo "usage: $0 hivemeter-VERSION-bin.tar.gz" >&2; exit 2; }
distribution="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
cd "$(dirname "$0")/.."
exec "${PYTHON:-python3}" scripts/check_action.py "$distribution"
