# shellcheck shell=bash
# What ./run and ./test share: finding the SDK, building only what changed, preparing the servers meanwhile.
# Expects $root, the checkout, and $VERIFICATION_STATE.

servers=$root/src/Verification.Host/Embedded/servers.sh
# The SDK itself aborts on a machine without ICU; ours is invariant anyway.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_UI_LANGUAGE=en

need_sdk() {
    if (cd "$root" && dotnet --version >/dev/null 2>&1); then return; fi
    echo "未找到 .NET SDK 10.0:请从 https://dotnet.microsoft.com/download/dotnet/10.0 安装后重试。" >&2
    echo "The .NET SDK 10.0 was not found: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again." >&2
    exit 2
}

# Servers come up while the compiler works. A password prompt of sudo needs the terminal, so that install goes first.
prepare_servers() { # [--tests]
    if ((EUID != 0)) && [[ -n $("$servers" missing "${1:-}") ]]; then "$servers" install "${1:-}" || exit; fi
    ("$servers" install "${1:-}" && "$servers" start) &
    preparing=$!
}

await_servers() { wait "$preparing" || exit; }

# Every file a build reads, by name, size and time: a deleted or restored file changes it too.
fingerprint() {
    (cd "$root" && find "$@" -type d \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null | sort | sha256sum || true)
}

# build NAME TARGET PRODUCT SOURCE...: quiet when it succeeds, skipped when nothing of SOURCE changed since.
build() {
    local stamp=$VERIFICATION_STATE/built.$1 target=$2 product=$3 log=$VERIFICATION_STATE/build.$1.log now began=$SECONDS
    shift 3
    now=$(fingerprint "$@")
    if [[ -e $product && $now == "$(cat "$stamp" 2>/dev/null)" ]]; then return; fi
    echo "构建 building ${target#"$root"/} …" >&2
    rm -f "$stamp"
    if ! (cd "$root" && dotnet build "$target" -c Release -v quiet -nologo -nodeReuse:false </dev/null) >"$log" 2>&1; then
        grep -E ': (error|warning) ' "$log" | sort -u | head -n 30 >&2 || tail -n 30 "$log" >&2
        echo "构建失败,详见 $log。 The build failed, see $log." >&2
        exit 1
    fi
    echo "$now" >"$stamp"
    echo "构建完成 built in $((SECONDS - began)) s" >&2
}
