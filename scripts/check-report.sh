#!/usr/bin/env bash
# Opens a report in headless Chromium as a reader would and fails on any console message (errors and
# violations of its content security policy show there) and on any request that is not the page.
#   scripts/check-report.sh RUN/report/index.html [SCREENSHOT.png [WIDTH,HEIGHT [dark]]]
set -euo pipefail
page="$(realpath "$1")"
shot="${2:-}"
size="${3:-1280,1600}"
scheme="${4:-light}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
options=(
  --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
  --disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=5000 --user-data-dir="$work/profile"
  --enable-logging=stderr --log-net-log="$work/net.json" --window-size="$size"
)
[ "$scheme" = dark ] && options+=(--blink-settings=preferredColorScheme=0)
if [ -n "$shot" ]; then options+=(--screenshot="$(realpath -m "$shot")"); else options+=(--dump-dom); fi
timeout 120 chromium "${options[@]}" "file://$page" >"$work/dom.html" 2>"$work/log.txt" || {
  cat "$work/log.txt" >&2
  exit 1
}
if grep -q 'CONSOLE' "$work/log.txt"; then
  echo "console messages:" >&2
  grep 'CONSOLE' "$work/log.txt" >&2
  exit 1
fi
python3 - "$work/net.json" <<'PY'
import re, sys
# One event a line. The page's requests carry its file:// site; the browser's own do not.
urls = set()
for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
    if "file://" in line:
        urls.update(re.findall(r'"url":"((?:https?|wss?|ftp):[^"]*)"', line))
if urls:
    print("requests:", *sorted(urls), sep="\n  ", file=sys.stderr)
    sys.exit(1)
PY
if [ -z "$shot" ]; then grep -q '<h1' "$work/dom.html" || { echo "the page has no heading" >&2; exit 1; }; fi
echo "$(basename "$(dirname "$page")")/$(basename "$page"): no console message, no request"
