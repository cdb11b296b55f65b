#!/bin/sh
# manual.sh PROGRAM OUT: writes the manual page from what PROGRAM and each of its commands say under --help.
# The same program gives the same bytes, in every locale and without a display.
set -eu
export LC_ALL=C
program=$1
out=$2
here=$(dirname "$0")

section() { # [COMMAND [SUBCOMMAND]]
    help=$("$program" "$@" --help) # on its own: a failure ends the script
    printf '%s\n' "$help" | awk -v command="$*" -f "$here/manual.awk"
}

walk() { # every command below, each before its own subcommands
    help=$("$program" "$@" --help)
    for name in $(printf '%s\n' "$help" | awk '/^Subcommands:$/ { on = 1; next } /^$/ { on = 0 }
                                               on && /^  [^ ]/ { print $1 }'); do
        section "$@" "$name"
        walk "$@" "$name"
    done
}

version=$("$program" --version)
{
    echo "'\\\" -*- coding: UTF-8 -*-"
    echo ".TH PILOTHOUSE 1 \"\" \"$version\" \"User Commands\""
    echo '.SH NAME'
    echo 'pilothouse \- native control plane for machine learning in production'
    section
    echo '.SH COMMANDS'
    walk
    cat "$here/manual-tail.1"
} >"$out.new"
mv "$out.new" "$out"
