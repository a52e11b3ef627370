"""Executes action.yml as a GitHub runner would: see check-action.sh."""
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time

import yaml

DISTRIBUTION = sys.argv[1]
ROOT = os.getcwd()
ACTION = yaml.safe_load(open("action.yml", encoding="utf-8"))
WORK = tempfile.mkdtemp()
EXPRESSION = re.compile(r"\$\{\{\s*([a-z]+)\.([a-z0-9-]+)(?:\.outputs\.([a-z0-9-]+))?\s*\}\}")
STARTED = time.time()


def say(text):
    print("%4ds %s" % (time.time() - STARTED, text), flush=True)


def fail(text):
    print("FAILED: " + text, file=sys.stderr)
    sys.exit(1)


def check(condition, text):
    if not condition:
        fail(text)


class Job:
    """One use of the action in a workspace of its own."""

    def __init__(self, name, inputs):
        self.folder = os.path.join(WORK, name)
        self.workspace = os.path.join(self.folder, "work space")
        os.makedirs(self.workspace)
        os.makedirs(os.path.join(self.folder, "temp"))
        self.inputs = {k: str(v.get("default", "")) for k, v in ACTION["inputs"].items()}
        check(set(inputs) <= set(self.inputs), "unknown inputs %s" % inputs)
        self.inputs.update(inputs)
        self.steps = {}
        self.log = ""
        self.failed = ""
        self.code = 0
        self.summary = os.path.join(self.folder, "summary.md")
        open(self.summary, "w").close()

    def value(self, text):
        def one(match):
            where, name, output = match.groups()
            if where == "inputs":
                return self.inputs[name]
            check(where == "steps" and output, "expression %s" % match.group(0))
            return self.steps.get(name, {}).get(output, "")

        return EXPRESSION.sub(one, text)

    def run(self):
        for step in ACTION["runs"]["steps"]:
            script = os.path.join(self.folder, step["id"] + ".sh")
            output = os.path.join(self.folder, step["id"] + ".out")
            open(script, "w", encoding="utf-8").write(step["run"])
            open(output, "w").close()
            environment = {
                "PATH": os.environ["PATH"],
                "HOME": self.folder,
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": ROOT,
                "GITHUB_WORKSPACE": self.workspace,
                "GITHUB_OUTPUT": output,
                "GITHUB_STEP_SUMMARY": self.summary,
                "RUNNER_TEMP": os.path.join(self.folder, "temp"),
                "HIVEMETER_CACHE": os.path.join(WORK, "cache"),
            }
            for name in ("JAVA_HOME", "MAVEN_OPTS"):
                if name in os.environ:
                    environment[name] = os.environ[name]
            environment.update({k: self.value(v) for k, v in step.get("env", {}).items()})
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
                cwd=self.workspace, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
            self.log += done.stdout
            self.steps[step["id"]] = dict(
                line.rstrip("\n").split("=", 1) for line in open(output, encoding="utf-8"))
            if done.returncode:
                self.failed, self.code = step["id"], done.returncode
                break
        return self

    def output(self, name):
        return self.value(ACTION["outputs"][name]["value"])

    def expect(self, failed, code, *parts):
        check((self.failed, self.code) == (failed, code),
              "step '%s' ended with %d instead of '%s' with %d:\n%s"
              % (self.failed, self.code, failed, code, self.log))
        for part in parts:
            check(part in self.log, "no %r in:\n%s" % (part, self.log))


def obeyed(log):
    """The commands in a log that a runner obeys: none between stop-commands and its token."""
    commands, token = [], ""
    for line in log.split("\n"):
        line = line.strip()
        if token:
            token = "" if line == "::%s::" % token else token
        elif line.startswith("::stop-commands::"):
            token = line[len("::stop-commands::"):]
            check(len(token) >= 32, "a token that can be guessed: " + token)
        elif line.startswith("::") or "##[" in line:
            commands.append(line)
    check(not token, "commands stay stopped:\n" + log)
    return commands


def sha256(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest()


def form():
    """What can be told by reading it."""
    steps = ACTION["runs"]["steps"]
    check(ACTION["runs"]["using"] == "composite" and steps, "a composite action")
    used, ids = set(), {s["id"] for s in steps}
    for step in steps:
        check("uses" not in step and step["shell"] == "bash", "step %s" % step["name"])
        check("${{" not in step["run"], "step %s substitutes into its script" % step["name"])
        for value in step["env"].values():
            match = EXPRESSION.fullmatch(value)
            check(match, "expression %s" % value)
            used.add(match.group(2)) if match.group(1) == "inputs" else check(
                match.group(2) in ids, "no step %s" % match.group(2))
    check(used == set(ACTION["inputs"]), "inputs without effect: %s" % (set(ACTION["inputs"]) ^ used))
    for name, output in ACTION["outputs"].items():
        check(EXPRESSION.fullmatch(output["value"]), "output %s" % name)


def wrong_inputs():
    here = os.path.join(ROOT, "action.yml")
    for name, inputs, part in [
        ("no-baseline", {"baseline": "none.json"}, "baseline 'none.json' is no file"),
        ("no-answers", {"baseline": here}, "0 of run, study and answers are given"),
        ("two-answers", {"baseline": here, "run": "r", "study": "s"}, "2 of run, study and answers"),
        ("rules", {"baseline": here, "run": "r", "rules": "none.yaml"}, "rules 'none.yaml' is no file"),
        ("undecided", {"baseline": here, "run": "r", "cannot-decide": "maybe"}, "neither fail nor warn"),
        ("java", {"baseline": here, "run": "r", "java-version": "99"}, "99 or newer is needed"),
        ("java-word", {"baseline": here, "run": "r", "java-version": "new"}, "is not a number"),
        ("http", {"baseline": here, "run": "r", "distribution": "http://localhost/x"}, "nor an https address"),
        ("file", {"baseline": here, "run": "r", "distribution": "none.tar.gz"}, "is no file"),
        ("run-option", {"baseline": here, "run": "--help"}, "run '--help' begins with '-'"),
        ("study-option", {"baseline": here, "study": "-h"}, "study '-h' begins with '-'"),
        ("into-option", {"baseline": here, "run": "r", "into": "-p"}, "into '-p' begins with '-'"),
        ("into-empty", {"baseline": here, "run": "r", "into": ""}, "into is empty"),
        ("rules-option", {"baseline": here, "run": "r", "rules": "-x"}, "rules '-x' begins with '-'"),
        ("answers-option", {"baseline": here, "answers": "a.jsonl\n  --map=prompt=x\n"}, "answers '  --map=prompt=x' begins with '-'"),
        ("run-lines", {"baseline": here, "run": "r\nprogram=/bin/true"}, "run 'r%0Aprogram=/bin/true' has a line break"),
        ("run-return", {"baseline": here, "run": "r\rs"}, "run 'r%0Ds' has a line break"),
        ("study-lines", {"baseline": here, "study": "s\n::error::owned"}, "study 's%0A::error::owned' has a line break"),
        ("into-lines", {"baseline": here, "run": "r", "into": "i\nverdict=pass"}, "into 'i%0Averdict=pass' has a line break"),
        ("unpinned", {"baseline": here, "run": "r", "distribution": "https://localhost/x"}, "sha256 is needed"),
    ]:
        job = Job("wrong-" + name, inputs).run()
        job.expect("check", 2, "::error title=Hivemeter::", part)
        check(len(obeyed(job.log)) == 1, "an input is a command of its own:\n" + job.log)
    job = Job("wrong-sum", {"baseline": here, "run": "r", "distribution": DISTRIBUTION, "sha256": "0" * 64})
    job.run().expect("distribution", 2, "does not have the SHA-256")
    job = Job("wrong-code", {"baseline": here, "run": "$(touch one)`touch two`\"; touch three; \""})
    job.inputs["distribution"] = here
    job.run().expect("distribution", 2, "is not a tar.gz of the distribution")
    check(os.listdir(job.workspace) == [], "an input became code")
    say("wrong inputs")


def stand_in(folder, code, said, own=False, other="exit 0"):
    """A distribution whose gate says and ends as it is told, for what the last step makes of it; its other commands do another thing."""
    program = os.path.join(folder, "d", "bin", "hivemeter")
    os.makedirs(os.path.dirname(program))
    with open(program, "w", encoding="utf-8") as out:
        out.write("#!/bin/sh\n[ \"$1\" = gate ] || { " + other + "; }\nprintf '%s\\n' \"$*\" >args.txt\necho '{}'\n")
        out.write("cat >&2 <<'END'\n" + said + "\nEND\n")
        if own:
            out.write("echo '::error title=own::own words' >&2\necho '# own summary' >>\"$GITHUB_STEP_SUMMARY\"\n")
        out.write("exit %d\n" % code)
    os.chmod(program, 0o755)
    archive = os.path.join(folder, "stand-in.tar.gz")
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(os.path.join(folder, "d"), "d")
    return archive


def verdicts():
    here = os.path.join(ROOT, "action.yml")
    said = "100 % worse:\nsecond line"
    for code, verdict in [(0, "pass"), (2, "refused"), (3, "fail"), (4, "cannot-decide"), (1, "error"), (130, "error")]:
        folder = os.path.join(WORK, "stand-in-%d" % code)
        inputs = {"baseline": here, "run": "a run", "rules": here, "distribution": stand_in(folder, code, said)}
        job = Job("verdict-%d" % code, inputs).run()
        job.expect("gate" if code else "", code)
        check(job.output("verdict") == verdict, "verdict %s of %d" % (job.output("verdict"), code))
        check(job.output("json").endswith("gate.json") and job.output("run") == "a run", "outputs")
        check(job.output("junit") == "", "an output without its file")
        args = open(os.path.join(job.workspace, "args.txt"), encoding="utf-8").read()
        check(args.startswith("gate --baseline %s a run --json --junit " % here) and "--rules " + here in args, args)
        annotated = "::error title=Hivemeter gate: %s::100 %%25 worse:%%0Asecond line" % verdict in job.log
        check(annotated == (code != 0), "annotation of %d:\n%s" % (code, job.log))
        check("### Hivemeter gate: %s\n\n    100 %% worse:" % verdict in open(job.summary).read(), "summary")
    folder = os.path.join(WORK, "stand-in-warn")
    job = Job("warn", {"baseline": here, "run": "r", "cannot-decide": "warn", "distribution": stand_in(folder, 4, said)}).run()
    job.expect("", 0, "::warning title=Hivemeter gate: cannot-decide::")
    check(job.output("verdict") == "cannot-decide", "a warning is no pass")
    shouts = "[ \"$1\" != --version ] || exit 0; printf '::error::foreign\\n ##[error]foreign\\n::add-mask::a\\nno end'; exit "
    for end in (0, 2):
        folder = os.path.join(WORK, "stand-in-shouts-%d" % end)
        archive = stand_in(folder, 3, said, own=True, other=shouts + str(end))
        job = Job("shouts-%d" % end, {"baseline": here, "answers": "a.jsonl", "distribution": archive}).run()
        job.expect("answers" if end else "gate", 2 if end else 3, "::error::foreign")
        check(obeyed(job.log) == ([] if end else ["::error title=own::own words"]), "foreign words are obeyed:\n" + job.log)
    folder = os.path.join(WORK, "stand-in-own")
    job = Job("own", {"baseline": here, "run": "r", "distribution": stand_in(folder, 3, said, own=True)}).run()
    job.expect("gate", 3, "::error title=own::own words")
    check("title=Hivemeter gate" not in job.log, "the gate's own annotation is repeated")
    check(open(job.summary).read() == "# own summary\n", "the gate's own summary is repeated")
    say("verdicts, summaries and annotations")


def answers(path, collapsed):
    """Recorded answers of a made-up model to twelve prompts: eight different ones each, or one eight times."""
    things = ["kite", "lamp", "tram", "gull", "loaf", "clock", "ferry", "chair"]
    places = ["harbour", "attic", "orchard", "museum", "station", "kitchen", "market", "chapel",
              "tunnel", "library", "bakery", "tower"]
    with open(path, "w", encoding="utf-8") as out:
        for p, place in enumerate(places):
            for s in range(8):
                thing = things[0 if collapsed else (s + p) % 8]
                row = {"prompt_id": "p%02d" % p, "prompt": "Tell one thing about a %s." % place, "model": "made:up",
                       "temperature": 1.0, "sample": s,
                       "response": "In the %s a %s waits%s." % (place, thing, "" if collapsed else " for the %s" % things[(3 * s) % 8])}
                out.write(json.dumps(row) + "\n")


def real():
    """The real program, in a folder with spaces, from the archive."""
    base = os.path.join(WORK, "real")
    os.makedirs(base)
    answers(os.path.join(base, "before.jsonl"), False)
    answers(os.path.join(base, "after.jsonl"), True)
    home = os.path.join(base, "program")
    os.makedirs(home)
    with tarfile.open(DISTRIBUTION) as tar:
        tar.extractall(home)
    program = os.path.join(home, os.listdir(home)[0], "bin", "hivemeter")

    def hivemeter(*arguments):
        return subprocess.run([program, *arguments], cwd=base, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8",
                              env={**os.environ, "HIVEMETER_CACHE": os.path.join(WORK, "cache")})

    inputs = {"distribution": DISTRIBUTION, "sha256": sha256(DISTRIBUTION),
              "answers": "\n  %s\n\n" % os.path.join(base, "before.jsonl")}
    for command in [("import", "before.jsonl", "--into", "before"), ("score", "before"),
                    ("baseline", "before", "-o", "baseline.json")]:
        done = hivemeter(*command)
        check(done.returncode == 0, "hivemeter %s: %s" % (" ".join(command), done.stdout))
    inputs["baseline"] = os.path.join(base, "baseline.json")
    same = Job("same", inputs).run()
    same.expect("", 0)
    check(same.output("verdict") == "pass", same.log)
    inputs["answers"] = os.path.join(base, "after.jsonl")
    worse = Job("worse", inputs).run()
    worse.expect("gate", 3, "::error")
    check(worse.output("verdict") == "fail", worse.log)
    for job in (same, worse):
        for name in ("junit", "json", "badge"):
            check(os.path.getsize(os.path.join(job.workspace, job.output(name))) > 0, "no " + name)
        check(os.path.getsize(job.summary) > 0, "no summary")
        json.load(open(os.path.join(job.workspace, job.output("json")), encoding="utf-8"))
    say("recorded answers through the real gate: the same pass, collapsed ones fail")
    gitlab(base)


def built():
    """Without an archive the action's own sources are built, here by the launcher of this checkout."""
    job = Job("built", {"baseline": os.path.join(ROOT, "action.yml"), "run": "none"}).run()
    check("hivemeter" in job.steps.get("distribution", {}).get("program", ""), job.log)
    job.expect("gate", 2)
    say("this checkout as the program")


def gitlab(base):
    job = yaml.safe_load(open("docs/ci/gitlab.yml", encoding="utf-8"))["hivemeter-gate"]
    for answers_file, code in (("before.jsonl", 0), ("after.jsonl", 3)):
        folder = os.path.join(WORK, "gitlab-%d" % code)
        os.makedirs(folder)
        script = "\n".join(["set -eo pipefail", *job["before_script"], *job["script"]])
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8",
            env={**os.environ, "HIVEMETER_CACHE": os.path.join(WORK, "cache"), "HIVEMETER_DISTRIBUTION": DISTRIBUTION,
                 "HIVEMETER_SHA256": sha256(DISTRIBUTION), "HIVEMETER_ANSWERS": os.path.join(base, answers_file),
                 "HIVEMETER_BASELINE": os.path.join(base, "baseline.json")})
        check(done.returncode == code, "docs/ci/gitlab.yml ended with %d:\n%s" % (done.returncode, done.stdout))
        for path in job["artifacts"]["paths"]:
            check(os.path.getsize(os.path.join(folder, path)) > 0, "no " + path)
    say("docs/ci/gitlab.yml")


try:
    form()
    wrong_inputs()
    verdicts()
    built()
    real()
    print("ok")
finally:
    shutil.rmtree(WORK, ignore_errors=True)
