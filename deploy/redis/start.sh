#!/bin/sh
# Starts Redis with its users, and hands the workers their secrets.
#
# Two secrets, each in a file, never in a command line, a variable or the image:
#   redis_password   the workers' password, user `tocsin`
#   push_token       the bearer token of POST /articles
# The operator's own (deploy/secrets/NAME) is taken where there is one; else one is made at the first start and kept
# in the data volume. Both are laid out for the workers in a volume that lives in memory.
set -eu

given=/run/secrets.given # deploy/secrets, read-only
kept=/data/secrets       # the data volume: only this container has it
handed=/run/tocsin       # in memory: the workers have it read-only
prefix=${TOCSIN_PREFIX:-tocsin:}

fail() {
    printf 'start.sh: %s\n' "$*" >&2
    exit 78
}

random() { od -An -v -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# A file appears whole or not at all; readable by its group, which is the workers' (the folder is setgid).
write() { # FOLDER NAME VALUE
    (umask 027 && printf '%s' "$3" >"$1/.$2.new")
    mv -f "$1/.$2.new" "$1/$2"
}

secret() { # NAME
    if [ -e "$given/$1" ]; then
        [ -r "$given/$1" ] || fail "deploy/secrets/$1 can't be read by user id $(id -u): chmod 0444 it, or chown it to that id"
        value=$(cat "$given/$1")
        [ -n "$value" ] || fail "deploy/secrets/$1 is empty"
    else
        if [ ! -s "$kept/$1" ]; then
            (umask 077 && mkdir -p "$kept")
            write "$kept" "$1" "$(random)"
        fi
        value=$(cat "$kept/$1")
    fi
    write "$handed" "$1" "$value"
}

case $prefix in
    *[!A-Za-z0-9:._{}/-]*) fail 'TOCSIN_PREFIX may hold letters, digits and : . _ - / { } only' ;;
esac

[ -w /data ] || fail "the volume at /data can't be written by user id $(id -u)"
secret push_token
secret redis_password

# `tocsin` is for the workers: their keys and channels, nothing that administers the server.
# `default` has no password, so that `redis-cli SUBSCRIBE tocsin:alerts` needs none; it may read the alerts, nothing else.
#
# But not at once: many versions of Redis replay the transactions of their append-only file as `default`, and those that
# `default` may not do are dropped without a word to anyone, data and all (redis/redis#14541). So `default` begins with
# every right and switched off, which lets nobody in, and takes its place when the file is read. `opener` may do that
# one thing, and is gone with it.
alerts=${prefix}alerts
hash() { printf '%s' "$1" | sha256sum | cut -c1-64; }
tocsin="user tocsin on #$(hash "$value") resetkeys ~${prefix}* resetchannels &${prefix}* +@all -@admin -@dangerous +info"
default="user default on nopass resetkeys %R~${alerts} resetchannels &${alerts} -@all +subscribe +unsubscribe +xread +xrange\
 +xrevrange +xlen +xinfo|stream +ping +hello +reset +quit +client|setinfo +client|setname +client|id +command|docs"
users=/tmp/users.acl

umask 077
REDISCLI_AUTH=$(random)
export REDISCLI_AUTH
printf '%s\n' "$tocsin" \
    "user opener on #$(hash "$REDISCLI_AUTH") -@all +ping +acl|load" \
    "user default off nopass allkeys allchannels +@all" >"$users"
(
    until [ "$(redis-cli --no-auth-warning --user opener PING 2>/dev/null)" = PONG ]; do sleep 0.1; done
    printf '%s\n' "$tocsin" "$default" >"$users"
    # It takes the connection of `opener` with it: no answer comes.
    redis-cli --no-auth-warning --user opener ACL LOAD >/dev/null 2>&1
) &
unset REDISCLI_AUTH value

exec redis-server /etc/tocsin/redis.conf --maxmemory "${REDIS_MAXMEMORY:-1gb}"
