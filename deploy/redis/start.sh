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
            write "$kept" "$1" "$(od -An -v -N32 -tx1 /dev/urandom | tr -d ' \n')"
        fi
        value=$(cat "$kept/$1")
    fi
    write "$handed" "$1" "$value"
}

case $prefix in
    *[!A-Za-z0-9:._{}/-]*) fail 'TOCSIN_PREFIX may hold letters, digits and : . _ - / { } only' ;;
esac

secret push_token
secret redis_password

# `tocsin` is for the workers: their keys and channels, nothing that administers the server.
# `default` has no password, so that `redis-cli SUBSCRIBE tocsin:alerts` needs none; it may read the alerts, nothing else.
alerts=${prefix}alerts
umask 077
cat >/tmp/users.acl <<ACL
user tocsin on #$(printf '%s' "$value" | sha256sum | cut -c1-64) resetkeys ~${prefix}* resetchannels &${prefix}* +@all -@admin -@dangerous +info
user default on nopass resetkeys %R~${alerts} resetchannels &${alerts} -@all +subscribe +unsubscribe +xread +xrange +xrevrange +xlen +xinfo|stream +ping +hello +reset +quit +client|setinfo +client|setname +client|id +command|docs
ACL
unset value

exec redis-server /etc/tocsin/redis.conf --maxmemory "${REDIS_MAXMEMORY:-1gb}"
