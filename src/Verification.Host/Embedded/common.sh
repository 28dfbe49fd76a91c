# shellcheck shell=bash
# Words every part of servers.sh uses: refusing, running as somebody, recognising a process, waiting.

own_variables=(VERIFICATION_DATABASE VERIFICATION_DATABASE_ROAD VERIFICATION_DATABASE_DOOR VERIFICATION_BROKER)
plain_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# refuse CODE 中文 English: one sentence in each language, each naming what helps.
refuse() {
    printf '%s\n%s\n' "$2" "$3" >&2
    exit "$1"
}

refuse_stopped() {
    refuse 1 "私有服务器没有运行:请先运行 ./run,或 servers.sh start。" \
        "The private servers are not running: run ./run, or servers.sh start."
}

export_line() { printf "export %s=%q\n" "$1" "$2"; }
plain_line() { printf '%s=%s\n' "$1" "$2"; }

# True when the four variables name servers of one's own; some without the others is a mistake worth stopping for.
# `env` marks what it prints, so that a shell that took it over still means the private servers.
own_servers() {
    if [[ ${VERIFICATION_SERVERS:-} == private ]]; then return 1; fi
    local name set=0
    for name in "${own_variables[@]}"; do
        if [[ -n ${!name:-} ]]; then set=$((set + 1)); fi
    done
    if ((set == 0)); then return 1; fi
    if ((set == ${#own_variables[@]})); then return 0; fi
    refuse 2 "使用自己的服务器须同时设置 ${own_variables[*]};否则请全部取消。" \
        "Servers of your own need all of ${own_variables[*]}; unset them all to get private ones."
}

# The account a server runs under: ourselves, or, for root, the package's own user, else nobody.
service_user() {
    if ((EUID != 0)); then echo self
    elif id -u "$1" >/dev/null 2>&1; then echo "$1"
    else echo nobody
    fi
}

# Prints the words that drop root to a user, one a line; none when there is nothing to drop.
drop_to() {
    if [[ $1 != self ]]; then printf '%s\n' setpriv "--reuid=$1" "--regid=$(id -g "$1")" --init-groups; fi
}

as_user() { # user command...
    local -a drop
    mapfile -t drop < <(drop_to "$1")
    shift
    (cd / && exec "${drop[@]}" "$@")
}

own_folder() { # user folder: only that user may look inside
    mkdir -p "$2"
    if [[ $1 != self ]]; then chown "$1:$(id -g "$1")" "$2"; fi
    chmod 0700 "$2"
}

# launch NAME MARK USER LOG COMMAND...: in its own session, so that Ctrl-C in a terminal does not reach it; descriptor 9 is our lock.
launch() {
    local name=$1 mark=$2 user=$3 log=$4 pid tries
    local -a drop
    mapfile -t drop < <(drop_to "$user")
    shift 4
    if [[ -e $log ]]; then mv -f "$log" "$log.before"; fi
    (cd / && exec setsid "${drop[@]}" "$@" </dev/null >"$log" 2>&1 9>&-) &
    pid=$!
    echo "$pid" >"$state/$name.pid"
    # Until its exec the new process still carries our own command line.
    for tries in {1..100}; do
        if running "$name" "$mark" || ! kill -0 "$pid" 2>/dev/null; then return; fi
        sleep 0.05
    done
}

# running NAME MARK: the process of our pid file lives and its command line carries our mark.
# A number alone says nothing: after a crash or a reboot it may belong to anybody.
running() {
    local pid line
    { read -r pid <"$state/$1.pid" && line=$(tr '\0' ' ' <"/proc/$pid/cmdline"); } 2>/dev/null || return 1
    [[ $line == *"$2"* ]]
}

# end NAME MARK SIGNAL SECONDS: signals our own process and waits; false when it still runs.
end() {
    local deadline=$((SECONDS + $4))
    if running "$1" "$2"; then kill "-$3" "$(cat "$state/$1.pid")" 2>/dev/null || true; fi
    while running "$1" "$2"; do
        if ((SECONDS >= deadline)); then return 1; fi
        sleep 0.1
    done
    rm -f "$state/$1.pid"
}

# await SECONDS NAME MARK CONDITION...: true as soon as the condition holds, false when the process died or time is up.
await() {
    local deadline=$((SECONDS + $1)) name=$2 mark=$3
    shift 3
    until "$@"; do
        if ((SECONDS >= deadline)) || ! survives "$name" "$mark"; then return 1; fi
        sleep 0.1
    done
}

# In the instant of an exec the kernel shows an empty command line: only a second look proves an end.
survives() { running "$1" "$2" || { sleep 0.2; running "$1" "$2"; }; }

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

last_words() { tail -n 2 "$1" 2>/dev/null | tr '\n' ' '; }
