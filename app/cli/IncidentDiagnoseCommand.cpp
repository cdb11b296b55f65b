#include "app/cli/IncidentDiagnoseOutput.h"
#include "app/incidents/LoadDiagnosis.h"
#include "services/incidents/IncidentStore.h"

namespace ph {

namespace {

struct DiagnoseOptions {
    std::string id, policy, by;
    std::string within = "24h";
    std::vector<std::string> confirm, overrule;
};

/// What a person says of a step; none where nothing was said.
Result<std::optional<IncidentJudged>> wordOf(const DiagnoseOptions& options, const DiagnosisReport& report)
{
    const auto& said = options.confirm.empty() ? options.overrule : options.confirm;
    if (said.empty())
        return std::optional<IncidentJudged>();
    const auto step = toText(said.front());
    const auto found = std::find_if(report.steps.begin(), report.steps.end(),
                                    [&](const StepFinding& finding) { return finding.step.id == step; });
    if (found == report.steps.end()) {
        QStringList known;
        for (const auto& finding : report.steps)
            known.append(finding.step.id);
        return fail(
            ErrorKind::Invalid, step,
            QStringLiteral("There is no such step; there are: %1.").arg(known.join(QStringLiteral(", "))));
    }
    IncidentJudged judged{
        step, IncidentJudged::Word::Confirmed, agreedVerdict(found->verdict), {}, findingText(*found)};
    if (!options.confirm.empty()) {
        if (said.size() > 2)
            return fail(ErrorKind::Invalid, QStringLiteral("--confirm"),
                        QStringLiteral("It takes a step, and a text in quotes."));
        judged.reason = said.size() == 2 ? toText(said[1]) : QString();
        return std::optional(judged);
    }
    const auto verdict = said.size() > 1 ? toText(said[1]) : QString();
    const bool isVerdict = verdict == QLatin1String("well") || verdict == QLatin1String("cause") ||
                           verdict == QLatin1String("unknown");
    if (said.size() != 3 || !isVerdict)
        return fail(
            ErrorKind::Invalid, QStringLiteral("--overrule"),
            QStringLiteral("It takes a step, one of well, cause and unknown, and a reason in quotes."));
    judged.word = IncidentJudged::Word::Overruled;
    judged.verdict = verdict;
    judged.reason = toText(said[2]);
    return std::optional(judged);
}

void diagnoseIncident(CommandLine& line, const DiagnoseOptions& options)
{
    auto& workspace = *line.workspace();
    const auto lookBackMs = durationFromText(toText(options.within));
    if (lookBackMs <= 0)
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("--within"),
                                     QStringLiteral("It takes a time such as 90m or 24h.")));
    const auto known = IncidentStore(workspace.state()).record(toText(options.id));
    if (!known)
        return line.fail(known.error());
    const auto& incident = known->incident;
    const auto checklist = loadChecklist(workspace, incident.environment, toText(options.policy));
    if (!checklist)
        return line.fail(checklist.error());
    const auto nowMs = toMs(workspace.clock()());
    const auto question = questionOf(incident, lookBackMs, nowMs);
    const auto reading = loadPast(workspace, question.onsetMs - lookBackMs, nowMs, line.stop());
    if (!reading)
        return line.fail(reading.error());
    for (const auto& note : checklist->notes + reading->notes) {
        line.note(terminalText(note));
        line.exitCode = ExitCode::Partial;
    }
    if (incident.onsetMs == noTime)
        line.note(QStringLiteral("When it began is not known: the time around its opening is looked at. "
                                 "`incident change --onset` says it."));
    auto report = diagnose(checklist->steps, reading->past, question, incident.steps);
    const auto said = wordOf(options, report);
    if (!said)
        return line.fail(said.error());
    if (*said) {
        const auto added =
            IncidentStore(workspace.state()).add(incident.id, **said, authorOf(options.by), nowMs);
        if (!added)
            return line.fail(added.error());
        for (auto& finding : report.steps) {
            if (finding.step.id == (*said)->step)
                finding.judged = **said;
        }
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(diagnosisJson(incident, report, *reading->past.table));
    for (const auto& row : diagnosisLines(report, *reading->past.table))
        line.print(row);
}

} // namespace

void addIncidentDiagnosis(Command incident, CommandLine& line)
{
    auto options = std::make_shared<DiagnoseOptions>();
    auto command = incident.subcommand("diagnose", "Look step by step at what usually is the cause");
    command.option("ID", options->id, "Its id").required();
    command.option("--within", options->within, "How long before it began, at most")
        .valueName("TIME")
        .showDefault();
    command
        .option("--policy", options->policy, "A policy with steps of its own, instead of the environment's")
        .valueName("FILE");
    auto confirm =
        command
            .option("--confirm", options->confirm, "Say that a step is as it says, with a text if you like")
            .valueName("STEP [TEXT]");
    command
        .option("--overrule", options->overrule,
                "Say that a step is well, the cause, or unknown, and why: all three")
        .valueName("STEP VERDICT REASON")
        .excludes(confirm);
    command.option("--by", options->by, "Who says it; without it, the user of this computer")
        .valueName("NAME");
    command.footer("Asks nobody: it goes by what was cached. What nobody looked at is no data, never ok.\n"
                   "Example:\n  pilothouse incident diagnose inc-0a1b2c3d --overrule model well 'same "
                   "version for weeks'");
    line.onParsed(command, [&line, options] {
        if (line.workspace())
            diagnoseIncident(line, *options);
    });
}

} // namespace ph
