#include "app/cli/CommandLine.h"
#include "app/cli/GateOutput.h"
#include "app/release/GateSubjects.h"
#include "app/release/KnownReleases.h"
#include "app/release/RollbackFactsLoader.h"
#include "models/tables/Format.h"
#include "services/gates/GateEvaluation.h"
#include "services/policy/PolicyFile.h"
#include "services/release/ReleaseStore.h"
#include "services/release/TierCheck.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace ph {

namespace {

struct GateCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(GateCommand)
};

struct GateOptions {
    std::string environment, model, version, policy, tier;
    std::string back, condition, dataSource; ///< the way back that a release of it would have
};

Result<GateSubject> subjectWithPolicy(CommandLine& line, const GateOptions& options)
{
    auto& workspace = *line.workspace();
    const auto environment =
        loadEnvironment(folderOf(workspace), QString::fromStdString(options.environment));
    if (!environment)
        return fail(environment.error());
    const auto model = QString::fromStdString(options.model);
    if (!environment->model.isEmpty() && model != environment->model)
        return fail(ErrorKind::Invalid, environment->name,
                    GateCommandTexts::tr("Only %1 is released here.").arg(environment->model));
    auto subject =
        gateSubject(workspace, *environment, model, QString::fromStdString(options.version), line.stop());
    if (!subject)
        return subject;
    const auto policyFile =
        options.policy.empty() ? environment->policyFile : QString::fromStdString(options.policy);
    auto read = loadPolicy(policyFile);
    if (!read)
        return fail(read.error());
    if (!read->policy)
        return fail(ErrorKind::Invalid, policyFile, problemLine(policyFile, read->problems.front()));
    subject->policy = std::move(*read->policy);
    subject->folder = QFileInfo(policyFile).absolutePath();
    subject->tier = options.tier.empty() ? environment->tier : QString::fromStdString(options.tier);
    if (subject->tier.isEmpty() && subject->policy.tiers.size() == 1)
        subject->tier = subject->policy.tiers.front().name;
    const auto* tier = subject->policy.tier(subject->tier);
    if (!tier) {
        QStringList names;
        for (const auto& each : subject->policy.tiers)
            names.append(each.name);
        return fail(ErrorKind::Invalid, policyFile,
                    GateCommandTexts::tr("Name a tier of the policy (--tier): %1.")
                        .arg(names.join(QStringLiteral(", "))));
    }
    // What no draft may take is judged for nobody: a pass would promise what submitting refuses.
    if (const auto problems = checkTier(*tier, subject->policy, *environment); !problems.isEmpty())
        return fail(ErrorKind::Invalid, environment->name, problems.join(u' '));
    return subject;
}

ExitCode exitCodeOf(GateVerdict verdict)
{
    return verdict == GateVerdict::Pass   ? ExitCode::Ok
           : verdict == GateVerdict::Fail ? ExitCode(2)
                                          : ExitCode(3);
}

void show(CommandLine& line, const GateSubject& subject, const QList<GateResult>& results)
{
    const auto overall = overallVerdict(results);
    line.exitCode = exitCodeOf(overall);
    if (line.output == CommandLine::Output::Json) {
        auto gates = nlohmann::json::array();
        for (const auto& result : results)
            gates.push_back(gateToJson(result, toMs(line.workspace()->clock()())));
        line.print(nlohmann::json{{"verdict", jsonText(gateVerdictName(overall))},
                                  {"model", jsonText(subject.candidate.model)},
                                  {"version", jsonText(subject.candidate.version)},
                                  {"tier", jsonText(subject.tier)},
                                  {"policy", jsonText(subject.policy.digest)},
                                  {"gates", gates}});
        return;
    }
    QList<QStringList> rows;
    for (const auto& result : results)
        rows.append(
            {gateVerdictName(result.verdict), terminalText(result.title), terminalText(result.reason)});
    for (const auto& text : alignedLines(
             {GateCommandTexts::tr("Verdict"), GateCommandTexts::tr("Gate"), GateCommandTexts::tr("Why")},
             rows))
        line.print(text);
}

/// As a draft would have it: back to what is live now, unless told otherwise.
Fact<RollbackFacts> wayBack(CommandLine& line, const GateSubject& subject, const GateOptions& options)
{
    auto& workspace = *line.workspace();
    RollbackPlan plan;
    plan.condition = QString::fromStdString(options.condition);
    plan.dataSource = QString::fromStdString(options.dataSource);
    const auto back = !options.back.empty() ? QString::fromStdString(options.back)
                      : subject.champion    ? subject.champion->version
                                            : QString();
    if (!back.isEmpty())
        plan.targets = {
            {ReleasePart::Kind::Model, subject.candidate.model, subject.candidate.version, back, {}}};
    const auto releases = storedReleases(workspace.state());
    if (!releases)
        return {std::nullopt, toMs(workspace.clock()()), releases.error(), {}};
    return loadRollbackFacts(workspace, subject.environment, plan, registryOf(workspace), *releases,
                             line.stop());
}

/// Gates judge what is there now; where it cannot be read none passes, and whoever asked is told how old is
/// what is known.
void readFirst(CommandLine& line, GateSubject& subject)
{
    auto& workspace = *line.workspace();
    subject.unread = readSourceRuns(workspace, subject, line.stop());
    const auto tell = [&](const QString& what, std::int64_t seenMs, const Error& why) {
        line.note(
            GateCommandTexts::tr("%1 could not be read now (%2), so nothing of it passes; it was seen %3.")
                .arg(what, errorSentence(why), formatSeenAge(seenMs, toMs(workspace.clock()()))));
    };
    if (subject.unasked)
        tell(GateCommandTexts::tr("%1 version %2").arg(subject.candidate.model, subject.candidate.version),
             subject.candidate.seenMs, *subject.unasked);
    if (subject.unreached)
        line.note(GateCommandTexts::tr("What is live could not be asked now (%1), so nothing of the champion "
                                       "passes; when last seen it was %2.")
                      .arg(errorSentence(*subject.unreached),
                           subject.champion ? subject.champion->version : GateCommandTexts::tr("nothing")));
    const auto tellRun = [&](const QString& what, const EntityKey& key, const std::optional<Error>& why) {
        const auto run = workspace.cache().run(key);
        if (why)
            tell(what, run && *run ? (*run)->seenMs : noTime, *why);
    };
    tellRun(GateCommandTexts::tr("The source run"), subject.candidateRun, subject.unread.candidate);
    tellRun(GateCommandTexts::tr("The champion's source run"), subject.championRun, subject.unread.champion);
}

Result<void> checkGates(CommandLine& line, const GateOptions& options)
{
    auto subject = subjectWithPolicy(line, options);
    if (!subject)
        return fail(subject.error());
    readFirst(line, *subject);
    auto facts = gatherGateFacts(*line.workspace(), *subject, line.stop());
    const auto& gates = subject->policy.tier(subject->tier)->gates;
    if (std::any_of(gates.begin(), gates.end(),
                    [](const GateSpec& gate) { return gate.kind == QLatin1String("rollback-ready"); }))
        facts.rollback = wayBack(line, *subject, options);
    if (line.stop().stop_requested())
        return fail(ErrorKind::Cancelled, QStringLiteral("gate check"));
    // By the clock after gathering: a command may have taken its time.
    show(line, *subject,
         evaluateGates(*subject->policy.tier(subject->tier), facts, toMs(line.workspace()->clock()()),
                       subject->policy.maxFactAgeMs));
    return {};
}

} // namespace

void addGateCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("gate", "Ask a policy's gates about a model version");
    command.requireSubcommand();
    command.footer("Example:\n  pilothouse gate check --env production --model fraud --version 7");
    auto check = command.subcommand("check", "Evaluates every gate of a tier and changes nothing");
    auto options = std::make_shared<GateOptions>();
    check.option("--env", options->environment, "The environment to release to").required().valueName("NAME");
    check.option("--model", options->model, "The registered model").required().valueName("MODEL");
    check.option("--version", options->version, "Its version").required().valueName("N");
    check.option("--policy", options->policy, "Another policy than the environment's").valueName("FILE");
    check
        .option("--tier", options->tier,
                "A tier of the policy; without it the one that the environment asks for")
        .valueName("NAME");
    check.option("--to-roll-back", options->back,
                 "Version to go back to, for the gates that ask; without it the one that is live now");
    check.option("--rollback-condition", options->condition,
                 "When it would be rolled back, e.g. \"error_rate > 0.02\"");
    check.option(
        "--data-source", options->dataSource,
        "What tells that condition: the address of a Prometheus, or \"metrics\" for the environment's own");
    check.footer("Exits: 0 every gate passes · 2 one fails · 3 one is inconclusive, stale or without data ·\n"
                 "1 the gates could not be asked.\n"
                 "Example:\n"
                 "  pilothouse gate check --env production --model fraud --version 7");
    line.onParsed(check, [&line, options] {
        if (!line.workspace()) {
            line.exitCode = ExitCode::Failed;
            return;
        }
        if (const auto done = checkGates(line, *options); !done) {
            line.fail(done.error());
            line.exitCode = ExitCode::Failed; // 2 and 3 are verdicts here
        }
    });
}

} // namespace ph
