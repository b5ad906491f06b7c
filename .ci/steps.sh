# The steps that ./run and ./test share; to be sourced. Each says what it does and stops with a sentence when it cannot.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Builds in different folders share what they compiled.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root} CCACHE_NOHASHDIR=1
if [ -z "${HOME:-}" ] && [ -z "${CCACHE_DIR:-}" ]; then export CCACHE_DIR=$root/build/ccache; fi

if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi

# Progress goes to stderr, results to stdout.
say() { printf '%s\n' "$*" >&2; }
step() { say "${bold}── $*${plain}"; }
stop() { local code=$1; shift; say "$(basename "$0"): $*"; exit "$code"; }

wanted_packages() { sed 's/#.*//' "$root/.ci/packages.txt" | tr -s ' \t' '\n' | sed '/^$/d'; }

missing_packages() {
    local name
    local -A present=()
    while read -r name; do present[$name]=1; done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
    wanted_packages | while read -r name; do [ -n "${present[$name]:-}" ] || echo "$name"; done
}

install_packages() {
    command -v dpkg-query >/dev/null || stop 69 "this is built on Debian 12, whose package names .ci/packages.txt lists; here is no dpkg. Install them by hand and run cmake --preset release."
    local -a missing
    mapfile -t missing < <(missing_packages)
    if [ ${#missing[@]} -eq 0 ]; then step "packages: all $(wanted_packages | wc -l) are installed"; return; fi
    step "packages: ${#missing[@]} are missing"
    say "   ${missing[*]}"
    local -a as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || stop 77 "installing packages takes root, and there is no sudo. Run this as root, then start again: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
        say "   sudo may ask for your password"
    fi
    # Old package lists name files that are gone; without network the installed ones may still do.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 update >&2 || say "   the package lists could not be renewed; trying with those at hand"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "${missing[@]}" >&2 \
        || stop 69 "apt-get could not install the packages; its words are above. They need Debian 12 (bookworm) and a way to its archive."
}

# configure PRESET: only when there is no build yet or the presets are newer; Ninja sees to everything else.
configure() {
    local preset=$1 build=$root/build/$1
    if [ -f "$build/build.ninja" ] && [ "$build/build.ninja" -nt "$root/CMakePresets.json" ]; then return; fi
    step "$preset: configuring"
    (cd "$root" && cmake --preset "$preset" >&2) || stop 70 "cmake could not configure the preset $preset; its words are above."
    touch "$build/build.ninja"   # cmake leaves an unchanged file as old as it was
}

# compile PRESET [target …]; tests are listed by running them once, so what must stand before a program stands here too.
calm=()
compile() {
    local preset=$1
    shift
    step "$preset: building"
    (cd "$root" && "${calm[@]}" cmake --build --preset "$preset" ${1:+--target "$@"} >&2) || stop 70 "the preset $preset does not build; the compiler's words are above."
}
