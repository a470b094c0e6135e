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

dotnet build BenchmarkWorkflow.sln -c Release -v q -clp:ErrorsOnly

passed=0 failed=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  started=$SECONDS
  ok=0
  dotnet test "$project" -c Release --no-build --nologo -v q --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    > "$results/$name.log" 2>&1 || ok=$?
  counters=$(grep -o '<Counters [^>]*' "$results/$name.trx" 2>/dev/null || true)
  p=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters"); f=$(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<<"$counters")
  p=${p:-0}; f=${f:-0}
  if [ "$ok" != 0 ] && [ "$f" = 0 ]; then f=1; fi          # the run itself broke: that is a failure too
  passed=$((passed + p)); failed=$((failed + f))
  echo "$name: $p passed, $f failed ($((SECONDS - started)) s)"
  if [ "$f" != 0 ] || [ "$ok" != 0 ]; then tail -n 60 "$results/$name.log"; fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
