#!/usr/bin/env bash
# Lists the drafts to check: those that the event touches, or all of them where it has nothing to compare with.
# In: PATHS, CHANGED_ONLY, PULL_BASE, PULL_HEAD, QUEUE_BASE, PUSH_BASE. Out: `count`, and `list`, a file with their
# names from the root of the repository, each ended by a NUL.
# A name is never printed bare: a line of a log that begins with `::` is a command to the runner.
set -euo pipefail
: "${PATHS?}" "${CHANGED_ONLY?}" "${PULL_BASE?}" "${PULL_HEAD?}" "${QUEUE_BASE?}" "${PUSH_BASE?}"

readonly folder=$RUNNER_TEMP/quotelint
readonly list=$folder/drafts
mkdir -p "$folder"

say() { printf '::%s title=quotelint::%s\n' "$1" "$2"; }

git rev-parse --is-inside-work-tree >/dev/null 2>&1 || {
    say error 'this is no git checkout: run actions/checkout first'
    exit 2
}
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
    else
        base=$PUSH_BASE
    fi
    if ! reach "$base"; then
        base=''
        say notice 'no commit to compare with, so that all drafts are checked'
    fi
fi

names() {
    if [[ -n $base ]]; then
        git diff --no-ext-diff --no-renames --name-only -z --diff-filter=d "$base" HEAD -- "${paths[@]}"
    else
        git ls-files -z --full-name --cached --others --exclude-standard -- "${paths[@]}"
    fi
}

# What the program takes for a draft in a folder. A link may lead out of the repository.
shopt -s nocasematch
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

if [[ $count == 0 ]]; then
    echo 'nothing to check'
    if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
        printf '### quotelint\n\nNothing to check: no draft was touched.\n' >>"$GITHUB_STEP_SUMMARY"
    fi
fi
printf 'count=%s\nlist=%s\n' "$count" "$list" >>"$GITHUB_OUTPUT"
