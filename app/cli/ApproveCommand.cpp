#include "app/cli/DeskOutput.h"

namespace ph {

void addApproveCommand(Command app, CommandLine& line)
{
    struct Options {
        std::string id, comment;
        bool reject = false, revoke = false;
    };
    auto command = app.subcommand(
        "approve", "Sign what you say about a release that waits; --reject and --revoke also stop one "
                   "that changed nothing yet");
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "As release list shows it").required();
    command.option("--comment", options->comment, "Why").required().valueName("TEXT");
    auto reject = command.flag("--reject", options->reject, "It must not be released");
    command.flag("--revoke", options->revoke, "Take back what you said before").excludes(reject);
    command.footer(
        "Examples:\n"
        "  pilothouse approve 2026-11-26-fraud-7-x3k9 --comment \"Looked at every gate\"\n"
        "  pilothouse approve 2026-11-26-fraud-7-x3k9 --reject --comment \"The sample is too small\"");
    line.onParsed(command, [&line, options] {
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
        show(line, *desk, *said);
    });
}

} // namespace ph
