#include "app/cli/DeskOutput.h"
#include "app/cli/RequestOutput.h"
#include "app/cli/RolloutPlace.h"
#include "app/rollout/RolloutArming.h"
#include "models/values/Policy.h"

#include <iostream>

namespace ph {

namespace {

struct ArmOptions {
    RolloutPlace place;
    std::string id, image, metrics, metricsSecret, policy, wait = "2m";
    bool dryRun = false;
};

const char* armSeenName(ArmOutcome::Seen seen, RolloutRequest::Kind kind)
{
    if (seen == ArmOutcome::Seen::NotInTime)
        return "not-in-time";
    if (seen == ArmOutcome::Seen::Unknown)
        return "unknown";
    return kind == RolloutRequest::Kind::Arm ? "driving" : "gone";
}

/// One arming or disarming on the command line.
class ArmingLine {
public:
    ArmingLine(CommandLine& line, const FoundRollout& found, const ArmPreview& preview,
               RolloutRequest::Kind kind)
        : line_(line)
        , found_(found)
        , preview_(preview)
        , kind_(kind)
    {
    }

    void show() const
    {
        if (line_.output == CommandLine::Output::Json)
            return;
        const auto& plan = found_.rollout.plan;
        line_.print(terminalText(QStringLiteral("rollout    %1 of %2").arg(plan.id, plan.endpoint.remoteId)));
        line_.print(
            terminalText(QStringLiteral("job        %1: %2/%3")
                             .arg(found_.cluster->connection().name, found_.ns, preview_.write.object.name)));
        for (const auto& warning : preview_.warnings)
            line_.print(terminalText(QStringLiteral("warning    ") + warning));
        showRequest(line_, tried());
        std::cout.flush(); // what is asked for stands there before it is
    }

    void tell(const ArmOutcome* outcome) const
    {
        if (outcome)
            note(*outcome);
        if (line_.output == CommandLine::Output::Json)
            return line_.print(json(outcome));
        if (!outcome)
            return;
        if (outcome->job)
            line_.print(terminalText(armedLine(*outcome->job).shown));
        if (outcome->seen == ArmOutcome::Seen::Done)
            line_.print(kind_ == RolloutRequest::Kind::Arm
                            ? QStringLiteral("The cluster drives it: this computer may be switched off.")
                            : QStringLiteral("The Job is gone."));
    }

private:
    TriedRequest tried() const
    {
        return {preview_.request, preview_.before, preview_.after, preview_.warnings};
    }

    void note(const ArmOutcome& outcome) const
    {
        using Seen = ArmOutcome::Seen;
        const auto words = [](const Error& error) {
            return QStringLiteral("%1: %2").arg(errorKindName(error.kind), terminalText(error.detail));
        };
        if (outcome.unanswered)
            line_.note(QStringLiteral("No answer came (%1). %2")
                           .arg(words(*outcome.unanswered),
                                outcome.seen == Seen::Unknown
                                    ? QStringLiteral("It was not asked again; by the last look the cluster "
                                                     "has not taken it.")
                                    : QStringLiteral("Looking showed that the cluster has taken it.")));
        if (outcome.unseen)
            line_.note(QStringLiteral("The last look failed (%1).").arg(words(*outcome.unseen)));
        if (outcome.unrecorded)
            line_.note(QStringLiteral("The ledger lacks how it ended (%1).").arg(words(*outcome.unrecorded)));
        if (outcome.seen == Seen::NotInTime)
            line_.note(QStringLiteral("Requested, not observed: %1")
                           .arg(terminalText(outcome.job ? armedLine(*outcome.job).shown
                                                         : QStringLiteral("the Job was not seen"))));
        const bool isUndriven = found_.rollout.state.outcome == RolloutOutcome::Open;
        if (outcome.seen == Seen::Done && kind_ == RolloutRequest::Kind::Disarm && isUndriven)
            line_.note(QStringLiteral("It is supervised only from now on: pilothouse release drive %1")
                           .arg(terminalText(found_.rollout.plan.id)));
    }

    nlohmann::json json(const ArmOutcome* outcome) const
    {
        auto document = requestJson(tried());
        document.update({{"id", jsonText(found_.rollout.plan.id)},
                         {"cluster", jsonText(found_.cluster->connection().name)},
                         {"namespace", jsonText(found_.ns)},
                         {"job", jsonText(preview_.write.object.name)},
                         {"dry_run", outcome == nullptr},
                         {"outcome", nullptr},
                         {"seen", nullptr},
                         {"unanswered", nullptr}});
        if (!outcome)
            return document;
        document["outcome"] = armSeenName(outcome->seen, kind_);
        document["seen"] = armedToJson(outcome->job);
        if (outcome->unanswered)
            document["unanswered"] = jsonText(errorKindName(outcome->unanswered->kind));
        return document;
    }

    CommandLine& line_;
    const FoundRollout& found_;
    const ArmPreview& preview_;
    const RolloutRequest::Kind kind_;
};

Result<ArmPreview> armPreviewOf(CommandLine& line, const FoundRollout& found, const ArmOptions& options,
                                RolloutRequest::Kind kind)
{
    const auto& rollout = found.rollout;
    if (kind == RolloutRequest::Kind::Disarm)
        return previewDisarming(found.client, found.ns, rollout.plan.id);
    if (rollout.state.outcome != RolloutOutcome::Open)
        return fail(ErrorKind::Invalid, rollout.plan.id,
                    QStringLiteral("It has ended (%1): there is nothing to drive.")
                        .arg(rolloutOutcomeName(rollout.state.outcome)));
    const auto environment = surroundings(line, found, options.policy);
    if (!environment)
        return fail(environment.error());
    const auto ask = driverJobFor(found, *environment,
                                  {givenOr(options.image, driverImageVariable), toText(options.metrics),
                                   toText(options.metricsSecret)});
    return ask ? previewArming(found.client, *ask) : fail(ask.error());
}

ExitCode armExitCode(const ArmOutcome& outcome, bool interrupted)
{
    if (outcome.seen == ArmOutcome::Seen::Done)
        return outcome.unrecorded ? ExitCode::Storage : ExitCode::Ok;
    return interrupted ? ExitCode::Cancelled : ExitCode::Partial; // requested is not observed
}

void askOfJob(CommandLine& line, const ArmOptions& options, RolloutRequest::Kind kind)
{
    const auto waitMs = durationFromText(toText(options.wait));
    if (waitMs <= 0)
        return line.fail(Error::make(ErrorKind::Invalid, toText(options.wait),
                                     QStringLiteral("Say how long, e.g. 60s or 5m.")));
    const auto found = rolloutMeant(line, options.place, toText(options.id));
    if (!found)
        return line.fail(found.error());
    const auto preview = armPreviewOf(line, *found, options, kind);
    if (!preview)
        return line.fail(preview.error());
    const ArmingLine said(line, *found, *preview, kind);
    said.show();
    if (options.dryRun)
        return said.tell(nullptr);
    ArmPatience patience;
    patience.wait = std::chrono::milliseconds(waitMs);
    patience.told = [&line](const ArmedJob& job) { line.note(terminalText(armedLine(job).shown)); };
    const auto act = kind == RolloutRequest::Kind::Arm ? armRollout : disarmRollout;
    const auto outcome = act(*line.workspace(), *found, *preview, patience, line.stop());
    if (!outcome)
        return line.fail(outcome.error());
    line.exitCode = armExitCode(*outcome, line.stop().stop_requested());
    said.tell(&*outcome);
}

void addArmOptions(Command command, const std::shared_ptr<ArmOptions>& options)
{
    command.option("ID", options->id, "Of the release").required();
    addPlaceOptions(command, options->place);
    command.flag("--dry-run", options->dryRun, "Only show what would be asked for, as the cluster tried it");
    command.option("--wait", options->wait, "How long to look for what was asked for")
        .valueName("TIME")
        .showDefault();
}

void addArm(Command release, CommandLine& line)
{
    auto command =
        release.subcommand("arm", "Have a Job in the cluster drive a rollout, so that this computer may be "
                                  "switched off");
    auto options = std::make_shared<ArmOptions>();
    addArmOptions(command, options);
    command
        .option("--image", options->image,
                "This program's image (packaging/kubernetes/Dockerfile), as the cluster pulls it; without it "
                "that of the endpoint's environment; or $PILOTHOUSE_DRIVER_IMAGE")
        .valueName("IMAGE");
    command
        .option("--metrics", options->metrics,
                "The Prometheus that its candidate is judged by, as a pod reaches it; without it that of the "
                "environment")
        .valueName("URL");
    command
        .option("--metrics-secret", options->metricsSecret,
                "An entry of a Secret beside the endpoint: the bearer token of the metrics")
        .valueName("NAME/KEY");
    command
        .option("--policy", options->policy,
                "Whose freezes hold it up, as the file is now; without it that of the environment; or "
                "$PILOTHOUSE_POLICY_FILE")
        .valueName("FILE");
    command.footer(
        "Shows the exact request and the difference that it makes, asks once, and looks until a pod of the "
        "Job drives. Whoever drives it meanwhile leaves it to that. The Job runs as pilothouse-driver "
        "(packaging/kubernetes), and ends with its rollout, however that ends. Who armed it is in the "
        "rollout's record, and in the ledger of whoever has a signing key.\n"
        "Exits: 0 the cluster drives it; 7 requested, and not observed: what keeps its pod is said; 4 "
        "control is switched off, or a right is missing, which is named; 3 no such rollout, or the "
        "namespace lacks what the driver runs as; 1 its Job is another one, or has ended.\n"
        "Examples:\n"
        "  pilothouse release arm 2026-11-26-fraud-7-x3k9 --image registry.example.org/pilothouse:1.4 "
        "--dry-run\n"
        "  pilothouse release arm 2026-11-26-fraud-7-x3k9 --connection prod");
    line.onParsed(command, [&line, options] {
        if (line.workspace())
            askOfJob(line, *options, RolloutRequest::Kind::Arm);
    });
}

void addDisarm(Command release, CommandLine& line)
{
    auto command = release.subcommand("disarm", "Take away the Job that drives a rollout in its cluster");
    auto options = std::make_shared<ArmOptions>();
    addArmOptions(command, options);
    command.footer("Its traffic stays as it is, and nobody drives it until somebody does (release drive) or "
                   "it is armed again.\n"
                   "Exits: 0 the Job is gone; 7 requested, and not observed; 4 control is switched off, or a "
                   "right is missing; 3 no such rollout, or it is not armed.\n"
                   "Example:\n  pilothouse release disarm 2026-11-26-fraud-7-x3k9");
    line.onParsed(command, [&line, options] {
        if (line.workspace())
            askOfJob(line, *options, RolloutRequest::Kind::Disarm);
    });
}

} // namespace

void addArmCommands(Command release, CommandLine& line)
{
    addArm(release, line);
    addDisarm(release, line);
}

} // namespace ph
