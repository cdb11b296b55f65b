#include "app/cli/DeskOutput.h"
#include "app/cli/Moment.h"

#include <QCoreApplication>

namespace ph {

namespace {

void report(CommandLine& line, ReleaseDesk& desk, const Result<DeskOutcome>& said)
{
    if (!said)
        return line.fail(said.error());
    show(line, desk, *said);
}

void addWaive(Command release, CommandLine& line)
{
    struct Options {
        std::string id, gate, group, reason, until;
    };
    auto command = release.subcommand(
        "waive", "Take it upon yourself that a gate is not passed, where the policy lets you");
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "As release list shows it").required();
    command.option("--gate", options->gate, "Gate that is not passed").required();
    command.option("--reason", options->reason, "Why; shown with the release forever")
        .required()
        .valueName("TEXT");
    command.option("--until", options->until, "When the waiver ends: 2026-01-31, 2026-01-31T10:00, +7d")
        .required()
        .valueName("TIME");
    command.option("--group", options->group, "In whose name, where several of your groups may")
        .valueName("NAME");
    command.footer(
        "Until the new hardware is there\n  pilothouse release waive 2026-11-26-fraud-7-x3k9 --gate "
        "latency --reason 'New hardware on Monday' --until +5d");
    line.onParsed(command, [&line, options] {
        auto desk = openDesk(line);
        if (!desk)
            return;
        const auto until = momentOf(options->until, line.workspace()->clock()());
        if (!until)
            return line.fail(until.error());
        report(line, *desk,
               desk->waive(toText(options->id), toText(options->gate), toText(options->group),
                           toText(options->reason), *until));
    });
}

void addAnswer(Command release, CommandLine& line)
{
    struct Options {
        std::string id, gate, item, note;
        bool yes = false, no = false;
    };
    auto command = release.subcommand("answer", "Answer an item of a checklist that a release waits for");
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "As release list shows it").required();
    command.option("--gate", options->gate, "The checklist").required();
    command.option("--item", options->item, "What is answered").required();
    command.flag("--yes", options->yes, "It is so");
    command.flag("--no", options->no, "It is not");
    command.option("--note", options->note, "What the answer stands on").valueName("TEXT");
    command.footer("Example:\n"
                   "  pilothouse release answer 2026-11-26-fraud-7-x3k9 --gate fairness --item impact --yes "
                   "--note Minutes");
    line.onParsed(command, [&line, options] {
        if (options->yes == options->no)
            return line.fail(
                Error::make(ErrorKind::Invalid, toText(options->item),
                            QCoreApplication::translate("ReleaseCommand", "Say --yes or --no.")));
        auto desk = openDesk(line);
        if (!desk)
            return;
        report(line, *desk,
               desk->answer(toText(options->id), toText(options->gate), toText(options->item),
                            options->yes ? ChecklistAnswer::Word::Yes : ChecklistAnswer::Word::No,
                            toText(options->note)));
    });
}

void addComment(Command release, CommandLine& line)
{
    struct Options {
        std::string id, text;
    };
    auto command = release.subcommand("comment", "Say something about a release that waits; decides nothing");
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "As release list shows it").required();
    command.option("TEXT", options->text, "What you say; signed, and sent later where the home is away")
        .required();
    command.footer(
        "Example:\n  pilothouse release comment 2026-11-26-fraud-7-x3k9 \"What of the night shift?\"");
    line.onParsed(command, [&line, options] {
        if (auto desk = openDesk(line))
            report(line, *desk, desk->comment(toText(options->id), toText(options->text)));
    });
}

void addCancel(Command release, CommandLine& line)
{
    struct Options {
        std::string id, reason;
    };
    auto command = release.subcommand(
        "cancel", "Give up a draft or a waiting release; a running one stops before its next step");
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "As release list shows it").required();
    command.option("--reason", options->reason, "Why; kept with the release").valueName("TEXT");
    command.footer("Example:\n  pilothouse release cancel 2026-11-26-fraud-7-x3k9 --reason \"Superseded\"");
    line.onParsed(command, [&line, options] {
        if (auto desk = openDesk(line))
            report(line, *desk, desk->cancel(toText(options->id), toText(options->reason)));
    });
}

} // namespace

void addStatementCommands(Command release, CommandLine& line)
{
    addComment(release, line);
    addCancel(release, line);
    addWaive(release, line);
    addAnswer(release, line);
}

} // namespace ph
