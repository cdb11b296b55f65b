#include "app/cli/DeskOutput.h"

#include <CLI/CLI.hpp>

namespace ph {

void addApproveCommand(CLI::App& app, CommandLine& line)
{
    struct Options {
        std::string id, comment;
        bool reject = false, revoke = false;
    };
    auto* command = app.add_subcommand("approve", "Sign what you say about a release that waits");
    auto options = std::make_shared<Options>();
    command->add_option("ID", options->id, "As release list shows it")->required();
    command->add_option("--comment", options->comment, "Why")->required()->type_name("TEXT");
    auto* reject = command->add_flag("--reject", options->reject, "It must not be released");
    command->add_flag("--revoke", options->revoke, "Take back what you said before")->excludes(reject);
    line.onParsed(*command, [&line, options] {
        auto desk = openDesk(line);
        if (!desk)
            return;
        const auto id = QString::fromStdString(options->id);
        const auto comment = QString::fromStdString(options->comment);
        const auto said = options->reject   ? desk->reject(id, comment)
                          : options->revoke ? desk->revoke(id, comment)
                                            : desk->approve(id, comment);
        if (!said)
            return line.fail(said.error());
        show(line, *said);
    });
}

} // namespace ph
