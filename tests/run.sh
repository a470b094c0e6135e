#!/usr/bin/env bash
# Installs what the tests need where it is missing, then builds and runs everything.
# Usage: bash tests/run.sh [test project names…]      e.g. bash tests/run.sh Engine.Tests
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUGET_CERT_REVOCATION_MODE=offline

need=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need+=(postgresql)
command -v node >/dev/null || need+=(nodejs)
command -v npm >/dev/null || need+=(npm)
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || [ -x "${CHROMIUM:-}" ] || need+=(chromium-headless-shell)
fc-list 2>/dev/null | grep -i cjk >/dev/null || need+=(fontconfig fonts-noto-cjk)
if [ ${#need[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${need[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
  else
    echo "These Debian packages are needed: ${need[*]}. Install them (apt-get install ${need[*]}) and run this again." >&2
    exit 2
  fi
fi

# The pages need a newer Node.js than Debian 12 has: the registry of npm has it as a package. It goes beside the build's output, nothing of the machine changes.
if ! node src/Portal/build/require-node.mjs 2>/dev/null; then
  export PATH="$PWD/.artifacts/node/node_modules/.bin:$PATH"
  hash -r
  if ! node src/Portal/build/require-node.mjs 2>/dev/null; then
    echo "Installing Node.js 22 into .artifacts/node"
    npm install --prefix .artifacts/node --no-save --no-package-lock --no-audit --no-fund --loglevel=error node@22 npm@10
    hash -r
    node src/Portal/build/require-node.mjs || { echo "Install Node.js 20.19 or newer with npm and run this again." >&2; exit 2; }
  fi
fi

dotnet build BenchmarkWorkflow.sln -c Release -v q -clp:ErrorsOnly

only=" $* "
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export results

wanted() { [ "$only" = "  " ] || [[ "$only" == *" $1 "* ]]; }

# test_project NAME: runs it, says how it went, keeps what passed and failed in $results/NAME.count, and shows the end of the log where something failed
test_project() {
  local name=$1 started=$SECONDS ok=0 passed failed counters report=$results/$1.trx
  if [ "$name" = Portal.Tests ]; then
    report=$results/$name.json
    NO_COLOR=1 npm test --prefix src/Portal --silent -- --reporter=default --reporter=json --outputFile="$report" > "$results/$name.log" 2>&1 || ok=$?
    passed=$(grep -o '"numPassedTests":[0-9]*' "$report" 2>/dev/null | head -n 1 | cut -d: -f2) || true
    failed=$(grep -o '"numFailedTests":[0-9]*' "$report" 2>/dev/null | head -n 1 | cut -d: -f2) || true
  else
    dotnet test "tests/$name/$name.csproj" -c Release --no-build --nologo -v q --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
      > "$results/$name.log" 2>&1 || ok=$?
    counters=$(grep -o '<Counters [^>]*' "$report" 2>/dev/null) || true
    passed=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")
    failed=$(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<<"$counters")
  fi
  passed=${passed:-0} failed=${failed:-0}
  if [ "$ok" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi          # the run itself broke: that is a failure too
  echo "$passed $failed" > "$results/$name.count"
  echo "$name: $passed passed, $failed failed ($((SECONDS - started)) s)"
  if [ "$failed" != 0 ]; then tail -n 150 "$results/$name.log"; fi
}
export -f test_project

# Application.Tests and Browser.Tests use the whole machine, one after the other. The others, some of which mostly wait, go two at a time, the longest first.
projects=()
for project in Application.Tests Browser.Tests; do
  if wanted "$project"; then projects+=("$project"); test_project "$project"; fi
done
beside=()
for project in Faults.Tests Architecture.Tests Persistence.Tests Selection.Tests $(basename -a -s .csproj tests/*.Tests/*.csproj) Portal.Tests; do
  if wanted "$project" && [[ " ${projects[*]-} " != *" $project "* ]]; then projects+=("$project") beside+=("$project"); fi
done
[ ${#beside[@]} = 0 ] || printf '%s\n' "${beside[@]}" | xargs -P 2 -I {} bash -c 'test_project {}'

passed=0 failed=0
for project in "${projects[@]}"; do
  read -r good bad < "$results/$project.count" || { good=0 bad=1; }  # not even a count: it broke
  passed=$((passed + good)) failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
