#!/usr/bin/env bash
# Measures whether the tests would notice a changed program: changes it in hundreds of places, one at a time, and runs the tests each time.
# Usage: bash tests/mutation.sh [callbacks|commands|inbox|outbox]...     (none: all of them, 5 to 15 minutes each, inbox and outbox up to 40, on SQLite)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure NAME TEST_PROJECT PROJECT TEST_FOLDERS PATTERN...: in a copy, because the tool changes the sources, and with only those
# test folders in it, because the tool runs every test of a project alone to learn what it covers.
measure() {
  local name=$1 tests=$2 project=$3 folders=$4 folder patterns=()
  shift 4
  for pattern in "$@"; do patterns+=(-m "$pattern"); done

  mkdir "$work/$name"
  git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf - | tar -xf - -C "$work/$name"
  (
    cd "$work/$name/tests/$tests"
    for folder in */; do
      case " $folders Harness " in *" ${folder%/} "*) ;; *) rm -rf "$folder" ;; esac
    done
    # Fuzzing covers everything and takes seconds, once for each change; the other tests must notice by themselves.
    find . -name '*FuzzTests.cs' -delete
    cd "$work/$name"
    dotnet tool restore >/dev/null
    dotnet restore BotService.sln --locked-mode -v q
    cd "tests/$tests"
    # Tests that wait for what a change prevents fail by themselves and soon; a machine that is merely busy must not pass for tests that noticed.
    export BOTSERVICE_TEST_PATIENCE=10
    echo '{ "stryker-config": { "additional-timeout": 30000 } }' >stryker-config.json
    nice dotnet stryker --test-runner mtp -p "$project.csproj" "${patterns[@]}" -r json -r cleartext -O "$work/$name-report" --skip-version-check
  ) >"$work/$name.log" 2>&1 || { tail -40 "$work/$name.log" >&2; return 1; }

  echo "$name: $(sed -n 's/.*The final mutation score is //p' "$work/$name.log")"
}

[ $# -gt 0 ] || set -- callbacks commands inbox outbox

for part in "$@"; do
  case $part in
    callbacks) measure callbacks BotService.WeCom.Tests BotService.WeCom Callbacks '**/Callbacks/*.cs' ;;
    commands) measure commands BotService.Tests BotService Commands '**/Commands/CommandMatcher.cs' '**/Commands/CommandText.cs' '**/Commands/CommandSuggester.cs' ;;
    inbox) measure inbox BotService.Tests BotService Inbox '**/Inbox/*.cs' ;;
    outbox) measure outbox BotService.Tests BotService Outbox '**/Outbox/*.cs' ;;
    *) echo "unknown part: $part" >&2; exit 2 ;;
  esac
done
