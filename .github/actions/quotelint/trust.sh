#!/usr/bin/env bash
# Sourced by the scripts that ask git: in a container the checkout belongs to another user, and git would not speak of it.
# For these scripts' own git alone: nothing is written into anybody's settings.
GIT_CONFIG_COUNT=$((${GIT_CONFIG_COUNT:-0} + 1))
export GIT_CONFIG_COUNT
export "GIT_CONFIG_KEY_$((GIT_CONFIG_COUNT - 1))=safe.directory" "GIT_CONFIG_VALUE_$((GIT_CONFIG_COUNT - 1))=*"
