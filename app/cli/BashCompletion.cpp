#include "app/cli/Completions.h"

namespace ph {

namespace {

// What is typed is cut at "=" by bash, so that --format=csv comes as three words.
constexpr char bashWalk[] = R"(
_pilothouse() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=pilothouse word i values
    local subcommands flags valued files takesfile
    [ "$current" = = ] && current=
    [ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}
    _pilothouse_command "$command"
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case " $valued " in
        *" $word "*)
            ((i++))
            [ "${COMP_WORDS[i]}" = = ] && ((i++))
            continue
            ;;
        esac
        case " $subcommands " in
        *" $word "*)
            command+=" $word"
            _pilothouse_command "$command"
            ;;
        esac
    done
    COMPREPLY=()
    case " $valued " in
    *" $before "*)
        values=$(_pilothouse_values "$command" "$before")
        if [ -n "$values" ]; then
            mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
            return
        fi
        case " $files " in
        *" $before "*) _pilothouse_files ;;
        esac
        return
        ;;
    esac
    case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W "$flags $valued" -- "$current") ;;
    *)
        [ -n "$subcommands" ] && mapfile -t COMPREPLY < <(compgen -W "$subcommands" -- "$current")
        [ ${#COMPREPLY[@]} -eq 0 ] && [ -n "$takesfile" ] && _pilothouse_files
        ;;
    esac
}

_pilothouse_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
}

complete -F _pilothouse pilothouse
)";

void describeForBash(const CommandOutline& command, const std::string& path, std::string& commands,
                     std::string& values)
{
    std::vector<std::string> subcommands, flags, valued, files;
    for (const auto& sub : command.subcommands)
        subcommands.push_back(sub.name);
    for (const auto& option : command.options) {
        auto& kind = option.takesValue() ? valued : flags;
        kind.insert(kind.end(), option.names.begin(), option.names.end());
        for (const auto& name : option.names) {
            if (option.takesFile())
                files.push_back(name);
            if (!option.values.empty())
                values += "    " + shellQuoted(path + ' ' + name) + ") echo " +
                          shellQuoted(joinedWords(option.values)) + " ;;\n";
        }
    }
    bool takesFile = false;
    for (const auto& positional : command.positionals)
        takesFile = takesFile || positional.takesFile();
    commands += "    " + shellQuoted(path) + ")\n";
    const auto set = [&](const char* name, const std::vector<std::string>& words) {
        commands += std::string("        ") + name + '=' + shellQuoted(joinedWords(words)) + '\n';
    };
    set("subcommands", subcommands);
    set("flags", flags);
    set("valued", valued);
    set("files", files);
    commands += std::string("        takesfile=") + (takesFile ? "yes" : "") + "\n        ;;\n";
    for (const auto& sub : command.subcommands)
        describeForBash(sub, path + ' ' + sub.name, commands, values);
}

} // namespace

std::string bashCompletion(const CommandOutline& program)
{
    std::string commands, values;
    describeForBash(program, program.name, commands, values);
    return "# bash completion of pilothouse, made from its commands: pilothouse --completions bash\n"
           "_pilothouse_command() {\n    case $1 in\n" +
           commands + "    esac\n}\n\n_pilothouse_values() {\n    case \"$1 $2\" in\n" + values +
           "    esac\n}\n" + bashWalk;
}

} // namespace ph
