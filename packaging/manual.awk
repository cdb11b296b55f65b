# Turns what `pilothouse [COMMAND] --help` prints into a part of the manual page. With `command` it becomes a
# subsection of that name; without, the sections that the page begins with.

function escaped(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    gsub(/'/, "\\(aq", text)
    gsub(/`/, "\\(ga", text)
    gsub(/\^/, "\\(ha", text)
    gsub(/~/, "\\(ti", text)
    return text
}

function say(text) { # never taken for a request: what begins with a dot
    print (text ~ /^\./ ? "\\&" : "") escaped(text)
}

function keepLines(yes) {
    if (yes != kept)
        print (yes ? ".RS 4\n.nf" : ".fi\n.RE\n.PP")
    kept = yes
}

function heading(text) {
    keepLines(0)
    if (text == "Exit codes")
        text = "Exit status" # as manual pages call it
    print (command ? ".PP\n.I " : ".SH ") escaped(command ? text : toupper(text))
}

function entry(line,    name) { # "  --limit N     At most so many"
    sub(/^  /, "", line)
    match(line, /^[^ ]+( [^ ]+)*/)
    name = substr(line, 1, RLENGTH)
    hidden = command && name == "-h,--help" # every command has it
    if (hidden)
        return
    if (!listed++)
        heading(list)
    print ".TP\n.B " escaped(name)
    rest(substr(line, RLENGTH + 1))
}

function rest(text) {
    sub(/^ +/, "", text)
    if (text != "" && !hidden)
        say(text)
}

BEGIN { part = "description" }

part == "description" && sub(/^Usage: /, "") {
    if (command)
        print ".SS " escaped(command) "\n" description ".PP\n.B " escaped($0)
    else
        printf ".SH SYNOPSIS\n.B %s\n.SH DESCRIPTION\n%s", escaped($0), description
    part = "lists"
    next
}
part == "description" { description = description escaped($0) "\n"; next }

part == "lists" && /^(Positionals|Options|Subcommands):$/ {
    list = substr($0, 1, length($0) - 1)
    listed = 0
    next
}
part == "lists" && /^  [^ ]/ { entry($0); next }
part == "lists" && /^ / { rest($0); next }
part == "lists" && /^$/ { next }
part == "lists" { part = "footer" } # the first line of prose after the lists

/^Examples?: pilothouse / {
    heading("Example")
    keepLines(1)
    sub(/^Examples?: /, "")
    say($0)
    next
}
/^[A-Z][A-Za-z ]*:$/ { heading(substr($0, 1, length($0) - 1)); next }
/^  / { keepLines(1); say(substr($0, 3)); next }
/^$/ { keepLines(0); next }
{
    keepLines(0)
    if (!prose++)
        print ".PP"
    say($0)
}

END { keepLines(0) }
