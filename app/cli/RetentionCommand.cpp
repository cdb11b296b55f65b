#include "app/cli/CommandLine.h"
#include "app/incidents/IncidentStretches.h"
#include "models/tables/Format.h"
#include "models/values/Policy.h"
#include "services/observations/ObservedStore.h"

namespace ph {

namespace {

struct RetentionOptions {
    std::string olderThan;
    std::size_t mostMiB = 0;
    bool does = false;
};

Result<RetentionRule> ruleOf(const RetentionOptions& options)
{
    RetentionRule rule;
    if (!options.olderThan.empty()) {
        rule.mostAgeMs = durationFromText(toText(options.olderThan));
        if (rule.mostAgeMs <= 0)
            return fail(ErrorKind::Invalid, QStringLiteral("--older-than"),
                        QStringLiteral("It takes a time such as 90d."));
    }
    constexpr std::size_t largestMiB = std::size_t(1) << 30;
    if (options.mostMiB > largestMiB)
        return fail(ErrorKind::Invalid, QStringLiteral("--at-most"),
                    QStringLiteral("It takes a size in MiB."));
    rule.mostBytes = std::int64_t(options.mostMiB) << 20;
    if (rule.mostAgeMs == 0 && rule.mostBytes == 0)
        return fail(ErrorKind::Invalid, QStringLiteral("retention"),
                    QStringLiteral("Give --older-than, --at-most, or both."));
    return rule;
}

nlohmann::json retentionJson(const RetentionPlan& plan, bool isDone, std::size_t keptIncidents)
{
    return {{"before", jsonTime(plan.beforeMs)}, {"items", plan.items}, {"points", plan.points},
            {"documents", plan.documents},       {"bytes", plan.bytes}, {"file_bytes", plan.fileBytes},
            {"incidents_spared", keptIncidents}, {"done", isDone}};
}

void tellRetention(CommandLine& line, const RetentionPlan& plan, bool isDone, std::size_t keptIncidents)
{
    if (line.output == CommandLine::Output::Json)
        return line.print(retentionJson(plan, isDone, keptIncidents));
    if (keptIncidents > 0)
        line.note(
            QStringLiteral("What belongs to incidents that are not closed (%1) stays.").arg(keptIncidents));
    if (plan.isEmpty())
        return line.print(QStringLiteral("Nothing goes: %1 are in use.").arg(formatBytes(plan.fileBytes)));
    line.print(
        QStringLiteral("%1 over before %2: %3 things that happened, %4 points of metrics, %5 documents and "
                       "logs; about %6 of %7.")
            .arg(isDone ? QStringLiteral("Gone is what was") : QStringLiteral("What would go was"),
                 formatLocalTime(plan.beforeMs), formatCount(plan.items), formatCount(plan.points),
                 formatCount(plan.documents), formatBytes(plan.bytes), formatBytes(plan.fileBytes)));
    if (!isDone)
        line.note(QStringLiteral("Nothing was deleted; --yes does it."));
}

void keepLess(CommandLine& line, const RetentionOptions& options)
{
    auto rule = ruleOf(options);
    if (!rule)
        return line.fail(rule.error());
    auto& workspace = *line.workspace();
    auto kept = stretchesOfIncidents(workspace);
    if (!kept)
        return line.fail(kept.error());
    rule->kept = *std::move(kept);
    auto plan = workspace.observed().previewRetention(*rule, toMs(workspace.clock()()));
    const bool isDone = plan && options.does && !plan->isEmpty();
    if (isDone)
        plan = workspace.observed().applyRetention(*plan);
    if (!plan)
        return line.fail(plan.error());
    tellRetention(line, *plan, isDone, rule->kept.size());
}

} // namespace

void addRetentionCommand(Command app, CommandLine& line)
{
    auto retention =
        app.subcommand("retention", "How much is kept of what was observed: shown first, then done");
    auto options = std::make_shared<RetentionOptions>();
    retention.option("--older-than", options->olderThan, "What was over longer ago than this goes (90d)")
        .valueName("TIME");
    retention.option("--at-most", options->mostMiB, "The oldest days go until the file is no larger")
        .valueName("MIB");
    retention.flag("--yes", options->does, "Do it; without this it is only shown");
    retention.footer(
        "Notes never go, nor what is not over, nor what incidents that are not closed may need.\n"
        "Example:\n  pilothouse retention --older-than 90d --yes");
    line.onParsed(retention, [&line, options] {
        if (line.workspace())
            keepLess(line, *options);
    });
}

} // namespace ph
