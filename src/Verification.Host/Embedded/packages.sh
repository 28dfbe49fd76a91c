# shellcheck shell=bash
# What must be installed, and installing it from Debian's packages without waking the system's own services.

have_rabbitmq() { [[ -x $rabbitmq_script ]] && PATH=$plain_path command -v erl >/dev/null; }
have_pika() { /usr/bin/python3 -c 'import pika' 2>/dev/null; }
have_amqp_tools() { PATH=$plain_path command -v amqp-publish >/dev/null; }

have_sshd() { [[ -x ${VERIFICATION_SSHD:-/usr/sbin/sshd} ]] && PATH=$plain_path command -v ssh-keygen >/dev/null; }

missing_packages() { # [--tests]
    if ! own_servers; then
        postgres_bin >/dev/null || echo postgresql
        have_rabbitmq || echo rabbitmq-server
    fi
    if [[ ${1:-} == --tests ]]; then
        have_pika || echo python3-pika
        have_amqp_tools || echo amqp-tools
        have_sshd || echo openssh-server
    fi
}

need_binaries() {
    local missing
    missing=$(missing_packages | tr '\n' ' ')
    if [[ -n $missing ]]; then
        refuse 2 "缺少 ${missing}:请以 root 运行 servers.sh install。" "Missing ${missing}: run servers.sh install as root."
    fi
}

install_packages() { # [--tests]
    local -a missing
    mapfile -t missing < <(missing_packages "${1:-}")
    if ((${#missing[@]} == 0)); then return; fi
    local -a root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then refuse_install; fi
        root=(sudo)
        if [[ ! -t 0 ]]; then root=(sudo -n); fi
        "${root[@]}" true || refuse_install
    fi
    if ! command -v apt-get >/dev/null; then
        refuse 2 "此系统没有 apt-get:请自行安装 ${missing[*]},或设置 ${own_variables[*]}。" \
            "This system has no apt-get: install ${missing[*]} yourself, or set ${own_variables[*]}."
    fi
    echo "安装 installing ${missing[*]} …" >&2
    "${root[@]}" bash "$here/install-quietly.sh" "${missing[@]}"
}

refuse_install() {
    refuse 2 "缺少 ${missing[*]} 且没有 root 权限:请运行 sudo apt-get install ${missing[*]},然后重试。" \
        "${missing[*]} missing and no root: run sudo apt-get install ${missing[*]}, then try again."
}
