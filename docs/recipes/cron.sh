#!/usr/bin/env bash
# Publishes what AWS says now: /usr/local/bin/publish-network, in the crontab of a user of its own.
#   17 5 * * 1-5  PORTOLAN_TO=https://wiki.example.com/team.wiki.git publish-network
# Says nothing when all went well, so that cron writes a mail only when something did not.
set -euo pipefail
umask 077

: "${PORTOLAN_TO:?says where to publish}"
folder=${PORTOLAN_FOLDER:-$HOME/network} # with portolan.yml, and describe/ for what AWS said
token=${PORTOLAN_TOKEN_FILE:-$HOME/.config/portolan/token}

fail() {
  echo "error: $*" >&2
  exit 1
}

# One at a time; a run that takes longer than a day is worth a mail.
mkdir -p "$folder"
exec 9>"$folder/.lock"
flock --nonblock 9 || fail "another run is still publishing $folder"

[ -f "$token" ] || fail "there is no token in $token"
[ "$(stat --format '%a %u' "$token")" = "600 $(id -u)" ] || fail "$token has to be yours alone: chmod 600 $token"
PORTOLAN_TOKEN=$(<"$token")
export PORTOLAN_TOKEN

log=$(mktemp)
trap 'rm -rf "$log" "$folder/.describe"' EXIT
run() {
  "$@" >"$log" 2>&1 9>&- || {
    status=$?
    cat "$log" >&2
    exit "$status"
  }
}

# Only a complete answer takes the place of the last one. The leading dot keeps the new one from being read with it.
rm -rf "$folder/.describe"
run env -u PORTOLAN_TOKEN portolan import aws --live --save "$folder/.describe" --output /dev/null
rm -rf "$folder/describe"
mv "$folder/.describe" "$folder/describe"

run portolan publish "$folder" --to "$PORTOLAN_TO"
