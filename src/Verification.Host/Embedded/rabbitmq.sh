# shellcheck shell=bash
# The private RabbitMQ node, with its own port mapper (epmd), cookie, ports and folders; the system's node is never asked.

rabbitmq_script=/usr/lib/rabbitmq/bin/rabbitmq-server
rabbitmq_node=verification@localhost

epmd_mark() { echo "-address 127.0.0.1 -port $epmd_port"; }

# The server's whole environment: nothing of the caller's, nothing of /etc/rabbitmq.
rabbitmq_environment() {
    local home=$state/rabbitmq
    printf '%s\n' PATH=$plain_path LANG=C.UTF-8 "HOME=$home" "ERL_EPMD_PORT=$epmd_port" ERL_EPMD_ADDRESS=127.0.0.1 \
        RABBITMQ_CONF_ENV_FILE=/dev/null "RABBITMQ_NODENAME=$rabbitmq_node" "RABBITMQ_DIST_PORT=$dist_port" \
        "RABBITMQ_MNESIA_BASE=$home/data" "RABBITMQ_LOG_BASE=$home/log" "RABBITMQ_CONFIG_FILE=$home/rabbitmq.conf" \
        "RABBITMQ_CONFIG_FILES=$home/conf.d" "RABBITMQ_ADVANCED_CONFIG_FILE=$home/advanced.config" \
        "RABBITMQ_ENABLED_PLUGINS_FILE=$home/enabled_plugins" "RABBITMQ_SCHEMA_DIR=$home/schema" \
        "RABBITMQ_GENERATED_CONFIG_DIR=$home/generated" \
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}" \
        RUNNING_UNDER_SYSTEMD=true # the start script then becomes the server instead of watching it
}

start_rabbitmq() {
    if running rabbitmq "$rabbitmq_mark" && amqp_answers; then return; fi
    local user log=$state/rabbitmq/start.log
    local -a environment
    user=$(service_user rabbitmq)
    own_folder "$user" "$state/rabbitmq"
    write_rabbitmq_settings "$user"
    mapfile -t environment < <(rabbitmq_environment)
    if ! running epmd "$(epmd_mark)"; then
        launch epmd "$(epmd_mark)" "$user" "$state/rabbitmq/epmd.log" \
            env -i PATH=$plain_path epmd -address 127.0.0.1 -port "$epmd_port"
        await 10 epmd "$(epmd_mark)" epmd_answers || rabbitmq_failed "$state/rabbitmq/epmd.log"
    fi
    if ! running rabbitmq "$rabbitmq_mark"; then
        launch rabbitmq "$rabbitmq_mark" "$user" "$log" env -i "${environment[@]}" "$rabbitmq_script" -verification "$rabbitmq_mark"
    fi
    await 120 rabbitmq "$rabbitmq_mark" amqp_answers || rabbitmq_failed "$log"
}

rabbitmq_failed() { # log
    refuse 1 "RabbitMQ 无法启动(日志:$1,$state/rabbitmq/log):$(last_words "$1")" \
        "RabbitMQ does not start (logs: $1, $state/rabbitmq/log): $(last_words "$1")"
}

epmd_answers() { ! port_is_free "$epmd_port"; }

# Sends the protocol header and waits for Connection.Start (a frame of type 1): the listener opens last, after all queues are back.
amqp_answers() {
    local first
    (
        exec 3<>"/dev/tcp/127.0.0.1/$amqp_port" && printf 'AMQP\x00\x00\x09\x01' >&3 &&
            IFS= read -r -n 1 -t 5 first <&3 && [[ $first == $'\x01' ]]
    ) 2>/dev/null
}

write_rabbitmq_settings() { # user
    local home=$state/rabbitmq
    as_user "$1" sh -c "umask 077 && cd '$home' && mkdir -p data log conf.d schema generated &&
        rm -f .erlang.cookie && printf %s $cookie >.erlang.cookie && chmod 0400 .erlang.cookie &&
        echo '[].' >enabled_plugins && echo '[].' >advanced.config && cat >rabbitmq.conf" <<EOF
listeners.tcp.local = 127.0.0.1:$amqp_port
default_user = verification
default_pass = $broker_password
vm_memory_high_watermark.absolute = $(memory_watermark_mb)MB
disk_free_limit.absolute = 500MB
# A small log is read back quickly at the next start.
raft.wal_max_size_bytes = 67108864
log.file.level = warning
log.file.rotation.size = 10485760
log.file.rotation.count = 3
EOF
}

memory_watermark_mb() {
    awk '/^MemTotal/ { mb = int($2 / 4096); if (mb < 512) mb = 512; if (mb > 2048) mb = 2048; print mb }' /proc/meminfo
}

stop_rabbitmq() {
    end rabbitmq "$rabbitmq_mark" TERM 60 || end rabbitmq "$rabbitmq_mark" KILL 10 ||
        refuse 1 "RabbitMQ 没有停止:见 $state/rabbitmq/log。" "RabbitMQ does not stop: see $state/rabbitmq/log."
    # The port mapper outlives its node; it goes last.
    end epmd "$(epmd_mark)" TERM 10 || end epmd "$(epmd_mark)" KILL 10
}

# erl_call answers in a tenth of the time rabbitmqctl needs to start.
add_vhost() { # name
    local user answer
    local -a environment
    user=$(service_user rabbitmq)
    mapfile -t environment < <(rabbitmq_environment)
    answer=$(as_user "$user" env -i "${environment[@]}" erl_call -sname "$rabbitmq_node" -e <<EOF
ok = rabbit_vhost:add(<<"$1">>, <<"verification">>),
rabbit_auth_backend_internal:set_permissions(<<"verification">>, <<"$1">>, <<".*">>, <<".*">>, <<".*">>, <<"verification">>).
EOF
    ) || true
    if [[ $answer != *"{ok, ok}"* ]]; then
        refuse 1 "无法建立虚拟主机 $1:$answer" "The virtual host $1 could not be made: $answer"
    fi
}
