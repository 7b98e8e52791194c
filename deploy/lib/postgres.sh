# PostgreSQL on this machine: finds or installs the server and runs private clusters of it. Sourced, never run.
#
# A private cluster belongs to the command that started it: the kernel stops it when that command dies (pdeathsig),
# it listens on loopback alone and has no socket file. PostgreSQL refuses root, so root runs it in a user namespace.

# Sets PG_BIN to the newest installed server's binaries (15 or later), installing Debian's package when there are none.
find_postgres() {
  PG_BIN=$(newest_postgres)
  [ -n "$PG_BIN" ] && return
  local quiet='mkdir -p /etc/postgresql-common/createcluster.d && echo create_main_cluster = false >/etc/postgresql-common/createcluster.d/warninggrid.conf'
  local install="$quiet && apt-get update && apt-get install -y --no-install-recommends postgresql"
  [ "$(id -u)" -eq 0 ] || fail "PostgreSQL 15 or later is missing. Install it with: sudo sh -c '$install'"
  command -v apt-get >/dev/null || fail "PostgreSQL 15 or later is missing and there is no apt-get; set WARNINGGRID_POSTGRES to use a server"
  say "Installing PostgreSQL …"
  DEBIAN_FRONTEND=noninteractive sh -c "$install" >&2 || fail "PostgreSQL could not be installed"
  PG_BIN=$(newest_postgres)
  [ -n "$PG_BIN" ] || fail "the package manager's PostgreSQL is older than 15"
}

newest_postgres() {
  local bin
  for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -nr); do
    [ -x "$bin/postgres" ] && [ "$(basename "$(dirname "$bin")")" -ge 15 ] && { echo "$bin"; return; }
  done
}

# Sets PG_AS, the words that make a command one of an ordinary user, and PG_HOME, the folder clusters live in.
# Root enters a user namespace; where those are forbidden it becomes the package's user, who may not reach $1.
become_ordinary() {
  PG_HOME=$1
  PG_AS=()
  [ "$(id -u)" -eq 0 ] || return 0
  PG_AS=(unshare --user --map-user=1000 --map-group=1000)
  "${PG_AS[@]}" true 2>/dev/null && return
  PG_AS=(setpriv --reuid=postgres --regid=postgres --init-groups)
  PG_HOME=/var/lib/postgresql/warninggrid/$(printf '%s' "$1" | cksum | cut -d' ' -f1)
  say "User namespaces are forbidden here: PostgreSQL runs as user postgres with its data in $PG_HOME."
  install -d -o postgres -g postgres -m 700 /var/lib/postgresql/warninggrid "$PG_HOME"
}

# make_cluster FOLDER [PASSWORD-FILE]: a new cluster, unless there is one. Half a cluster is never left: it is made
# beside its place and moved there.
make_cluster() {
  [ -f "$1/PG_VERSION" ] && return
  local auth=(-A trust)
  [ -n "${2:-}" ] && auth=(-A scram-sha-256 --pwfile="$2")
  rm -rf "$1.new"
  "${PG_AS[@]}" "$PG_BIN/initdb" -D "$1.new" -U warninggrid -E UTF8 --locale=C.UTF-8 "${auth[@]}" >/dev/null || fail "initdb failed"
  mv "$1.new" "$1"
}

# start_cluster FOLDER LOG [SETTING=VALUE …]: sets PG_PID and PG_PORT once the cluster answers.
start_cluster() {
  local folder=$1 log=$2 settings=() setting
  shift 2
  for setting in listen_addresses=127.0.0.1 unix_socket_directories= "$@"; do settings+=(-c "$setting"); done
  for _ in 1 2 3; do
    PG_PORT=$(free_port)
    # A session of its own, so that Ctrl-C reaches the silos first: they still have snapshots to write.
    setsid "${PG_AS[@]}" setpriv --pdeathsig INT "$PG_BIN/postgres" -D "$folder" -p "$PG_PORT" "${settings[@]}" \
      >>"$log" 2>&1 </dev/null &
    PG_PID=$!
    while kill -0 "$PG_PID" 2>/dev/null; do
      "$PG_BIN/pg_isready" -q -h 127.0.0.1 -p "$PG_PORT" && return
      sleep 0.05
    done
  done
  tail -n 5 "$log" >&2
  fail "PostgreSQL did not start; see $log"
}

# Stops the cluster: fast at first, at once when it takes longer than 5 s.
stop_cluster() {
  [ -n "${PG_PID:-}" ] || return 0
  kill -INT "$PG_PID" 2>/dev/null
  ended "$PG_PID" 5 || { kill -QUIT "$PG_PID" 2>/dev/null; ended "$PG_PID" 2 || kill -KILL "$PG_PID" 2>/dev/null; }
  wait "$PG_PID" 2>/dev/null
  PG_PID=
}
