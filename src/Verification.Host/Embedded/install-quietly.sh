#!/usr/bin/env bash
# install-quietly.sh PACKAGE...: as root, installs Debian packages while no service may start and no cluster be made.
# Both fences are temporary: whatever was there before is put back, also after a failure or Ctrl-C.
set -euo pipefail

fence=/usr/sbin/policy-rc.d
before=$fence.before-verification
clusters=/etc/postgresql-common/createcluster.d
no_cluster=$clusters/verification.conf
log=/var/log/verification-install.log
made_folders=()

raise_fences() {
    # A copy left by a run that was killed is the one to put back.
    if [[ -e $fence && ! -e $before ]] && ! grep -q "verification: temporary" "$fence"; then mv "$fence" "$before"; fi
    printf '#!/bin/sh\n# verification: temporary\nexit 101\n' >"$fence"
    chmod 0755 "$fence"
    local folder
    for folder in "$(dirname "$clusters")" "$clusters"; do
        if [[ ! -d $folder ]]; then mkdir "$folder"; made_folders=("$folder" "${made_folders[@]}"); fi
    done
    echo "create_main_cluster = false" >"$no_cluster"
}

lower_fences() {
    if [[ -e $before ]]; then mv -f "$before" "$fence"; else rm -f "$fence"; fi
    rm -f "$no_cluster"
    if ((${#made_folders[@]} > 0)); then rmdir "${made_folders[@]}" 2>/dev/null || true; fi
}

installed() { [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == "install ok installed" ]]; }

install_now() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@" </dev/null >>"$log" 2>&1
}

known() { apt-get install -s --no-install-recommends "$@" >/dev/null 2>&1; }

# A service that came with our packages would start at the next boot; nobody asked for it.
keep_from_booting() {
    if command -v systemctl >/dev/null; then systemctl disable "$@" >>"$log" 2>&1 || true; fi
}

# INT and TERM leave through EXIT, where the fences fall.
trap lower_fences EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
: >"$log"

services=()
for pair in postgresql-common:postgresql.service rabbitmq-server:rabbitmq-server.service erlang-base:epmd.socket openssh-server:ssh.service; do
    if ! installed "${pair%%:*}"; then services+=("${pair##*:}"); fi
done

raise_fences
if ! { known "$@" || apt-get update >>"$log" 2>&1; } || ! { install_now "$@" || { apt-get update >>"$log" 2>&1 && install_now "$@"; }; }; then
    echo "安装 $* 失败:请检查网络与软件源($log),或自行运行 apt-get install $*。" >&2
    echo "Installing $* failed: check network and package sources ($log), or run apt-get install $* yourself." >&2
    exit 1
fi
for service in "${services[@]}"; do
    case $service in
        postgresql.service) installed postgresql-common && keep_from_booting "$service" ;;
        rabbitmq-server.service) installed rabbitmq-server && keep_from_booting "$service" ;;
        ssh.service) installed openssh-server && keep_from_booting "$service" ;;
        epmd.socket) installed erlang-base && keep_from_booting "$service" epmd.service ;;
    esac || true
done
