#!/usr/bin/env bash
# Installs quotelint: the release's binary for this system, its checksum verified, or else built from source.
# In: VERSION, ACTION_REPOSITORY (owner/name; empty where the action is used from its own checkout). Out: `program`.
set -euo pipefail
: "${VERSION?}" "${ACTION_REPOSITORY?}"

readonly folder=$RUNNER_TEMP/quotelint
readonly source=$GITHUB_ACTION_PATH/../../..
mkdir -p "$folder/bin"

fail() {
    printf '::error title=quotelint::%s\n' "$1"
    exit 2
}

manifest=$source/Cargo.toml
here=''
if [[ -f $manifest ]]; then
    here=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$manifest" | head -n 1)
fi
version=${VERSION#v}
[[ $version =~ ^([0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*|source|)$ ]] ||
    fail 'version: give a release such as 0.1.0, or the word source'

# Older runners leave the variable empty in a composite action, but unpack it into .../_actions/OWNER/NAME/REF.
repository=$ACTION_REPOSITORY
if [[ -z $repository && ${GITHUB_ACTION_PATH//\\//} =~ /_actions/([^/]+/[^/]+)/ ]]; then
    repository=${BASH_REMATCH[1]}
fi

target=''
program=$folder/bin/quotelint
case ${RUNNER_OS:-}-${RUNNER_ARCH:-} in
Linux-X64) target=x86_64-unknown-linux-musl ;;
Linux-ARM64) target=aarch64-unknown-linux-musl ;;
macOS-X64) target=x86_64-apple-darwin ;;
macOS-ARM64) target=aarch64-apple-darwin ;;
Windows-X64) target=x86_64-pc-windows-msvc ;;
esac
[[ ${RUNNER_OS:-} != Windows ]] || program=$program.exe

fetch() { curl --fail --silent --show-error --location --retry 3 --output "$2" "$1"; }

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# Fails where there is no such release; a checksum that does not agree ends everything.
download() {
    local archive=quotelint-$1-$target.tar.gz
    local at=$GITHUB_SERVER_URL/$repository/releases/download/v$1
    local expected
    fetch "$at/$archive" "$folder/archive.tar.gz" || return 1
    fetch "$at/SHA256SUMS" "$folder/SHA256SUMS" || fail "release $1 has no SHA256SUMS to verify it with"
    expected=$(sed -n "s/^\([0-9a-f]\{64\}\)  *\*\{0,1\}${archive//./\\.}\$/\1/p" "$folder/SHA256SUMS")
    [[ -n $expected && $(sha256 "$folder/archive.tar.gz") == "$expected" ]] ||
        fail "the checksum of $archive is not the one that its release names"
    # in its folder, since tar takes `D:` for the name of a host
    (cd "$folder" && tar -xzf archive.tar.gz -C bin "$(basename "$program")") || fail "$archive cannot be unpacked"
    echo "quotelint $1 for $target, checksum verified"
}

build() {
    command -v cargo >/dev/null ||
        fail 'there is no binary of this release for this system, and no cargo to build it with'
    if [[ $version == source || -z $version || $version == "$here" ]]; then
        [[ -n $here ]] || fail 'the action came without its source: give it a version that is released'
        echo "building quotelint $here from the action's own source"
        cargo install --quiet --locked --force --root "$folder" --path "$source"
    else
        [[ -n $repository ]] || fail "there is no release $version to be found from here"
        echo "building quotelint $version from its tag"
        cargo install --quiet --locked --force --root "$folder" \
            --git "$GITHUB_SERVER_URL/$repository" --tag "v$version" quotelint
    fi
}

wanted=${version:-$here}
if [[ $wanted == source || -z $wanted || -z $target || -z $repository ]] || ! download "$wanted"; then
    build
fi

"$program" --version
echo "$folder/bin" >>"$GITHUB_PATH"
echo "program=$program" >>"$GITHUB_OUTPUT"
