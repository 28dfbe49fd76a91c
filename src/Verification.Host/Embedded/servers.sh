#!/usr/bin/env bash
# The private PostgreSQL and RabbitMQ of one checkout: loopback only, own ports, own state, nobody else's servers touched.
# Used by ./run, ./test and `verification up|down`; one code path, so what the tests start is what a first user starts.
#
#   servers.sh install [--tests]   install what is missing from Debian's packages, without starting the system's services
#   servers.sh missing [--tests]   print the packages that would be installed
#   servers.sh start | stop        start both servers in parallel, or stop them
#   servers.sh env                 print the export lines for the running servers
#   servers.sh variables           print the same as NAME=value
#   servers.sh state               print the state folder
#   servers.sh status              print what runs where; 0 when both run
#   servers.sh vhost NAME          add a RabbitMQ virtual host our user may do everything in
#
# State is kept under $VERIFICATION_STATE, by default .state of the checkout. Exit: 0 done, 1 failed, 2 wrong use or environment.

# shellcheck disable=SC2154 # settings are read from the state folder
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=common.sh
source "$here/common.sh"
# shellcheck source=state.sh
source "$here/state.sh"
# shellcheck source=postgres.sh
source "$here/postgres.sh"
# shellcheck source=rabbitmq.sh
source "$here/rabbitmq.sh"
# shellcheck source=packages.sh
source "$here/packages.sh"

start() {
    if own_servers; then return; fi
    need_binaries
    open_state
    lock_state
    need_disk
    take_ports
    start_postgres & local postgres=$!
    start_rabbitmq & local rabbitmq=$!
    local failed=0
    wait "$postgres" || failed=1
    wait "$rabbitmq" || failed=1
    return "$failed"
}

stop() {
    if own_servers || ! find_state; then return; fi
    load_settings
    lock_state
    stop_rabbitmq & local rabbitmq=$!
    stop_postgres
    wait "$rabbitmq"
}

status() {
    if own_servers; then echo "own servers: VERIFICATION_DATABASE and VERIFICATION_BROKER are set"; return; fi
    if ! find_state; then echo "stopped: never started"; return 1; fi
    load_settings
    local code=0
    describe postgres "$(postgres_mark)" "$postgres_port" || code=1
    describe rabbitmq "$rabbitmq_mark" "$amqp_port" || code=1
    echo "state $state"
    return "$code"
}

describe() { # name mark port
    if running "$1" "$2"; then echo "$1 runs on 127.0.0.1:$3, process $(cat "$state/$1.pid")"; return; fi
    echo "$1 is stopped"
    return 1
}

environment() { # export_line or plain_line
    local print=$1
    if own_servers; then print_own; return; fi
    if ! find_state; then refuse_stopped; fi
    load_settings
    if ! running postgres "$(postgres_mark)" || ! running rabbitmq "$rabbitmq_mark"; then refuse_stopped; fi
    local database="Host=127.0.0.1;Port=$postgres_port;Database=verification"
    "$print" VERIFICATION_DATABASE "$database;Username=verification;Password=$owner_password"
    "$print" VERIFICATION_DATABASE_ROAD "$database;Username=verification_road;Password=$road_password"
    "$print" VERIFICATION_DATABASE_DOOR "$database;Username=verification_door;Password=$door_password"
    "$print" VERIFICATION_BROKER "amqp://verification:$broker_password@127.0.0.1:$amqp_port/%2f"
    "$print" VERIFICATION_KEYS "$state/keys"
    "$print" VERIFICATION_SERVERS private
}

print_own() {
    local name
    for name in "${own_variables[@]}"; do "$print" "$name" "${!name}"; done
    open_state
    "$print" VERIFICATION_KEYS "${VERIFICATION_KEYS:-$state/keys}"
}

vhost() {
    if own_servers; then
        refuse 2 "虚拟主机只能建在私有服务器上:请取消 VERIFICATION_BROKER 后运行 ./test。" \
            "Virtual hosts are made on private servers only: unset VERIFICATION_BROKER and run ./test."
    fi
    find_state || refuse_stopped
    load_settings
    lock_state # two callers at once would take the same node name
    add_vhost "$1"
}

usage() {
    sed -n '2,/^$/{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
}

case "${1:-}" in
    install) install_packages "${2:-}" ;;
    missing) missing_packages "${2:-}" ;;
    start) start ;;
    stop) stop ;;
    status) status ;;
    env) environment export_line ;;
    variables) environment plain_line ;;
    state) wanted_state ;;
    vhost) [[ ${2:-} =~ ^[a-z0-9_-]{1,60}$ ]] || { usage >&2; exit 2; }; vhost "$2" ;;
    help | --help | -h) usage ;;
    *) usage >&2; exit 2 ;;
esac
