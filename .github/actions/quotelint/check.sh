#!/usr/bin/env bash
# Checks the drafts in LIST: annotations into the log, tables into the step summary, a SARIF report if it is asked for.
# In: PROGRAM, LIST, SOURCES, PRESET, FAIL_ON, CONFIG, REDACT, SARIF, UPLOAD, PULL_REPOSITORY. Out: the counts, `sarif`,
# `upload`, `exit-status` (how quotelint ended) and `status` (how the action is to end).
# What the program says of files and settings is never run as a command of the log.
set -euo pipefail
: "${PROGRAM?}" "${LIST?}" "${SOURCES?}" "${PRESET?}" "${FAIL_ON?}" "${CONFIG?}" "${REDACT?}"
: "${SARIF?}" "${UPLOAD?}" "${PULL_REPOSITORY?}"

readonly folder=$RUNNER_TEMP/quotelint
readonly report=$folder/report.json summary=$folder/summary.md
readonly most=1000000 # bytes; GitHub drops a summary of more than 1 MiB as a whole

# shellcheck source=.github/actions/quotelint/trust.sh
source "$GITHUB_ACTION_PATH/trust.sh"

# Annotations name files from the root of the repository, so the program runs there.
root=$(git rev-parse --show-toplevel)
prefix=$(git rev-parse --show-prefix)
from_root() {
    case $1 in
    /* | [A-Za-z]:[\\/]*) printf '%s' "$1" ;;
    *) printf '%s%s' "$prefix" "$1" ;;
    esac
}

arguments=(check --files-from "$LIST" --force-exclude --color never
    --format github --output "json=$report" --output "markdown=$summary")
while IFS= read -r path; do
    path=${path%$'\r'}
    [[ $path =~ [^[:space:]] ]] || continue
    arguments+=("--sources=$(from_root "$path")")
done <<<"$SOURCES"
[[ -z $PRESET ]] || arguments+=("--preset=$PRESET")
[[ -z $CONFIG ]] || arguments+=("--config=$(from_root "$CONFIG")")
[[ -z $FAIL_ON || $FAIL_ON == never ]] || arguments+=("--fail-on=$FAIL_ON")
[[ $REDACT != true ]] || arguments+=(--redact)

sarif=''
if [[ -n $SARIF ]]; then
    sarif=$(from_root "$SARIF")
elif [[ $UPLOAD == true ]]; then
    sarif=$folder/quotelint.sarif
fi
cd "$root"
if [[ -n $sarif ]]; then
    mkdir -p "$(dirname "$sarif")"
    sarif=$(cd "$(dirname "$sarif")" && pwd)/$(basename "$sarif")
    # on Windows bash says /d/out.sarif, which no program but its own reads
    if command -v cygpath >/dev/null; then sarif=$(cygpath -w "$sarif"); fi
    rm -f "$sarif"
    arguments+=(--output "sarif=$sarif")
fi

rm -f "$report" "$summary"
ended=0
# the whole summary follows: the program need not add what the annotations leave out
env -u GITHUB_STEP_SUMMARY "$PROGRAM" "${arguments[@]}" >"$folder/annotations" 2>"$folder/said" || ended=$?

token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '::stop-commands::%s\n' "$token"
cat "$folder/said"
printf '\n::%s::\n' "$token"
cat "$folder/annotations"

if [[ -n ${GITHUB_STEP_SUMMARY:-} && -s $summary ]]; then
    if [[ $(wc -c <"$summary") -le $most ]]; then
        cat "$summary" >>"$GITHUB_STEP_SUMMARY"
    else
        # the counts stand first, the tables are too much
        head -n 3 "$summary" >>"$GITHUB_STEP_SUMMARY"
    fi
fi

# The summary is the report's last object, and a quotation mark within a string is escaped.
count() {
    local found=''
    [[ ! -f $report ]] || found=$(LC_ALL=C sed -n "s/.*\"$1\": *\([0-9]\{1,\}\).*/\1/p" "$report" | tail -n 1)
    printf '%s=%s\n' "$1" "${found:-0}"
}

upload=false
if [[ $UPLOAD == true && -s $sarif ]]; then
    upload=true
    if [[ ${GITHUB_EVENT_NAME:-} == pull_request* && $PULL_REPOSITORY != "$GITHUB_REPOSITORY" ]]; then
        upload=false
        echo '::notice title=quotelint::a pull request from a fork may not upload to code scanning'
    fi
fi

status=$ended
[[ $ended != 1 || $FAIL_ON != never ]] || status=0
[[ $ended -le 1 ]] || echo '::error title=quotelint::work was left undone: the log of this step says why'

{
    count drafts
    count quotations
    count errors
    count warnings
    count notes
    [[ ! -s $sarif ]] || printf 'sarif=%s\n' "$sarif"
    printf 'upload=%s\nexit-status=%s\nstatus=%s\n' "$upload" "$ended" "$status"
} >>"$GITHUB_OUTPUT"
