#!/usr/bin/env bash
# What is looked at before a release, beside `.ci/run`: the distribution (the same bytes twice, its demo), the Maven artifacts from a
# staging folder in somebody else's project, and the Action's steps. About 13 minutes. The argument is a folder for what is made.
# PYTHON: a python3 with PyYAML, for the Action.
set -euo pipefail
[ "$#" -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
into="$(mkdir -p "$1" && cd "$1" && pwd)"
cd "$(dirname "$0")"
./check-dist.sh "$into/archives"
./check-staging.sh "$into/staging"
./check-action.sh "$into"/archives/hivemeter-*-bin.tar.gz
