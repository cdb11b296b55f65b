#include "app/cli/DeskOutput.h"

#include "services/release/PlanDocument.h"

#include <QCoreApplication>

namespace ph {

namespace {

void showEffect(CommandLine& line, const RollbackLook& look)
{
    note(line, look.notes);
    if (line.output == CommandLine::Output::Json) {
        auto notes = nlohmann::json::array();
        for (const auto& text : look.notes)
            notes.push_back(jsonText(text));
        return line.print(
            nlohmann::json{{"dry_run", true}, {"plan", planToJson(look.plan)}, {"notes", notes}});
    }
    for (const auto& step : look.plan.steps)
        line.print(QCoreApplication::translate("RollbackCommand", "%1: %2 -> %3")
                       .arg(terminalText(step.place),
                            step.expected.isEmpty() ? QStringLiteral("nothing") : terminalText(step.expected),
                            step.value.isEmpty() ? QStringLiteral("nothing") : terminalText(step.value)));
}

void showRehearsal(CommandLine& line, const QString& target)
{
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"rehearsed", jsonText(target)}});
    line.print(QCoreApplication::translate("RollbackCommand", "Rehearsed: %1 is there and can be loaded.")
                   .arg(terminalText(target)));
}

} // namespace

void addRollbackCommand(Command app, CommandLine& line)
{
    struct Options {
        std::string environment, to;
        bool dryRun = false, rehearse = false;
    };
    auto command = app.subcommand("rollback", "Go back to what an environment's last release recorded");
    auto options = std::make_shared<Options>();
    command.option("ENV", options->environment, "The environment").required();
    command.option("--to", options->to, "Another version than the recorded one").valueName("VERSION");
    command.flag("--dry-run", options->dryRun, "Only tell what would change");
    command.flag("--rehearse", options->rehearse,
                 "Only look whether what it goes back to is there and loads, and record that");
    command.footer("Examples:\n"
                   "  pilothouse rollback production --dry-run\n"
                   "  pilothouse rollback production --to 6");
    line.onParsed(command, [&line, options] {
        const auto environment = QString::fromStdString(options->environment);
        const auto to = QString::fromStdString(options->to);
        if (options->dryRun && !options->rehearse) {
            if (!line.workspace())
                return;
            const auto look =
                ReleaseDesk::lookAtRollback(*line.workspace(), line.stop(), {}, environment, to);
            return look ? showEffect(line, *look) : line.fail(look.error());
        }
        auto desk = openDesk(line);
        if (!desk)
            return;
        if (options->rehearse) {
            const auto rehearsed = desk->rehearse(environment, to);
            return rehearsed ? showRehearsal(line, *rehearsed) : line.fail(rehearsed.error());
        }
        const auto outcome = desk->rollback(environment, to);
        if (!outcome)
            return line.fail(outcome.error());
        show(line, *desk, *outcome);
        if (outcome->record.state != ReleaseState::Done)
            line.exitCode = ExitCode::Failed; // requested is not done
    });
}

} // namespace ph
