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
command -v chromium >/dev/null || [ -x "${CHROMIUM:-}" ] || need+=(chromium)
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

passed=0 failed=0 only=" $* "
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

wanted() { [ "$only" = "  " ] || [[ "$only" == *" $1 "* ]]; }

# tell NAME PASSED FAILED EXIT-CODE STARTED: counts them, says so, and shows the end of the log where something failed
tell() {
  local f=${3:-0}
  if [ "$4" != 0 ] && [ "$f" = 0 ]; then f=1; fi          # the run itself broke: that is a failure too
  passed=$((passed + ${2:-0})); failed=$((failed + f))
  echo "$1: ${2:-0} passed, $f failed ($((SECONDS - $5)) s)"
  if [ "$f" != 0 ]; then tail -n 150 "$results/$1.log"; fi
}

for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj) started=$SECONDS ok=0
  wanted "$name" || continue
  dotnet test "$project" -c Release --no-build --nologo -v q --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    > "$results/$name.log" 2>&1 || ok=$?
  counters=$(grep -o '<Counters [^>]*' "$results/$name.trx" 2>/dev/null || true)
  tell "$name" "$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")" "$(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<<"$counters")" "$ok" "$started"
done
if wanted Portal.Tests; then
  started=$SECONDS ok=0 report=$results/Portal.Tests.json
  NO_COLOR=1 npm test --prefix src/Portal --silent -- --reporter=default --reporter=json --outputFile="$report" > "$results/Portal.Tests.log" 2>&1 || ok=$?
  count() { grep -o "\"$1\":[0-9]*" "$report" 2>/dev/null | head -n 1 | cut -d: -f2; }
  tell Portal.Tests "$(count numPassedTests)" "$(count numFailedTests)" "$ok" "$started"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
