# Sourced by the commands beside it: failover and point-in-time restore are tried with Debian's PostgreSQL 15.

require_postgresql_15() {
    if [ -x /usr/lib/postgresql/15/bin/pg_basebackup ]; then
        return 0
    fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing PostgreSQL 15 ..." >&2
        { apt-get install -y -q postgresql-15 || { apt-get update -q && apt-get install -y -q postgresql-15; }; } \
            >&2 </dev/null || true
    fi
    if [ ! -x /usr/lib/postgresql/15/bin/pg_basebackup ]; then
        echo "Failover is tested with PostgreSQL 15 in /usr/lib/postgresql/15, and there is none: apt-get install postgresql-15 (as root; bin/test does it when root runs it)." >&2
        exit 1
    fi
}
