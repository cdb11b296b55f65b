#include "app/cli/Command.h"

#include <CLI/CLI.hpp>

namespace ph {

namespace {

constexpr char valuesName[] = "values"; // of the check that knows them

/// As the check's description has them: "{csv,json}".
std::vector<std::string> valuesOf(CLI::Option& option)
{
    CLI::Validator* known = nullptr;
    try {
        known = option.get_validator(valuesName);
    } catch (const CLI::OptionNotFound&) {
        return {}; // the parser's only way to say so
    }
    const bool holds = known->get_active();
    known->active(true); // which describes itself only then
    auto text = known->get_description();
    known->active(holds);
    if (text.size() < 2)
        return {};
    return CLI::detail::split(text.substr(1, text.size() - 2), ',');
}

OptionOutline outlineOf(CLI::Option& option)
{
    OptionOutline outline;
    for (const auto& name : option.get_lnames())
        outline.names.push_back("--" + name);
    for (const auto& name : option.get_snames())
        outline.names.push_back("-" + name);
    outline.help = option.get_description();
    outline.values = valuesOf(option);
    if (option.get_positional() || option.get_items_expected_max() > 0) {
        const auto type = option.get_type_name();
        outline.valueName = type.substr(0, type.find(":{"));
        if (option.get_positional() && outline.valueName == "TEXT")
            outline.valueName = option.get_name(true); // FILE, as the help says it before its type
    }
    return outline;
}

CommandOutline outlineOf(CLI::App& app)
{
    CommandOutline outline{app.get_name(), app.get_description(), {}, {}, {}};
    for (auto* option : app.get_options()) {
        const auto told = outlineOf(*option);
        if (option->get_positional())
            outline.positionals.push_back(told);
        if (!told.names.empty()) // one may be both: `release drive ID`, `release drive --id ID`
            outline.options.push_back(told);
    }
    for (auto* sub : app.get_subcommands([](CLI::App*) { return true; }))
        outline.subcommands.push_back(outlineOf(*sub));
    return outline;
}

} // namespace

Option Option::required()
{
    option_->required();
    return *this;
}

Option Option::valueName(const std::string& name)
{
    option_->type_name(name);
    return *this;
}

Option Option::showDefault()
{
    option_->capture_default_str();
    return *this;
}

Option Option::oneOf(const std::vector<std::string>& values)
{
    option_->check(CLI::IsMember(values), valuesName);
    return *this;
}

Option Option::suggests(const std::vector<std::string>& values)
{
    option_->check(CLI::IsMember(values), valuesName);
    option_->get_validator(valuesName)->active(false);
    return *this;
}

Option Option::excludes(Option other)
{
    option_->excludes(other.option_);
    return *this;
}

Option Option::needs(Option other)
{
    option_->needs(other.option_);
    return *this;
}

Option Option::atLeastOne()
{
    option_->check(CLI::Validator(
        [](const std::string& word) {
            // The parser reads a negative number as a very large one.
            const bool isNegative = word.find('-') != std::string::npos;
            std::size_t number = 0;
            return isNegative || (CLI::detail::lexical_cast(word, number) && number == 0) ? "at least 1"
                                                                                          : std::string();
        },
        {}));
    return *this;
}

Option Option::separatedBy(char separator)
{
    option_->delimiter(separator);
    return *this;
}

Option Option::oneWordEach()
{
    option_->allow_extra_args(false);
    return *this;
}

Command Command::subcommand(const std::string& name, const std::string& help)
{
    auto* app = app_->add_subcommand(name, help);
    app->footer(std::string()); // the parser hands it down, with examples of other commands
    return Command(app);
}

void Command::requireSubcommand()
{
    app_->require_subcommand(1);
}

Option Command::option(const std::string& name, std::string& value, const std::string& help)
{
    return Option(app_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::vector<std::string>& values, const std::string& help)
{
    return Option(app_->add_option(name, values, help));
}

Option Command::option(const std::string& name, std::size_t& value, const std::string& help)
{
    return Option(app_->add_option(name, value, help));
}

Option Command::flag(const std::string& name, bool& value, const std::string& help)
{
    return Option(app_->add_flag(name, value, help));
}

void Command::footer(const std::string& text)
{
    app_->footer(text);
}

void Command::onParsed(std::function<void()> callback)
{
    app_->callback(std::move(callback));
}

RootCommand::RootCommand(const std::string& name, const std::string& help, const std::string& version)
    : app_(std::make_unique<CLI::App>(help, name))
{
    app_->set_version_flag("--version", version);
    app_->require_subcommand(0, 1);
}

RootCommand::~RootCommand() = default;

RootCommand::Parsed RootCommand::parse(int argc, char** argv)
{
    try {
        app_->parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (app_->exit(error) == 0)
            return Parsed::Answered;
        mistake_ = error.what();
        return Parsed::Mistaken;
    }
    return Parsed::Words;
}

CommandOutline RootCommand::outline() const
{
    return outlineOf(*app_);
}

bool RootCommand::named(const std::string& subcommand) const
{
    return app_->got_subcommand(subcommand);
}

} // namespace ph
