#pragma once

#include "app/cli/CommandOutline.h"

#include <optional>

namespace ph {

enum class CompletionShell { Bash, Zsh, Fish };
std::optional<CompletionShell> completionShellFromName(const std::string& name); ///< "bash", "zsh", "fish"
const std::vector<std::string>& completionShellNames();

/// A script that teaches the shell the program's commands, options and those values that there are few of.
/// Standing by itself: it never starts the program. The same outline gives the same bytes.
std::string completionScript(const CommandOutline& program, CompletionShell shell);

// One file each.
std::string bashCompletion(const CommandOutline& program);
std::string zshCompletion(const CommandOutline& program);
std::string fishCompletion(const CommandOutline& program);

/// Within single quotes of any of the three shells' sh-like syntax: it's becomes 'it'\''s'.
std::string shellQuoted(const std::string& text);
std::string joinedWords(const std::vector<std::string>& words, const std::string& between = " ");

} // namespace ph
