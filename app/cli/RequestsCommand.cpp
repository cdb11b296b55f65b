#include "app/cli/DeskOutput.h"
#include "app/cli/PlanFile.h"
#include "app/cli/RequestOutput.h"
#include "app/rollout/RolloutRequests.h"

#include <QFileInfo>

namespace ph {

namespace {

Result<ReleasePlan> planMeant(ReleaseDesk& desk, const QString& word)
{
    if (QFileInfo::exists(word))
        return readPlanFile(word);
    return desk.release(word).map([](const DeskOutcome& outcome) { return outcome.record.plan; });
}

bool isBack(const StepTrial& step)
{
    return std::holds_alternative<WayBack>(step.step);
}

QString titleOf(const StepTrial& step)
{
    return isBack(step) ? wayBackName(std::get<WayBack>(step.step))
                        : rolloutStepTitle(std::get<RolloutStep>(step.step));
}

TriedRequest tried(const RolloutTrial& trial)
{
    return {trial.request, trial.before, trial.after, trial.warnings};
}

void show(CommandLine& line, const StepTrial& step)
{
    line.print(terminalText(
        QStringLiteral("%1%2").arg(isBack(step) ? QStringLiteral("way back: ") : QString(), titleOf(step))));
    if (!step.requests)
        return line.note(terminalText(
            QStringLiteral("%1: not tried: %2").arg(titleOf(step), errorSentence(step.requests.error()))));
    for (const auto& trial : *step.requests) {
        for (const auto& warning : trial.warnings)
            line.print(terminalText(QStringLiteral("warning    ") + warning));
        showRequest(line, tried(trial));
    }
}

nlohmann::json toJson(const StepTrial& step)
{
    nlohmann::json json{{"step", jsonText(titleOf(step))},
                        {"way", isBack(step) ? "back" : "forward"},
                        {"requests", nlohmann::json::array()},
                        {"error", nullptr}};
    if (!step.requests)
        json["error"] = {{"kind", jsonText(errorKindName(step.requests.error().kind))},
                         {"detail", jsonText(step.requests.error().detail)}};
    else
        for (const auto& trial : *step.requests)
            json["requests"].push_back(requestJson(tried(trial)));
    return json;
}

void tryOut(CommandLine& line, const QString& word)
{
    auto desk = openDesk(line);
    if (!desk)
        return;
    const auto plan = planMeant(*desk, word);
    if (!plan)
        return line.fail(plan.error());
    const auto steps = tryRollout(*line.workspace(), *plan, line.stop());
    if (!steps)
        return line.fail(steps.error());
    nlohmann::json document{{"id", jsonText(plan->id)}, {"steps", nlohmann::json::array()}};
    for (const auto& step : *steps) {
        if (line.output == CommandLine::Output::Json)
            document["steps"].push_back(toJson(step));
        else
            show(line, step);
        if (!step.requests && line.exitCode == ExitCode::Ok)
            line.exitCode = exitCodeOf(step.requests.error());
    }
    if (line.output == CommandLine::Output::Json)
        line.print(document);
}

} // namespace

void addRequestsCommand(Command release, CommandLine& line)
{
    auto command = release.subcommand(
        "requests", "What executing it would ask of the cluster, each request as the cluster tried it");
    auto word = std::make_shared<std::string>();
    command.option("RELEASE", *word, "Its id, or the plan that release draft wrote")
        .required()
        .valueName("ID|PLAN.yaml");
    command.footer(
        "Changes nothing: the server is asked with dryRun=All. Each step's diff is against the object "
        "as it is now. The steps of the way back follow.\n"
        "Example:\n  pilothouse release requests 2026-11-26-fraud-7-x3k9\n\n"
        "Exits: where a request could not be tried as its error says, the first one's.");
    line.onParsed(command, [&line, word] { tryOut(line, toText(*word)); });
}

} // namespace ph
