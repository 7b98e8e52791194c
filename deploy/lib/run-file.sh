# .run/current.json: what the newest deploy/run is, for deploy/token and deploy/wg. Sourced, never run. Needs $root.

run_file=${WARNINGGRID_RUN_FILE:-$root/.run/current.json}

# One member of the file, or nothing: run_says url. The file is written below, one member a line.
run_says() { sed -n "s/^  \"$1\": \"\{0,1\}\(.*[^\",]\)\"\{0,1\},\{0,1\}\$/\1/p" "$run_file" 2>/dev/null; }

# The pid of a run that the file names and that is still alive.
other_run() {
  local pid
  pid=$(run_says pid)
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && echo "$pid"
}

json_text() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; }

# write_run URL DATA CONNECTION PID…: the later of two runs wins, and the earlier one is told by a signal.
write_run() {
  local url=$1 data=$2 connection=$3 other
  shift 3
  other=$(other_run)
  mkdir -p "$(dirname "$run_file")"
  (
    umask 077
    printf '{\n  "url": %s,\n  "data": %s,\n  "connection": %s,\n  "pid": %s,\n  "pids": [%s]\n}\n' \
      "$(json_text "$url")" "$(json_text "$data")" "$(json_text "$connection")" "$$" "$(IFS=,; echo "$*")" >"$run_file.$$"
  )
  mv "$run_file.$$" "$run_file"
  if [ -n "$other" ] && [ "$other" != "$$" ]; then
    say "Another run (pid $other) goes on; deploy/token and deploy/wg now speak to this one."
    kill -USR1 "$other" 2>/dev/null
  fi
}

forget_run() { [ "$(run_says pid)" != "$$" ] || rm -f "$run_file"; }
