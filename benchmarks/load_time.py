"""How long pages take to open in headless Chromium, by the browser's own clock; needs chromedriver.

    python3 benchmarks/load_time.py [--rounds 5] PAGE...

Prints for each page the medians over the rounds, each in a fresh browser: DOMContentLoaded (read, parsed, and its
script has drawn what it draws), load, the first paint of content, and the processor time that the page's thread took,
which other programs on the machine do not lengthen.
"""
import argparse, json, pathlib, socket, statistics, subprocess, time, urllib.request


def call(base, method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=300) as response:
        return json.load(response)["value"]


def cdp(base, session, command, parameters):
    return call(base, "POST", session + "/goog/cdp/execute", {"cmd": command, "params": parameters})


def open_once(base, page):
    options = {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000", "--no-first-run"]}
    session = "/session/" + call(base, "POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})["sessionId"]
    try:
        cdp(base, session, "Performance.enable", {"timeDomain": "threadTicks"})
        call(base, "POST", session + "/url", {"url": page.resolve().as_uri()})
        time.sleep(0.5)
        spent = {m["name"]: m["value"] * 1000 for m in cdp(base, session, "Performance.getMetrics", {})["metrics"]}
        return [spent["TaskDuration"], spent["ScriptDuration"]] + call(base, "POST", session + "/execute/sync", {"args": [], "script": """
            const n = performance.getEntriesByType('navigation')[0];
            const p = performance.getEntriesByName('first-contentful-paint')[0];
            return [n.domContentLoadedEventEnd, n.loadEventEnd, p ? p.startTime : -1,
              document.querySelectorAll('*').length];"""})
    finally:
        call(base, "DELETE", session)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    given = parser.parse_args()
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    driver = subprocess.Popen(["chromedriver", f"--port={port}", "--log-level=SEVERE"], stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                if call(base, "GET", "/status")["ready"]:
                    break
            except OSError:
                time.sleep(0.1)
        print("page, MB, DOMContentLoaded, load, first paint, processor time of the page's thread, of its script (medians, ms), elements")
        for page in given.pages:
            rounds = [open_once(base, page) for _ in range(given.rounds)]
            cpu, script, content, load, paint, elements = (statistics.median(r[i] for r in rounds) for i in range(6))
            print(f"{page.parent.name}/{page.name}, {page.stat().st_size / 1e6:.1f}, {content:.0f}, {load:.0f}, {paint:.0f}, {cpu:.0f}, {script:.0f}, {elements:.0f}"
                  f"  (load {min(r[3] for r in rounds):.0f} – {max(r[3] for r in rounds):.0f})")
    finally:
        driver.terminate()
        driver.wait()


main()
