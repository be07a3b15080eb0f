#!/usr/bin/env bash
# Lists the drafts to check: those that the event touches, or all of them where it has nothing to compare with.
# In: PATHS, CHANGED_ONLY, SOURCES, CONFIG, UPLOAD, PULL_BASE, PULL_HEAD, QUEUE_BASE, PUSH_BASE. Out: `count`, and `list`,
# a file with their names from the root of the repository, each ended by a NUL.
# A name is never printed bare: a line of a log that begins with `::` is a command to the runner.
set -euo pipefail
: "${PATHS?}" "${CHANGED_ONLY?}" "${SOURCES?}" "${CONFIG?}" "${UPLOAD?}"
: "${PULL_BASE?}" "${PULL_HEAD?}" "${QUEUE_BASE?}" "${PUSH_BASE?}"

readonly folder=$RUNNER_TEMP/quotelint
readonly list=$folder/drafts
mkdir -p "$folder"

say() { printf '::%s title=quotelint::%s\n' "$1" "$2"; }

# shellcheck source=.github/actions/quotelint/trust.sh
source "$GITHUB_ACTION_PATH/trust.sh"
if ! words=$(git rev-parse --is-inside-work-tree 2>&1); then
    # the first line is git's reason, the others its advice
    words=${words%%$'\n'*}
    say error "git finds no checkout here (run actions/checkout first): ${words//%/%25}"
    exit 2
fi
# what is printed and listed counts from the root, wherever this step runs
root=$(git rev-parse --show-toplevel)

# `paths` are pathspecs in which `**` means any depth.
export GIT_GLOB_PATHSPECS=1
paths=()
while IFS= read -r path; do
    path=${path%$'\r'}
    [[ $path =~ [^[:space:]] ]] || continue
    paths+=("$path")
    if [[ $path != *[*?[]* && $path != :* && ! -e $path ]]; then
        say warning "paths: there is no $(printf '%q' "$path")"
    fi
done <<<"$PATHS"
[[ ${#paths[@]} -gt 0 ]] || paths=(.)

has() { git cat-file -e "$1^{commit}" 2>/dev/null; }

# A shallow checkout lacks the commit to compare with. It is fetched alone, without its history.
reach() {
    [[ $1 =~ ^[0-9a-f]{40,64}$ && ! $1 =~ ^0+$ ]] || return 1
    has "$1" || { git fetch --quiet --no-tags --depth=1 origin "$1" 2>/dev/null && has "$1"; }
}

# The commit that a pull request is to be compared with.
pull_base() {
    local parents
    # a shallow commit's parents stand in it all the same
    parents=$(git cat-file commit HEAD | sed -n '/^$/q; s/^parent //p')
    if [[ $(sed -n 2p <<<"$parents") == "$PULL_HEAD" ]]; then
        # the merge that GitHub checks out: its first parent is the branch as it is now
        sed -n 1p <<<"$parents"
    elif [[ $(git rev-parse HEAD) == "$PULL_HEAD" ]]; then
        # the request's own last commit: compared with where it left the branch, which takes history
        if reach "$PULL_BASE" && ! git merge-base "$PULL_BASE" HEAD >/dev/null 2>&1 &&
            [[ $(git rev-parse --is-shallow-repository) == true ]]; then
            git fetch --quiet --no-tags --unshallow origin "$PULL_BASE" 2>/dev/null || true
        fi
        git merge-base "$PULL_BASE" HEAD 2>/dev/null || true
    else
        say warning 'the checkout is not of this pull request' >&2
    fi
}

base=''
if [[ $CHANGED_ONLY == true ]]; then
    if [[ -n $PULL_BASE ]]; then
        base=$(pull_base)
    elif [[ -n $QUEUE_BASE ]]; then
        base=$QUEUE_BASE
    elif [[ $UPLOAD == true ]]; then
        # code scanning takes a report for the whole picture of a branch: what is not in it counts as mended
        say notice 'the report goes to code scanning, so that all drafts are checked'
        CHANGED_ONLY=false
    else
        base=$PUSH_BASE
    fi
    if [[ $CHANGED_ONLY == true ]] && ! reach "$base"; then
        base=''
        say notice 'no commit to compare with, so that all drafts are checked'
    fi
fi

# What the drafts are held against, as pathspecs in `bearing`: settings, ledgers, and the sources that SOURCES or a
# quotelint.toml names. Sources themselves, in `apart`, are no drafts.
bearing=(':(top)**/quotelint.toml' ':(top)**/sources.toml' ':(top)**/*.ledger.toml' ':(top)**/.quotelint-baseline.json')
apart=()

# A source, or the settings of CONFIG, may lie where git sees nothing.
bears() {
    git ls-files -- ":($1)$2" >/dev/null 2>&1 || return 0
    bearing+=(":($1)$2")
    [[ -z $3 ]] || apart+=(":($1,exclude)$2")
}

# The texts of the setting `$2` in the settings `$1`, one a line: of TOML, as much as a list of paths takes.
texts() {
    sed 's/#.*//' "$1" | tr '\n' ' ' | sed -nE "s/^(.* )?$2 *= *(\[[^]]*\]|\"[^\"]*\"|'[^']*').*/\2/p" |
        tr "'," '"\n' | sed -n 's/[^"]*"\([^"]*\)".*/\1/p'
}

held_against() {
    local path settings beside
    [[ -z $CONFIG ]] || bears glob "$CONFIG" ''
    while IFS= read -r path; do
        path=${path%$'\r'}
        [[ ! $path =~ [^[:space:]] ]] || bears glob "$path" source
    done <<<"$SOURCES"
    while IFS= read -r -d '' settings; do
        [[ -f $root/$settings ]] || continue
        beside=''
        [[ $settings != */* ]] || beside=${settings%/*}/
        while IFS= read -r path; do
            bears top,glob "$beside$path" source
        done < <(texts "$root/$settings" sources)
        while IFS= read -r path; do
            bears top,glob "$beside$path" ''
        done < <(texts "$root/$settings" own-rules)
    done < <(git ls-files -z --full-name -- ':(top)**/quotelint.toml')
}

names() {
    if [[ -n $base ]]; then
        git diff --no-ext-diff --no-renames --name-only -z --diff-filter=d "$base" HEAD -- "${paths[@]}" ${apart[@]+"${apart[@]}"}
    else
        git ls-files -z --full-name --cached --others --exclude-standard -- "${paths[@]}"
    fi
}

# What the program takes for a draft in a folder. A link may lead out of the repository.
shopt -s nocasematch
list_drafts() {
    local name
    count=0
    : >"$list"
    names >"$list.names"
    while IFS= read -r -d '' name; do
        [[ -f $root/$name && ! -L $root/$name ]] || continue
        case $name in
        *.txt | *.text | *.md | *.markdown | *.mdown | *.mkd | *.html | *.htm) ;;
        *) continue ;;
        esac
        printf '%s\0' "$name" >>"$list"
        printf 'draft: %q\n' "$name"
        count=$((count + 1))
    done <"$list.names"
}

[[ -z $base ]] || held_against
list_drafts
if [[ $count == 0 && -n $base ]] && ! git diff --no-ext-diff --quiet "$base" HEAD -- "${bearing[@]}"; then
    say notice 'no draft was touched, but sources, settings or a ledger were, so that all drafts are checked'
    base=''
    list_drafts
fi

if [[ $count == 0 ]]; then
    echo 'nothing to check'
    if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
        printf '### quotelint\n\nNothing to check: no draft was touched.\n' >>"$GITHUB_STEP_SUMMARY"
    fi
fi
printf 'count=%s\nlist=%s\n' "$count" "$list" >>"$GITHUB_OUTPUT"
