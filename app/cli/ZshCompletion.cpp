#include "app/cli/Completions.h"

#include <algorithm>

namespace ph {

namespace {

/// Colons and brackets part the fields of what _arguments and _describe read.
std::string escapedForZsh(const std::string& text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string functionOf(std::string path)
{
    std::replace_if(
        path.begin(), path.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    return "_" + path;
}

std::string actionOf(const OptionOutline& option)
{
    if (!option.values.empty())
        return '(' + joinedWords(option.values) + ')';
    return option.takesFile() ? "_files" : " ";
}

std::string specOf(const OptionOutline& option, const std::string& name)
{
    auto spec = "*" + name + (option.takesValue() ? "=" : "") + '[' + escapedForZsh(option.help) + ']';
    if (option.takesValue())
        spec += ':' + escapedForZsh(option.valueName) + ':' + actionOf(option);
    return spec;
}

void describeForZsh(const CommandOutline& command, const std::string& path, std::string& script)
{
    for (const auto& sub : command.subcommands)
        describeForZsh(sub, path + ' ' + sub.name, script);
    script += '\n' + functionOf(path) + "() {\n";
    const bool leads = !command.subcommands.empty();
    if (leads)
        script += "    local line state\n";
    script += std::string("    _arguments ") + (leads ? "-C " : "") + "-S";
    for (const auto& option : command.options) {
        for (const auto& name : option.names)
            script += " \\\n        " + shellQuoted(specOf(option, name));
    }
    if (leads) {
        script += " \\\n        '1: :->command' '*:: :->rest'\n    case $state in\n    command)\n"
                  "        local -a commands=(\n";
        for (const auto& sub : command.subcommands)
            script += "            " + shellQuoted(sub.name + ':' + escapedForZsh(sub.help)) + '\n';
        script += "        )\n        _describe command commands\n";
        const auto& places = command.positionals;
        if (std::any_of(places.begin(), places.end(), [](const auto& place) { return place.takesFile(); }))
            script += "        _files\n";
        script += "        ;;\n    rest)\n        case $line[1] in\n";
        for (const auto& sub : command.subcommands)
            script += "        " + sub.name + ") " + functionOf(path + ' ' + sub.name) + " ;;\n";
        script += "        esac\n        ;;\n    esac\n";
    } else {
        for (const auto& positional : command.positionals)
            script += " \\\n        " +
                      shellQuoted("*:" + escapedForZsh(positional.valueName) + ':' + actionOf(positional));
        script += '\n';
    }
    script += "}\n";
}

} // namespace

std::string zshCompletion(const CommandOutline& program)
{
    std::string script =
        "#compdef pilothouse\n"
        "# zsh completion of pilothouse, made from its commands: pilothouse --completions zsh\n";
    describeForZsh(program, program.name, script);
    return script + "\n_pilothouse \"$@\"\n";
}

} // namespace ph
