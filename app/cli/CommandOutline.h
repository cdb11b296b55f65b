#pragma once

#include <string>
#include <vector>

namespace ph {

struct OptionOutline {
    std::vector<std::string> names; ///< with their dashes; of a positional its value's name
    std::string help;
    std::string valueName;           ///< FILE; empty: it is a flag
    std::vector<std::string> values; ///< those that there are, or that are usual; empty: any
    bool takesValue() const { return !valueName.empty(); }
    bool takesFile() const; ///< by its value's name: FILE, DIR, PLAN.yaml
};

/// What is declared of a command, as values: what completions are made from, and the handbook is held
/// against.
struct CommandOutline {
    std::string name;
    std::string help;                       ///< a line
    std::vector<OptionOutline> options;     ///< --help among them
    std::vector<OptionOutline> positionals; ///< in order
    std::vector<CommandOutline> subcommands;
};

} // namespace ph
