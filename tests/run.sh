#!/usr/bin/env bash
# Runs every test on SQLite and on PostgreSQL and prints "N passed, N failed" last.
# Usage: bash tests/run.sh [--no-build]     (--no-build: the solution has just been built)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Nothing may outlive this script: no build server, no compiler server, no reused node.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

# Databases come and go by the thousand: in memory where there is plenty, since making the files is what takes long on a disk.
roomy() { [ -w /dev/shm ] && [ "$(df --output=avail -BG /dev/shm | tail -1 | tr -dc 0-9)" -ge 4 ]; }
work=$(roomy && mktemp -d -p /dev/shm || mktemp -d)
export TMPDIR=$work/tmp
mkdir -m 1777 "$TMPDIR"
postgres_pid=
tests_pid=
passed=0
failed=0
died=0

clean_up() {
  trap - EXIT INT TERM
  [ -z "$tests_pid" ] || kill -TERM "$tests_pid" 2>/dev/null || true
  stop_postgres
  rm -rf "$work"
}

stop_postgres() {
  [ -n "$postgres_pid" ] || return 0
  # INT is PostgreSQL's fast shutdown: it disconnects clients and goes.
  kill -INT "$postgres_pid" 2>/dev/null || true
  wait "$postgres_pid" 2>/dev/null || true
  postgres_pid=
}

find_postgres() {
  local folder
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  if [ -n "$folder" ] && [ -x "$folder/postgres" ]; then echo "$folder"; return; fi
  folder=$(command -v postgres) && dirname "$(readlink -f "$folder")"
}

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

has_chinese_font() {
  [ -e /usr/share/fonts/truetype/wqy/wqy-zenhei.ttc ] || { command -v fc-list && fc-list :lang=zh | grep -q .; }
}

has_metrics_reader() { command -v promtool || [ -d /usr/lib/python3/dist-packages/prometheus_client ]; }

has_pooler() { [ -x /usr/sbin/pgbouncer ] || [ -x /usr/bin/pgbouncer ] || [ -x /usr/local/bin/pgbouncer ]; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

may_install() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }

install_missing() {
  local packages=()
  [ -n "$(find_postgres)" ] || packages+=(postgresql)
  has_chromium >/dev/null || packages+=(chromium)
  has_chinese_font >/dev/null || packages+=(fonts-wqy-zenhei)
  has_metrics_reader >/dev/null || packages+=(python3-prometheus-client)

  if [ ${#packages[@]} -gt 0 ]; then
    if ! may_install; then
      echo "tests/run.sh needs these packages and may not install them here: ${packages[*]}" >&2
      echo "Install them (on Debian: apt-get install ${packages[*]}) and run it again." >&2
      exit 1
    fi
    install_packages "${packages[@]}" || { cat "$work/apt.log" >&2; exit 1; }
  fi

  # Small, and only the tests behind a pooler need it: without it they are skipped and the rest runs.
  if ! has_pooler && ! { may_install && install_packages pgbouncer; }; then
    echo "PgBouncer is not here and cannot be installed: PoolerTests will be skipped." >&2
  fi
}

# Debian starts what it installs, now and at each boot. Nobody here uses its PostgreSQL cluster and its pooler, so they stay off.
install_packages() {
  echo "Installing $*"
  as_root sh -c '
    set -e
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    if [ ! -e /usr/sbin/policy-rc.d ]; then
      trap "rm -f /usr/sbin/policy-rc.d" EXIT
      trap "exit 1" INT TERM
      printf "#!/bin/sh\nexit 101\n" >/usr/sbin/policy-rc.d
      chmod 755 /usr/sbin/policy-rc.d
    fi
    # One source that does not answer need not be the one that has them.
    apt-get update -qq -o Acquire::http::Timeout=20 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Acquire::http::Timeout=20 --no-install-recommends "$@"
    case " $* " in *" pgbouncer "*) update-rc.d pgbouncer disable ;; esac
  ' sh "$@" >"$work/apt.log" 2>&1
}

# A throw-away server on loopback: no durability, no password, gone with the script.
start_postgres() {
  local bin data=$work/postgres run_as=() attempt
  bin=$(find_postgres)
  chmod 711 "$work"
  mkdir "$data"

  # PostgreSQL refuses to run as root.
  if [ "$(id -u)" = 0 ]; then
    run_as=(setpriv --reuid=postgres --regid=postgres --init-groups)
    chown postgres:postgres "$data"
  fi

  (cd "$data" && "${run_as[@]}" "$bin/initdb" -D "$data" -U botservice --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync) \
    >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; exit 1; }

  # A port may be taken between choosing and listening; then another one is tried.
  for attempt in 1 2 3 4 5; do
    postgres_port=$((20000 + RANDOM % 20000))
    "${run_as[@]}" "$bin/postgres" -D "$data" -p "$postgres_port" -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
      -c max_connections=200 >"$work/postgres.log" 2>&1 &
    postgres_pid=$!

    while kill -0 "$postgres_pid" 2>/dev/null; do
      if "$bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port" && kill -0 "$postgres_pid" 2>/dev/null; then return 0; fi
      sleep 0.1
    done
    stop_postgres
  done

  cat "$work/postgres.log" >&2
  exit 1
}

# run_tests PROJECT DATABASE: adds the run's figures; a run without figures counts as one failure.
run_tests() {
  local log=$work/tests.log code=0 run_passed run_failed
  echo "== $(basename "$1") on $2"
  # The heap may grow before it is collected, and code is written where it runs: the run is short and its machine its own.
  BOTSERVICE_TEST_DATABASE=$2 DOTNET_GCgen0size=4000000 DOTNET_EnableWriteXorExecute=0 dotnet test --project "$1" --no-build --no-progress --no-ansi >"$log" 2>&1 &
  tests_pid=$!
  wait "$tests_pid" || code=$?
  tests_pid=
  cat "$log"
  failures "$log" | sed "s/^failed /failed on $2: /" >>"$work/failures.log"
  basename "$1" >>"$work/runs.log"
  skipped "$log" | sed "s|^|$(basename "$1")\t|" >>"$work/skipped.log"

  run_passed=$(figure succeeded "$log")
  run_failed=$(figure failed "$log")

  if [ -z "$run_passed" ] || [ -z "$run_failed" ] || { [ "$code" != 0 ] && [ "$run_failed" = 0 ]; }; then
    echo "The run of $1 on $2 ended with code $code and without a usable summary." >&2
    died=$((died + 1))
    run_failed=$((${run_failed:-0} + 1))
  fi

  passed=$((passed + ${run_passed:-0}))
  failed=$((failed + run_failed))
}

# The first lines that each failed test says.
failures() { awk '/^failed / { left = 8 } /^(skipped|passed|Test run) / { left = 0 } left-- > 0' "$1" | cut -c1-500; }

# Each skipped test with the reason that stands below it.
skipped() { awk '/^skipped / { test = substr($0, 9); getline; sub(/^ +/, ""); print test "\t" $0 }' "$1"; }

# What no run executed: skipped each time that its project ran. The reason is the one of the last run.
never_run() {
  awk -F'\t' '
    FILENAME == ARGV[1] { runs[$1]++; next }
    { times[$1 FS $2]++; reason[$1 FS $2] = $3 }
    END { for (test in times) { split(test, part, FS); if (times[test] == runs[part[1]]) print "not run: " part[2] ": " reason[test] } }
  ' "$work/runs.log" "$work/skipped.log" | sort
}

figure() { sed -nE "s/^  $1: ([0-9]+).*/\1/p" "$2" | tail -1; }

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

install_missing

if [ "${1:-}" != --no-build ]; then
  dotnet restore BotService.sln --locked-mode -v q
  dotnet build BotService.sln --no-restore -warnaserror -v q -p:Optimize=true
fi

# The pages are also checked for accessibility where npm is there; nothing of it is part of the product.
if command -v npm >/dev/null && npm install --prefix "$work/axe" --no-audit --no-fund --silent axe-core@4.14.1 >/dev/null 2>&1; then
  export BOTSERVICE_TEST_AXE=$work/axe/node_modules/axe-core/axe.min.js
fi

# The bot's server of the simulator is tried with the platform's own client, likewise.
if command -v npm >/dev/null && npm install --prefix "$work/bot-sdk" --no-audit --no-fund --silent @wecom/aibot-node-sdk@1.0.7 >/dev/null 2>&1; then
  export BOTSERVICE_TEST_BOT_SDK=$work/bot-sdk
fi

start_postgres
export BOTSERVICE_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=botservice;Database=postgres"

for project in tests/*.Tests; do
  run_tests "$project" Sqlite
done
run_tests tests/BotService.Tests PostgreSql

stop_postgres
echo
# Once more together: whoever sees only the end of a long log learns what failed, and what was not tried and why.
cat "$work/failures.log"
never_run
[ "$passed" -gt 0 ] || echo "No test ran." >&2
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$died" = 0 ] && [ "$passed" -gt 0 ]
