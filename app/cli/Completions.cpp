#include "app/cli/Completions.h"

#include <algorithm>

namespace ph {

const std::vector<std::string>& completionShellNames()
{
    static const std::vector<std::string> names{"bash", "zsh", "fish"};
    return names;
}

std::optional<CompletionShell> completionShellFromName(const std::string& name)
{
    const auto& names = completionShellNames();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return CompletionShell(found - names.begin());
}

std::string completionScript(const CommandOutline& program, CompletionShell shell)
{
    switch (shell) {
    case CompletionShell::Bash:
        return bashCompletion(program);
    case CompletionShell::Zsh:
        return zshCompletion(program);
    case CompletionShell::Fish:
        break;
    }
    return fishCompletion(program);
}

std::string shellQuoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

std::string joinedWords(const std::vector<std::string>& words, const std::string& between)
{
    std::string joined;
    for (const auto& word : words)
        joined += (joined.empty() ? std::string() : between) + word;
    return joined;
}

} // namespace ph
