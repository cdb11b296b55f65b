#pragma once

#include "app/cli/CommandOutline.h"

#include <functional>
#include <memory>

namespace CLI {
class App;
class Option;
} // namespace CLI

// What commands are declared with. The parser behind is a large header; only Command.cpp reads it.
namespace ph {

/// A declared option, flag or positional: a handle, valid as long as its root command.
class Option {
public:
    explicit Option(CLI::Option* option)
        : option_(option)
    {
    }

    Option required();
    Option valueName(const std::string& name); ///< in the help, instead of the type: FILE
    Option showDefault();                      ///< in the help, what the variable holds now
    Option oneOf(const std::vector<std::string>& values);
    Option suggests(const std::vector<std::string>& values); ///< to completions; any other is taken, too
    Option excludes(Option other);
    Option needs(Option other); ///< makes no sense without it
    Option separatedBy(char separator);
    Option atLeastOne(); ///< of a number
    /// Each mention takes one word, else a list would swallow the positional behind it.
    Option oneWordEach();

private:
    CLI::Option* option_;
};

/// A declared command: a handle, valid as long as its root command. Names that begin with a dash are options,
/// others are positionals. The variables are filled in by parsing and have to live until then.
class Command {
public:
    Command subcommand(const std::string& name, const std::string& help);
    void requireSubcommand(); ///< exactly one

    Option option(const std::string& name, std::string& value, const std::string& help = {});
    Option option(const std::string& name, std::vector<std::string>& values, const std::string& help = {});
    Option option(const std::string& name, std::size_t& value, const std::string& help = {});
    /// "--yes,!--no" takes both.
    Option flag(const std::string& name, bool& value, const std::string& help);

    void footer(const std::string& text); ///< at the end of the help
    void onParsed(std::function<void()> callback);

private:
    friend class RootCommand;
    explicit Command(CLI::App* app)
        : app_(app)
    {
    }

    CLI::App* app_;
};

/// The program itself; owns every command declared below it.
class RootCommand {
public:
    RootCommand(const std::string& name, const std::string& help, const std::string& version);
    ~RootCommand();
    Command command() const { return Command(app_.get()); }

    enum class Parsed {
        Words,    ///< the variables are filled in, and the chosen command's callback was called
        Answered, ///< help or the version was printed
        Mistaken, ///< what is wrong was printed
    };
    Parsed parse(int argc, char** argv);
    bool named(const std::string& subcommand) const;        ///< after parse(), also where it was mistaken
    const std::string& mistake() const { return mistake_; } ///< what was wrong, where it was
    CommandOutline outline() const;                         ///< what was declared

private:
    std::unique_ptr<CLI::App> app_;
    std::string mistake_;
};

} // namespace ph
