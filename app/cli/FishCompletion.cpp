#include "app/cli/Completions.h"

#include <set>

namespace ph {

namespace {

constexpr char fishWalk[] = R"(
# The command that the words before the cursor name: "release draft".
function __pilothouse_at
    set -l words (commandline -opc)
    set -e words[1]
    set -l command
    set -l isvalue no
    for word in $words
        if test $isvalue = yes
            set isvalue no
        else if contains -- $word $__pilothouse_valued
            set isvalue yes
        else if contains -- (string join ' ' $command $word) $__pilothouse_commands
            set -a command $word
        end
    end
    test "$command" = "$argv"
end

complete -c pilothouse -f
)";

/// fish knows \' and \\ within single quotes.
std::string fishQuoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '\'';
}

struct FishParts {
    std::vector<std::string> commands;
    std::set<std::string> valued;
    std::string lines;
};

void describeOption(const OptionOutline& option, const std::string& at, FishParts& parts)
{
    for (const auto& name : option.names) {
        const bool isLong = name.rfind("--", 0) == 0;
        auto line = at + (isLong ? " -l " + name.substr(2) : " -s " + name.substr(1));
        if (option.takesValue())
            line += option.takesFile() ? " -r -F" : " -x";
        if (!option.values.empty())
            line += " -a " + fishQuoted(joinedWords(option.values));
        parts.lines += line + " -d " + fishQuoted(option.help) + '\n';
        if (option.takesValue())
            parts.valued.insert(name);
    }
}

void describeForFish(const CommandOutline& command, const std::string& path, FishParts& parts)
{
    const auto at = "complete -c pilothouse -n " + fishQuoted("__pilothouse_at " + path);
    if (!path.empty())
        parts.commands.push_back(path);
    for (const auto& sub : command.subcommands)
        parts.lines += at + " -a " + fishQuoted(sub.name) + " -d " + fishQuoted(sub.help) + '\n';
    for (const auto& option : command.options)
        describeOption(option, at, parts);
    for (const auto& positional : command.positionals) {
        if (positional.takesFile())
            parts.lines += at + " -F\n";
    }
    for (const auto& sub : command.subcommands)
        describeForFish(sub, path.empty() ? sub.name : path + ' ' + sub.name, parts);
}

} // namespace

std::string fishCompletion(const CommandOutline& program)
{
    FishParts parts;
    describeForFish(program, {}, parts);
    std::string script =
        "# fish completion of pilothouse, made from its commands: pilothouse --completions fish\n"
        "set -g __pilothouse_commands";
    for (const auto& command : parts.commands)
        script += ' ' + fishQuoted(command);
    script += "\nset -g __pilothouse_valued";
    for (const auto& option : parts.valued)
        script += ' ' + option;
    return script + '\n' + fishWalk + parts.lines;
}

} // namespace ph
