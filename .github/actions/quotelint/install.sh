#!/usr/bin/env bash
# Installs quotelint: the release's binary for this system, its checksum verified, or else built from source.
# A release is taken where VERSION asks for it, or the action is used at its tag; at any other commit the source counts.
# In: VERSION, ACTION_REPOSITORY (owner/name) and ACTION_REF (tag, branch or commit; both empty where the action is used
# from its own checkout). Out: `program`.
set -euo pipefail
: "${VERSION?}" "${ACTION_REPOSITORY?}" "${ACTION_REF?}"

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

# Older runners leave the variables empty in a composite action, but unpack it into .../_actions/OWNER/NAME/REF.
repository=$ACTION_REPOSITORY
ref=$ACTION_REF
if [[ ${GITHUB_ACTION_PATH//\\//} =~ /_actions/([^/]+/[^/]+)/(.+)/\.github/ ]]; then
    repository=${repository:-${BASH_REMATCH[1]}}
    ref=${ref:-${BASH_REMATCH[2]}}
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

# Fails where there is no such file; everything else that goes wrong ends the step with curl's own words.
fetch() {
    local code ended=0 words
    code=$(curl --fail --silent --show-error --location --retry 3 --write-out '%{http_code}' --output "$2" "$1" \
        2>"$folder/curl") || ended=$?
    # 37 is the 404 of a file:// address
    [[ $ended != 0 ]] || return 0
    [[ $code != 404 && $ended != 37 ]] || return 1
    words=$(tail -n 1 "$folder/curl")
    fail "$1 cannot be fetched: ${words//%/%25}"
}

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

wanted=$version
[[ -n $wanted || -z $here || ${ref#refs/tags/} != "v$here" ]] || wanted=$here
if [[ $wanted == source || -z $wanted || -z $target || -z $repository ]] || ! download "$wanted"; then
    build
fi

"$program" --version
echo "$folder/bin" >>"$GITHUB_PATH"
echo "program=$program" >>"$GITHUB_OUTPUT"
