#!/bin/sh
# manual.sh PROGRAM OUT: writes the manual page from what PROGRAM and each of its commands say under --help.
# The same program gives the same bytes, in every locale and without a display.
set -eu
export LC_ALL=C
program=$1
out=$2
here=$(dirname "$0")

section() { # HELP [COMMAND [SUBCOMMAND]]
    help=$1
    shift
    printf '%s\n' "$help" | awk -v command="$*" -f "$here/manual.awk"
}

walk() { # HELP [COMMAND [SUBCOMMAND]]: every command below, each before its own subcommands
    names=$(printf '%s\n' "$1" | awk '/^Subcommands:$/ { on = 1; next } /^$/ { on = 0 }
                                      on && /^  [^ ]/ { print $1 }')
    shift
    for name in $names; do
        help=$("$program" "$@" "$name" --help) # on its own: a failure ends the script
        section "$help" "$@" "$name"
        walk "$help" "$@" "$name"
    done
}

version=$("$program" --version)
help=$("$program" --help)
{
    echo "'\\\" -*- coding: UTF-8 -*-"
    echo ".TH PILOTHOUSE 1 \"\" \"$version\" \"User Commands\""
    echo '.SH NAME'
    echo 'pilothouse \- native control plane for machine learning in production'
    section "$help"
    echo '.SH COMMANDS'
    walk "$help"
    cat "$here/manual-tail.1"
} >"$out.new"
mv "$out.new" "$out"
