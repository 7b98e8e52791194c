# What the commands of deploy/ say and how they look for a free port. Sourced, never run.

# Progress goes to standard error: standard output belongs to results (the ready line, a token, the totals).
say() { printf '%s\n' "$*" >&2; }
fail() { say "deploy/$(basename "$0"): $*"; exit 1; }

# Whether something listens on a port of the loopback interface.
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port below the ephemeral range on which nothing listens.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    listening "$port" || { echo "$port"; return; }
  done
}

# The process that listens on a port, e.g. "pid 4711 (nginx)"; needs rights on that process to see it.
listener() {
  local hex inode fd pid
  hex=$(printf ':%04X' "$1")
  inode=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10; exit }')
  for fd in /proc/[0-9]*/fd/*; do
    [ -n "$inode" ] && [ "$(readlink "$fd" 2>/dev/null)" = "socket:[$inode]" ] || continue
    pid=${fd#/proc/}; pid=${pid%%/*}
    echo "pid $pid ($(tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-80))"
    return
  done
  echo "another user's process"
}

# Waits until a process has ended, for at most so many seconds; says by its exit code whether it has.
ended() {
  local pid=$1 deadline=$((SECONDS + $2))
  while kill -0 "$pid" 2>/dev/null && ! grep -qs '^State:.Z' "/proc/$pid/status"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.05
  done
}
