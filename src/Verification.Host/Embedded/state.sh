# shellcheck shell=bash
# Where the servers keep their state, and the settings drawn once for them: ports, passwords, keys.

state=

checkout() {
    local folder=$here
    while [[ $folder != / ]]; do
        if [[ -e $folder/Verification.sln ]]; then echo "$folder"; return; fi
        folder=$(dirname "$folder")
    done
    return 1
}

wanted_state() {
    local root
    if [[ -n ${VERIFICATION_STATE:-} ]]; then realpath -m -- "$VERIFICATION_STATE"
    elif root=$(checkout); then echo "$root/.state"
    else echo "${XDG_STATE_HOME:-$HOME/.local/state}/verification"
    fi
}

# A clone under /root is closed to the users the servers run as, and Erlang's start scripts split paths at spaces:
# then the servers live in a folder of /var/tmp whose name is derived from the wanted one, so that it is found again.
fallback_state() { echo "/var/tmp/verification-$EUID-$(printf %s "$1" | sha256sum | cut -c1-12)"; }

usable() { # folder
    if [[ ! $1 =~ ^[A-Za-z0-9/_.+-]+$ ]]; then return 1; fi
    local user
    for user in "$(service_user postgres)" "$(service_user rabbitmq)"; do
        as_user "$user" test -x "$1" || return 1
    done
}

# find_state: sets $state to the folder of servers once started; false when there is none.
find_state() {
    local wanted
    wanted=$(wanted_state)
    for state in "$wanted/servers" "$(fallback_state "$wanted")"; do
        if [[ -O $state/settings ]]; then return; fi
    done
    return 1
}

open_state() {
    if find_state && usable "$state"; then load_settings; return; fi
    local wanted
    wanted=$(wanted_state)
    mkdir -p "$wanted"
    state=$wanted/servers
    if ! make_folder "$state" || ! usable "$state"; then
        rmdir "$state" 2>/dev/null || true
        state=$(fallback_state "$wanted")
        make_folder "$state" || refuse 1 "$state 不属于当前用户:请删除它,或用 VERIFICATION_STATE 指定另一个状态目录。" \
            "$state belongs to somebody else: remove it, or name another state folder in VERIFICATION_STATE."
        echo "$state" >"$wanted/servers.path"
    fi
    draw_settings
    load_settings
}

# Root's folder must let the two service users pass, but not list; what is inside is closed to everybody else.
make_folder() {
    mkdir "$1" 2>/dev/null || [[ -d $1 && ! -L $1 && -O $1 ]] || return 1
    if ((EUID == 0)); then chmod 0711 "$1"; else chmod 0700 "$1"; fi
}

secret() { head -c 24 /dev/urandom | od -An -vtx1 | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64 -w0; }

draw_settings() {
    if [[ -e $state/settings ]]; then return; fi
    local name
    umask 077
    printf 'kek k1 %s\nindex * %s\n' "$(key)" "$(key)" >"$state/keys"
    for name in owner_password road_password door_password broker_password cookie rabbitmq_mark; do
        printf '%s=%s\n' "$name" "$(secret)"
    done >"$state/settings.new"
    mv "$state/settings.new" "$state/settings"
}

load_settings() {
    # shellcheck source=/dev/null
    source "$state/settings"
    # shellcheck source=/dev/null
    if [[ -e $state/ports ]]; then source "$state/ports"; else postgres_port=0 amqp_port=0 dist_port=0 epmd_port=0; fi
}

# Ports stay the same from start to start unless somebody took one meanwhile. Below 32768, where Linux hands out client ports.
take_ports() {
    if running postgres "$(postgres_mark)" || running rabbitmq "$rabbitmq_mark" || running epmd "$(epmd_mark)"; then return; fi
    local port name
    for name in postgres_port amqp_port dist_port epmd_port; do
        if ((${!name} > 0)) && port_is_free "${!name}"; then continue; fi
        port=$(free_port) || refuse 1 "找不到空闲的本机端口:请关闭占用 20000–31999 端口的程序后重试。" \
            "No free loopback port was found: end what holds the ports 20000 to 31999 and try again."
        printf -v "$name" %s "$port"
    done
    declare -p postgres_port amqp_port dist_port epmd_port | sed 's/^declare -[-a-z]* //' >"$state/ports"
}

free_port() {
    local port
    for port in $(shuf -i 20000-31999 -n 200); do
        if [[ " $postgres_port $amqp_port $dist_port $epmd_port " != *" $port "* ]] && port_is_free "$port"; then
            echo "$port"
            return
        fi
    done
    return 1
}

lock_state() {
    exec 9>"$state/lock"
    flock -w 180 9 || refuse 1 "另一个进程正在启动或停止这些服务器:请稍后重试。" \
        "Another process is starting or stopping these servers: try again in a moment."
}

need_disk() {
    local free_kb
    free_kb=$(df -Pk "$state" | awk 'NR == 2 { print $4 }')
    if ((free_kb < 1024 * 1024)); then
        refuse 1 "磁盘空间不足 1 GB($state):请清理磁盘,或用 VERIFICATION_STATE 指定另一个目录。" \
            "Less than 1 GB is free at $state: free some space, or name another folder in VERIFICATION_STATE."
    fi
}
