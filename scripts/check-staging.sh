#!/usr/bin/env bash
# Writes all artifacts with their sources, javadoc and the bill of materials into a folder that is a Maven repository, and builds
# samples/consumer from there. The folder is an argument; without one it is a temporary folder.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
staging="$(mkdir -p "${1:-$work/staging}" && cd "${1:-$work/staging}" && pwd)"
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }
say() { printf '%4ss %s\n' "$SECONDS" "$1"; }
[ ! -e "$staging/dev" ] || fail "$staging holds artifacts already; name another folder, or empty this one"
maven() { # log, arguments
  local log="$work/$1.log"
  shift
  mvn -B -ntp "$@" >"$log" 2>&1 </dev/null || { grep -E 'ERROR|warning:' "$log" | head -n 40; fail "mvn $*"; }
}
version="$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' bom/pom.xml | head -n 1)"

maven staging -q -Dquick -Prelease deploy "-DaltDeploymentRepository=staging::file://$staging"
say "staged"
for module in eval-core tables prompts embedder library junit providers run-store pipeline reports cli; do
  folder="$staging/dev/hivemeter/hivemeter-$module/$version"
  for kind in '' -sources -javadoc; do
    find "$folder" -name "hivemeter-$module-*[0-9]$kind.jar" 2>/dev/null | grep -q . || fail "hivemeter-$module$kind.jar is not there"
  done
  grep -q "<artifactId>hivemeter-$module</artifactId>" bom/pom.xml || fail "the bill of materials lacks hivemeter-$module"
done
modules="$(grep -c '^    <module>' pom.xml)"
[ "$(grep -c '<dependency><groupId>dev.hivemeter' bom/pom.xml)" -eq "$modules" ] || fail "the bill of materials has not as many modules as the build"
[ "$(find "$staging/dev/hivemeter" -name '*.pom' | wc -l)" -eq $((modules + 2)) ] || fail "not $modules modules, the parent and the bill of materials"

# The consumer has every other library at hand, and Hivemeter from the staging folder alone.
mvn -B -q -N help:evaluate -Dexpression=settings.localRepository "-Doutput=$work/local-repository" </dev/null
local_repository="$(cat "$work/local-repository")"
cp -al "$local_repository" "$work/repository" 2>/dev/null || cp -a "$local_repository" "$work/repository"
rm -rf "$work/repository/dev/hivemeter"
cp -r samples/consumer "$work/consumer"
cd "$work/consumer"
maven consumer "-Dmaven.repo.local=$work/repository" "-Dstaging=file://$staging" "-DargLine=-Dhivemeter.cache=$work/cache" \
  test dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile="$work/classpath"
grep -q 'Tests run: 2, Failures: 0, Errors: 0, Skipped: 0' "$work/consumer.log" || fail "the consumer ran no tests"
say "the consumer's tests, with JUnit 5"
java -Dhivemeter.cache="$work/cache" -cp "target/classes:$(cat "$work/classpath")" org.example.Report \
  src/test/resources/opening-lines.txt >"$work/report.txt"
grep -Eq '^mean-pairwise-cosine@1 0\.[0-9]+ \(n = 4\)$' "$work/report.txt" || fail "the consumer's program: $(head -n 3 "$work/report.txt")"
tr ':' '\n' <"$work/classpath" | sed 's:.*/::' | sort >"$work/jars"
! grep -E 'sqlite|duckdb|langchain4j-(core|open-ai|ollama|http)|jfreechart|picocli|junit|assertj' "$work/jars" ||
  fail "more comes with the library than the formulas and the embedder"
say "the consumer's program: $(wc -l <"$work/jars") jars on its class path"

# The public API is held to the previous release as soon as there is one. API_BASELINE names another version.
cd - >/dev/null
baseline="${API_BASELINE:-$(sed -n 's:.*<api.baseline>\(.*\)</api.baseline>.*:\1:p' pom.xml)}"
if [ -n "$baseline" ]; then
  maven api -q -Dquick "-Dapi.baseline=$baseline" -pl eval-core,embedder,library,junit verify
  say "the API agrees with that of $baseline"
else
  echo "      API compatibility: skipped, because there is no release to compare with; name the first one as api.baseline in pom.xml"
fi
echo "ok"
