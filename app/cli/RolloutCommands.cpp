#include "app/cli/DeskOutput.h"
#include "app/cli/RolloutPlace.h"
#include "app/rollout/AnalysisByMetrics.h"
#include "app/rollout/DriveSurroundings.h"
#include "services/http/HttpAddress.h"
#include "services/release/KeyStore.h"

namespace ph {

namespace {

struct DriveOptions {
    RolloutPlace place;
    std::string id, until, metrics, metricsToken, policy;
    bool takeOver = false;
};

Result<std::unique_ptr<RolloutAnalysis>> judgeFor(CommandLine& line, const FoundRollout& found,
                                                  const ReleaseEnvironment& environment,
                                                  const DriveOptions& options)
{
    const auto metrics = givenOr(options.metrics, "PILOTHOUSE_METRICS_URL"),
               token = givenOr(options.metricsToken, "PILOTHOUSE_METRICS_TOKEN_FILE");
    if (!metrics.isEmpty()) {
        if (const auto address = parseHttpAddress(metrics.toStdString()); !address)
            return fail(ErrorKind::Invalid, QStringLiteral("--metrics"), address.error().detail);
        return analysisAt(*line.workspace(), metrics, token, line.stop());
    }
    if (!token.isEmpty())
        return fail(ErrorKind::Invalid, QStringLiteral("--metrics-token-file"),
                    QStringLiteral("Say with --metrics whose token it is."));
    return judgeIn(*line.workspace(), found, environment, line.stop());
}

void report(CommandLine& line, const FoundRollout& found, const DrivenRollout& driven)
{
    using End = DrivenRollout::End;
    const auto& id = driven.rollout.plan.id;
    const auto outcome = driven.rollout.state.outcome;
    if (driven.end == End::Ended && outcome != RolloutOutcome::Promoted)
        line.exitCode = ExitCode::Partial;
    if (driven.end == End::Stopped)
        line.exitCode = ExitCode::Cancelled;
    if (outcome == RolloutOutcome::Open)
        line.note(QStringLiteral("Nobody drives it from here any more: its traffic stays as it is, and no "
                                 "condition takes it back. Go on: pilothouse release drive %1")
                      .arg(terminalText(id)));
    if (outcome == RolloutOutcome::Promoted)
        line.note(QStringLiteral("What else moves with it, as an alias, is its release's: pilothouse release "
                                 "execute %1")
                      .arg(terminalText(id)));
    if (line.output == CommandLine::Output::Text)
        return line.print(terminalText(rolloutLine(driven.rollout)));
    auto json = rolloutToJson(driven.rollout);
    json["cluster"] = jsonText(found.cluster->connection().name);
    json["end"] = driven.end == End::Ended ? "ended" : driven.end == End::Reached ? "reached" : "stopped";
    line.print(json);
}

void drive(CommandLine& line, const DriveOptions& options)
{
    const auto found = rolloutMeant(line, options.place, toText(options.id));
    if (!found)
        return line.fail(found.error());
    const auto milestone = milestoneOf(found->rollout.plan, toText(options.until));
    if (!milestone)
        return line.fail(milestone.error());
    const auto environment = surroundings(line, *found, options.policy);
    if (!environment)
        return line.fail(environment.error());
    const auto judge = judgeFor(line, *found, *environment, options);
    if (!judge)
        return line.fail(judge.error());
    RolloutDriver::Settings settings;
    settings.told = tellOnTheWay(line);
    settleIn(*line.workspace(), *environment, settings);
    if (!settings.freeze)
        line.note(QStringLiteral("No policy is known here, so that no freeze holds it up: see --policy."));
    if (options.takeOver)
        settings.claim = RolloutDriver::Settings::Claim::TakeOver;
    const auto driven =
        driveRollout(*line.workspace(), *found, **judge, std::move(settings), *milestone, line.stop());
    if (!driven)
        return line.fail(driven.error());
    report(line, *found, *driven);
}

void addDrive(Command release, CommandLine& line)
{
    auto command = release.subcommand(
        "drive", "Drive a rollout from the record beside its endpoint, which is all that it needs");
    auto options = std::make_shared<DriveOptions>();
    command.option("ID,--id", options->id, "Of the release").required();
    command
        .option("--until", options->until,
                "Leave it once this is seen: deployed, the percent of a stage, promoted; without it drive it "
                "to its end")
        .valueName("STATE");
    command.flag("--take-over", options->takeOver, "Whoever else drives it, and was heard of just now");
    addPlaceOptions(command, options->place);
    command
        .option("--metrics", options->metrics,
                "The Prometheus that its candidate is judged by; without it that of the endpoint's "
                "environment; or $PILOTHOUSE_METRICS_URL")
        .valueName("URL");
    command
        .option("--metrics-token-file", options->metricsToken,
                "Its bearer token, read anew once it is refused; or $PILOTHOUSE_METRICS_TOKEN_FILE")
        .valueName("FILE");
    command
        .option("--policy", options->policy,
                "Whose freezes hold it up; without it that of the environment; or $PILOTHOUSE_POLICY_FILE")
        .valueName("FILE");
    command.footer(
        "Any driver takes over from the record alone; a lease says who drives, and whoever was not heard of "
        "for 30 s is not waited for. An interruption is heeded between two requests. It needs no signing "
        "key: the cluster says who may.\n"
        "Exits: 0 promoted, or --until was seen; 7 it ended otherwise (taken back, aborted, its endpoint is "
        "gone); 1 somebody else drives it; 130 interrupted, and nobody drives it.\n"
        "From a laptop, and in a pod\n"
        "  pilothouse release drive 2026-11-26-fraud-7-x3k9 --connection prod\n"
        "  pilothouse release drive --id 2026-11-26-fraud-7-x3k9 --metrics "
        "http://prometheus.monitoring:9090");
    line.onParsed(command, [&line, options] {
        if (line.workspace())
            drive(line, *options);
    });
}

/// Through the desk, which knows who may; by the record alone where somebody names its place, or has no key
/// for the desk.
Result<StoredRollout> ask(CommandLine& line, const RolloutPlace& place, const QString& id,
                          RolloutRequest::Kind kind, const QString& reason)
{
    auto& workspace = *line.workspace();
    if (!place.isNamed() && KeyStore(workspace.state()).own()) {
        auto desk = ReleaseDesk::open(workspace, line.stop(), {});
        return desk ? desk->askRollout(id, kind, reason) : fail(desk.error());
    }
    const auto found = rolloutMeant(line, place, id);
    return found ? askOf(workspace, *found, kind, reason) : fail(found.error());
}

/// Asks a rollout something; what it answers is how it stands.
void addRolloutRequest(Command release, CommandLine& line, RolloutRequest::Kind kind, const char* name,
                       const char* what)
{
    struct Options {
        RolloutPlace place;
        std::string id, reason;
    };
    auto command = release.subcommand(name, what);
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "As release list shows it").required();
    command.option("--reason", options->reason, "Why; kept in the rollout's record").valueName("TEXT");
    addPlaceOptions(command, options->place);
    command.footer("Where its place is named, or the workspace has no signing key, its record is asked "
                   "directly: the cluster says who may then.\n"
                   "Example:\n  pilothouse release " +
                   std::string(name) + " 2026-11-26-fraud-7-x3k9 --reason \"Latency looks odd\"");
    line.onParsed(command, [&line, options, kind] {
        if (!line.workspace())
            return;
        const auto asked = ask(line, options->place, toText(options->id), kind, toText(options->reason));
        if (!asked)
            return line.fail(asked.error());
        if (line.output == CommandLine::Output::Json)
            return line.print(rolloutToJson(*asked));
        line.print(terminalText(rolloutLine(*asked)));
        const auto& driver = asked->state.driver;
        line.print(driver.isEmpty()
                       ? QStringLiteral("Asked. Nobody has driven it yet: pilothouse release drive %1")
                             .arg(terminalText(asked->plan.id))
                       : QStringLiteral("Asked. %1 drives it, or did last, and heeds it at the next look.")
                             .arg(terminalText(driver)));
    });
}

} // namespace

void addRolloutCommands(Command release, CommandLine& line)
{
    addDrive(release, line);
    using Kind = RolloutRequest::Kind;
    addRolloutRequest(release, line, Kind::Pause, "pause",
                      "Ask the rollout of a release to hold where it is");
    addRolloutRequest(release, line, Kind::Resume, "resume",
                      "Ask a rollout that was paused, or refused, to go on");
    addRolloutRequest(release, line, Kind::Abort, "abort",
                      "Ask a rollout to take its candidate back; after the promotion: pilothouse rollback");
}

} // namespace ph
