# shellcheck shell=bash
# What the wikis written in PHP share; sourced by mediawiki and dokuwiki.
# They run PHP's own server, which answers one request after the other.

fail() {
  echo "error: $*" >&2
  exit 3
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Sets `scratch` (absolute), `port`, `url` and the command `php` from the arguments of the script.
take_arguments() {
  [ $# -ge 1 ] || fail "usage: $(basename "$0") DIRECTORY [PORT]"
  command -v php >/dev/null || fail "php is missing: apt-get install php-cli php-sqlite3 php-xml php-mbstring php-intl"
  mkdir -p "$1/tmp"
  scratch=$(cd "$1" && pwd)
  port=${2:-$(free_port)}
  url=http://127.0.0.1:$port
  # Nothing outside of the scratch folder is written, so sessions and temporary files go there. An array and no
  # function: a function in the background would be a shell between us and PHP, which a signal would stop instead.
  php=(php -d opcache.enable_cli=1 -d memory_limit=512M -d upload_max_filesize=20M -d post_max_size=25M
    -d date.timezone=UTC -d display_errors=0 -d log_errors=1 -d session.save_path="$scratch/tmp"
    -d sys_temp_dir="$scratch/tmp" -d upload_tmp_dir="$scratch/tmp")
}

# Serves in the foreground until the script or PHP is terminated: serve PROBE ROOT LINES [PHP OPTION …] [ROUTER].
# LINES are printed, with PID=… at their end, once PROBE (a path) is answered.
serve() {
  local probe=$1 root=$2 lines=$3
  shift 3
  # PHP_CLI_SERVER_WORKERS is not for us: its workers outlive their parent and keep the port.
  unset PHP_CLI_SERVER_WORKERS
  "${php[@]}" -S "127.0.0.1:$port" -t "$root" "$@" >"$scratch/server.log" 2>&1 &
  server=$!
  trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null' EXIT
  trap 'exit 0' INT TERM HUP
  for _ in $(seq 100); do
    if curl -sf -o /dev/null "$url$probe"; then
      printf '%s_PID=%s\n' "$lines" "$server"
      wait "$server"
      return
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  tail -5 "$scratch/server.log" >&2
  fail "the server does not answer at $url$probe"
}
