# shellcheck shell=bash
# The private PostgreSQL cluster.

postgres_major_min=15

# The newest installed version wins; a version below 15 does not count.
postgres_bin() {
    local folder major best=0
    for folder in /usr/lib/postgresql/*/bin; do
        major=$(basename "$(dirname "$folder")")
        if [[ -x $folder/postgres && $major =~ ^[0-9]+$ ]] && ((major >= postgres_major_min && major > best)); then best=$major; fi
    done
    if ((best == 0)); then return 1; fi
    echo "/usr/lib/postgresql/$best/bin"
}

# A cluster stays with the version that made it.
cluster_bin() { echo "/usr/lib/postgresql/$(cat "$state/postgres/data/PG_VERSION")/bin"; }

postgres_mark() { echo "-D $state/postgres/data"; }

start_postgres() {
    if running postgres "$(postgres_mark)"; then return; fi
    local user tries log=$state/postgres/log
    user=$(service_user postgres)
    own_folder "$user" "$state/postgres"
    if [[ ! -e $state/postgres/data ]]; then make_cluster "$user"; fi
    write_postgres_settings "$user"
    forget_strange_pid
    # After a kill -9 orphaned backends need a moment to notice; PostgreSQL refuses to start beside them, and rightly.
    for tries in 1 2 3; do
        launch postgres "$(postgres_mark)" "$user" "$log" \
            env -i PATH=$plain_path LANG=C.UTF-8 "$(cluster_bin)/postgres" -D "$state/postgres/data"
        if await 120 postgres "$(postgres_mark)" postgres_answers; then return; fi
        sleep "$tries"
    done
    refuse 1 "PostgreSQL 无法启动(日志:$log):$(last_words "$log")" "PostgreSQL does not start (log: $log): $(last_words "$log")"
}

postgres_answers() { "$(cluster_bin)/pg_isready" -q -h 127.0.0.1 -p "$postgres_port"; }

# Made beside its place and renamed, so that a start that is interrupted never leaves half a cluster.
make_cluster() { # user
    local bin new=$state/postgres/new
    bin=$(postgres_bin)
    rm -rf "$new"
    (umask 077 && echo "$owner_password" >"$state/postgres/password")
    if [[ $1 != self ]]; then chown "$1" "$state/postgres/password"; fi
    as_user "$1" env -i PATH=$plain_path LANG=C.UTF-8 "$bin/initdb" --pgdata="$new" --username=verification --auth=scram-sha-256 \
        --pwfile="$state/postgres/password" --encoding=UTF8 --locale=C.UTF-8 >"$state/postgres.init.log" 2>&1 &&
        echo "create database verification" |
        as_user "$1" env -i PATH=$plain_path LANG=C.UTF-8 "$bin/postgres" --single -D "$new" postgres >>"$state/postgres.init.log" 2>&1 ||
        refuse 1 "initdb 失败:见 $state/postgres.init.log。" "initdb failed: see $state/postgres.init.log."
    rm -f "$state/postgres/password"
    as_user "$1" sh -c "echo \"include 'verification.conf'\" >>'$new/postgresql.conf'"
    mv "$new" "$state/postgres/data"
}

write_postgres_settings() { # user
    local memory_mb buffers=256MB
    memory_mb=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
    if ((memory_mb < 2048)); then buffers=64MB; fi
    as_user "$1" tee "$state/postgres/data/verification.conf" >/dev/null <<EOF
listen_addresses = '127.0.0.1'
port = $postgres_port
unix_socket_directories = ''
max_connections = 600
shared_buffers = $buffers
max_wal_size = 4GB
wal_level = replica
fsync = on
timezone = 'UTC'
log_timezone = 'UTC'
EOF
}

# PostgreSQL believes postmaster.pid by number when the number lives under the same user; we also read the command line.
forget_strange_pid() {
    local file=$state/postgres/data/postmaster.pid pid line
    { read -r pid <"$file" && line=$(tr '\0' ' ' <"/proc/$pid/cmdline"); } 2>/dev/null || return 0
    if [[ $line != *"$(postgres_mark)"* ]]; then rm -f "$file"; fi
}

stop_postgres() {
    end postgres "$(postgres_mark)" INT 30 || end postgres "$(postgres_mark)" QUIT 30 ||
        refuse 1 "PostgreSQL 没有停止:见 $state/postgres/log。" "PostgreSQL does not stop: see $state/postgres/log."
}
