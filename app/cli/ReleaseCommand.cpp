#include "app/cli/DeskOutput.h"
#include "app/cli/PartText.h"
#include "app/cli/PlanFile.h"
#include "app/release/ReleaseMoves.h"
#include "models/values/WholeFile.h"

#include "services/release/PlanDocument.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct DraftOptions {
    std::string environment, tier, model, version, out;
    std::vector<std::string> with, back; ///< parts; of `back` a bare version is the model's
    std::string objective, risk, rollout, acceptance, condition, dataSource;
};

Result<DraftRequest> requestOf(const DraftOptions& options)
{
    DraftRequest request;
    request.environment = toText(options.environment);
    request.tier = toText(options.tier);
    request.parts = {{ReleasePart::Kind::Model, toText(options.model), {}, toText(options.version), {}}};
    request.texts = {toText(options.objective), toText(options.risk), toText(options.rollout),
                     toText(options.acceptance)};
    for (const auto& text : options.with) {
        const auto part = partFromText(toText(text));
        if (!part)
            return fail(part.error());
        request.parts << *part;
    }
    for (const auto& text : options.back) {
        const auto part = text.find(':') == std::string::npos
                              ? Result<ReleasePart>(ReleasePart{
                                    ReleasePart::Kind::Model, toText(options.model), {}, toText(text), {}})
                              : partFromText(toText(text));
        if (!part)
            return fail(part.error());
        request.rollbackTargets << *part;
    }
    request.rollbackCondition = toText(options.condition);
    request.rollbackDataSource = toText(options.dataSource);
    return request;
}

void draft(CommandLine& line, const DraftOptions& options)
{
    const auto request = requestOf(options);
    if (!request)
        return line.fail(request.error());
    auto desk = openDesk(line);
    if (!desk)
        return;
    const auto drafted = desk->draft(*request);
    if (!drafted)
        return line.fail(drafted.error());
    if (const auto written = writeWholeFile(toText(options.out), planToYaml(drafted->plan)); !written)
        return line.fail(written.error());
    note(line, drafted->missing); // written, but a plan that lacks something is not what was asked for
    for (const auto& sentence : drafted->notes)
        line.note(terminalText(sentence));
    if (line.output == CommandLine::Output::Json) {
        auto missing = nlohmann::json::array();
        for (const auto& sentence : drafted->missing)
            missing.push_back(jsonText(sentence));
        return line.print(nlohmann::json{{"id", jsonText(drafted->plan.id)},
                                         {"file", options.out},
                                         {"missing", missing},
                                         {"cached", drafted->live == Drafted::Live::Cached}});
    }
    line.print(
        drafted->missing.isEmpty()
            ? QCoreApplication::translate("ReleaseCommand", "Drafted %1. Next: pilothouse release submit %2")
                  .arg(drafted->plan.id, toText(options.out))
            : QCoreApplication::translate("ReleaseCommand", "Drafted %1, which lacks something: edit %2")
                  .arg(drafted->plan.id, toText(options.out)));
}

void addDraft(Command parent, CommandLine& line)
{
    auto command =
        parent.subcommand("draft", "Look at what is live and write the plan of a release; changes nothing");
    auto o = std::make_shared<DraftOptions>();
    command.option("--env", o->environment, "Where to release").required().valueName("NAME");
    command.option("--model", o->model, "Registered model").required();
    command.option("--version", o->version, "Version to release").required();
    command
        .option("--with", o->with,
                "What moves and rolls back with it, once each: prompt, features or threshold, and what it "
                "goes to")
        .valueName("KIND:NAME@VERSION")
        .oneWordEach();
    command
        .option("--to-roll-back", o->back,
                "Version to go back to, of another part KIND:NAME@VERSION; without it what is live now")
        .valueName("VERSION")
        .oneWordEach();
    command.option("--tier", o->tier, "Tier of the policy, where it has several");
    command.option("--objective", o->objective, "What it is for");
    command.option("--risk", o->risk, "What may go wrong");
    command.option("--rollout", o->rollout, "How it is rolled out");
    command.option("--acceptance", o->acceptance, "When it is accepted");
    command.option("--rollback-condition", o->condition,
                   "When it is rolled back, e.g. \"error_rate > 0.02\"");
    command.option(
        "--data-source", o->dataSource,
        "What tells that condition: the address of a Prometheus, or \"metrics\" for the environment's own");
    command.option("--out", o->out, "Plan to write").required().valueName("PLAN.yaml");
    command.footer(
        "A prompt and a threshold with the model\n  pilothouse release draft --env production --model "
        "fraud --version 7 --with prompt:explain@3 --with threshold:cutoff@0.7 --out plan.yaml\n\n"
        "Exits: 7 the plan was written and lacks something, which is named on stderr; release submit refuses "
        "it.");
    line.onParsed(command, [&line, o] { draft(line, *o); });
}

void addSubmit(Command parent, CommandLine& line)
{
    auto command = parent.subcommand("submit", "Ask the gates and put a plan before its approvers");
    auto file = std::make_shared<std::string>();
    command.option("PLAN", *file, "As release draft wrote it").required().valueName("PLAN.yaml");
    command.footer("Example:\n  pilothouse release submit plan.yaml");
    line.onParsed(command, [&line, file] {
        const auto plan = readPlanFile(toText(*file));
        if (!plan)
            return line.fail(plan.error());
        auto desk = openDesk(line);
        if (!desk)
            return;
        const auto submitted = desk->submit(*plan);
        if (!submitted)
            return line.fail(submitted.error());
        show(line, *desk, *submitted);
    });
}

/// Enough of it to tell who drives.
ReleaseSetting seenFrom(const ReleaseDesk& desk, const ReleaseListing& listing, const QString& id)
{
    ReleaseSetting setting;
    setting.kept = listing.here.contains(id) ? ReleaseSetting::Kept::Here : ReleaseSetting::Kept::Elsewhere;
    setting.ownKey = desk.keyId();
    setting.nowMs = desk.now();
    setting.toldBy = listing.toldBy.value(id);
    return setting;
}

QString whyOf(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    return isUndriven(record, setting) ? QCoreApplication::translate("ReleaseCommand", "Nobody drives it. %1")
                                             .arg(record.reason)
                                             .trimmed()
                                       : record.reason;
}

void addReleaseList(Command parent, CommandLine& line)
{
    auto command = parent.subcommand("list", "Releases of this workspace and of the release homes");
    command.footer("Example:\n  pilothouse release list");
    line.onParsed(command, [&line] {
        auto desk = openDesk(line);
        if (!desk)
            return;
        const auto listing = desk->releases();
        if (!listing)
            return line.fail(listing.error());
        note(line, listing->notes);
        if (line.output == CommandLine::Output::Json) {
            auto list = nlohmann::json::array();
            for (const auto& record : listing->releases) {
                list.push_back(toJson(*desk, record));
                list.back()["undriven"] = isUndriven(record, seenFrom(*desk, *listing, record.plan.id));
            }
            return line.print(nlohmann::json{{"releases", list}});
        }
        QList<QStringList> rows;
        for (const auto& record : listing->releases)
            rows.append({terminalText(record.plan.id), terminalText(record.plan.environment),
                         releaseStateName(record.state),
                         terminalText(whyOf(record, seenFrom(*desk, *listing, record.plan.id)))});
        for (const auto& row : alignedLines({QStringLiteral("RELEASE"), QStringLiteral("ENVIRONMENT"),
                                             QStringLiteral("STATE"), QStringLiteral("WHY")},
                                            rows))
            line.print(row);
    });
}

void addOfId(Command parent, CommandLine& line, const char* name, const char* what, const char* exits,
             Result<DeskOutcome> (ReleaseDesk::*work)(const QString&))
{
    auto command = parent.subcommand(name, what);
    auto id = std::make_shared<std::string>();
    command.option("ID", *id, "As release list shows it").required();
    command.footer(std::string("Example:\n  pilothouse release ") + name + " 2026-11-26-fraud-7-x3k9" +
                   exits);
    line.onParsed(command, [&line, id, work] {
        auto desk = openDesk(line);
        if (!desk)
            return;
        const auto outcome = ((*desk).*work)(toText(*id));
        if (!outcome)
            return line.fail(outcome.error());
        show(line, *desk, *outcome);
        const auto state = outcome->record.state;
        if (work == &ReleaseDesk::execute && state != ReleaseState::Soaking && state != ReleaseState::Done)
            line.exitCode = ExitCode::Failed; // requested is not done
    });
}

} // namespace

void addReleaseCommand(Command app, CommandLine& line)
{
    auto release = app.subcommand("release", "Plan, submit and execute releases of models");
    release.requireSubcommand();
    release.footer("Example: from a version to traffic\n"
                   "  pilothouse release draft --env production --model fraud --version 7 --out plan.yaml\n"
                   "  pilothouse release submit plan.yaml\n"
                   "  pilothouse release execute 2026-11-26-fraud-7-x3k9");
    addDraft(release, line);
    addSubmit(release, line);
    addPlanPreview(release, line);
    addRequestsCommand(release, line);
    addReleaseList(release, line);
    addOfId(release, line, "show", "One release, whole",
            "\n\nExits: 7 something is to be known of it, or its home was not asked, which is on stderr.",
            &ReleaseDesk::release);
    addOfId(release, line, "execute", "Make it live, or go on where that was interrupted",
            "\n\nExits: 0 live as asked; 7 the same, and what is to be known of it is on stderr; 1 begun and "
            "not at its end, somebody else drives it, or something else is live; 4 not now, with every "
            "reason.",
            &ReleaseDesk::execute);
    addOfId(release, line, "confirm",
            "End its soak: what was released is there still, and nothing speaks against it",
            "\n\nExits: 0 its soak is over; 7 the same, and nobody answered its rollback condition, or its "
            "home was not told, which is on stderr; 1 it does not soak, is to be watched still, or "
            "something else is live; 4 its condition is met, or your key may not.",
            &ReleaseDesk::confirm);
    addStatementCommands(release, line);
    addRolloutCommands(release, line);
    addArmCommands(release, line);
}

} // namespace ph
