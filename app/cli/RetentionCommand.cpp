#include "app/cli/CommandLine.h"
#include "app/settings/Cleaning.h"
#include "models/tables/Format.h"
#include "models/values/OnCallPin.h"
#include "models/values/Policy.h"
#include "services/settings/SettingsFile.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

struct RetentionOptions {
    std::string olderThan;
    std::size_t mostMiB = 0;
    std::array<std::string, cacheKinds> mostOfKind;
    bool does = false;

    bool isEmpty() const
    {
        return olderThan.empty() && mostMiB == 0 &&
               std::ranges::all_of(mostOfKind, [](const std::string& most) { return most.empty(); });
    }
};

/// What the command says; where it says nothing, what the settings do.
Result<KeepRule> ruleOf(const CommandLine& line, const RetentionOptions& options)
{
    if (options.isEmpty())
        return keepRule(
            loadSettings(userSettingsFile(), workspaceSettingsFile(line.workspaceFolder)).settings());
    KeepRule rule;
    if (!options.olderThan.empty()) {
        rule.observed.mostAgeMs = durationFromText(toText(options.olderThan));
        if (rule.observed.mostAgeMs <= 0)
            return fail(ErrorKind::Invalid, QStringLiteral("--older-than"),
                        QStringLiteral("It takes a time such as 90d."));
    }
    constexpr std::size_t largestMiB = std::size_t(1) << 30;
    if (options.mostMiB > largestMiB)
        return fail(ErrorKind::Invalid, QStringLiteral("--at-most"),
                    QStringLiteral("It takes a size in MiB."));
    rule.observed.mostBytes = std::int64_t(options.mostMiB) << 20;
    for (int i = 0; i < cacheKinds; ++i) {
        const auto most = toText(options.mostOfKind[std::size_t(i)]);
        rule.bytes[i] = bytesFromText(most);
        if (!most.isEmpty() && rule.bytes[i] == 0)
            return fail(ErrorKind::Invalid, QStringLiteral("--") + cacheKindName(CacheKind(i)),
                        QStringLiteral("It takes a size such as 500MiB or 2GiB."));
    }
    return rule;
}

nlohmann::json amountJson(const CacheAmount& amount)
{
    return {{"count", amount.count},
            {"bytes", amount.bytes},
            {"oldest", jsonTime(amount.oldestMs)},
            {"newest", jsonTime(amount.newestMs)}};
}

nlohmann::json retentionJson(const CleaningPlan& plan, bool isDone)
{
    auto caches = nlohmann::json::array();
    for (const auto& of : plan.caches)
        caches.push_back({{"kind", jsonText(cacheKindName(of.kind))},
                          {"all", amountJson(of.all)},
                          {"pinned", amountJson(of.pinned)},
                          {"goes", amountJson(of.goes)}});
    auto over = nlohmann::json::array();
    for (const auto& one : overLimits(plan))
        over.push_back(jsonText(overLimitName(one)));
    const auto& observed = plan.observed;
    return {{"before", jsonTime(observed.beforeMs)},
            {"oldest", jsonTime(observed.oldestMs)},
            {"items", observed.items},
            {"points", observed.points},
            {"documents", observed.documents},
            {"bytes", observed.bytes},
            {"file_bytes", observed.fileBytes},
            {"incidents_spared", plan.sparedTimes},
            {"caches", caches},
            {"over_limit", over},
            {"all_bytes", plan.bytes()},
            {"done", isDone}};
}

QString cacheAmountText(const CacheAmount& amount)
{
    return amount.count == 0
               ? QStringLiteral("–")
               : QStringLiteral("%1 (%2)").arg(formatBytes(amount.bytes), formatCount(amount.count));
}

void tellCaches(CommandLine& line, const CleaningPlan& plan, bool isDone)
{
    QList<QStringList> rows;
    for (const auto& of : plan.caches)
        rows.append({cacheKindName(of.kind), cacheAmountText(of.all), cacheAmountText(of.pinned),
                     cacheAmountText(of.goes), formatLocalMinute(of.goes.oldestMs),
                     formatLocalMinute(of.goes.newestMs)});
    for (const auto& row :
         alignedLines({QStringLiteral("KIND"), QStringLiteral("KEPT"), QStringLiteral("PINNED"),
                       isDone ? QStringLiteral("GONE") : QStringLiteral("WOULD GO"),
                       QStringLiteral("FETCHED FROM"), QStringLiteral("UNTIL")},
                      rows))
        line.print(row);
}

void tellRetention(CommandLine& line, const CleaningPlan& plan, bool isDone)
{
    if (line.output == CommandLine::Output::Json)
        return line.print(retentionJson(plan, isDone));
    const auto& observed = plan.observed;
    if (plan.sparedTimes > 0 && observed.beforeMs != noTime)
        line.note(
            QStringLiteral("What belongs to incidents that are not closed, or is kept for on-call, stays "
                           "(%1).")
                .arg(plan.sparedTimes));
    if (observed.isEmpty())
        line.print(QStringLiteral("Of what was observed nothing goes: %1 are in use.")
                       .arg(formatBytes(observed.fileBytes)));
    else
        line.print(
            QStringLiteral("%1 over before %2: %3 things that happened, %4 points of metrics, %5 documents "
                           "and logs, from %6 on; about %7 of %8.")
                .arg(isDone ? QStringLiteral("Gone is what was") : QStringLiteral("What would go was"),
                     formatLocalTime(observed.beforeMs), formatCount(observed.items),
                     formatCount(observed.points), formatCount(observed.documents),
                     formatLocalMinute(observed.oldestMs), formatBytes(observed.bytes),
                     formatBytes(observed.fileBytes)));
    tellCaches(line, plan, isDone);
    QStringList over;
    for (const auto& one : overLimits(plan))
        over << QStringLiteral("%1 (%2)").arg(overLimitName(one), formatBytes(one.bytes));
    if (!isDone && !over.isEmpty())
        line.note(QStringLiteral("Over its limit: %1.").arg(over.join(QStringLiteral(", "))));
    if (!isDone && !plan.isEmpty())
        line.note(QStringLiteral("Nothing was deleted; --yes does it."));
}

void keepLess(CommandLine& line, const RetentionOptions& options)
{
    const auto rule = ruleOf(line, options);
    if (!rule)
        return line.fail(rule.error());
    auto& workspace = *line.workspace();
    auto plan = planCleaning(workspace, *rule, line.stop());
    const bool isDone = plan && options.does && !plan->isEmpty();
    if (isDone)
        plan = clean(workspace, *plan, line.stop());
    if (!plan)
        return line.fail(plan.error());
    if (rule->isEmpty())
        line.note(
            QStringLiteral("There is no limit: give one here, or set one (`pilothouse settings show`)."));
    tellRetention(line, *plan, isDone);
}

} // namespace

void addRetentionCommand(Command app, CommandLine& line)
{
    auto retention = app.subcommand(
        "retention", "How much is kept of what was observed and fetched: shown first, then done");
    auto options = std::make_shared<RetentionOptions>();
    retention.option("--older-than", options->olderThan, "What was observed and over longer ago goes (90d)")
        .valueName("TIME");
    retention.option("--at-most", options->mostMiB, "The oldest days of it go until the file is no larger")
        .valueName("MIB");
    retention.option("--curves", options->mostOfKind[0], "So much of runs' metric histories stays")
        .valueName("SIZE");
    retention.option("--artifacts", options->mostOfKind[1], "So much of runs' files stays").valueName("SIZE");
    retention.option("--tables", options->mostOfKind[2], "So much of copies of runs' tables stays")
        .valueName("SIZE");
    retention.flag("--yes", options->does, "Do it; without this it is only shown");
    retention.footer(
        "Without a limit those of the settings hold. Notes never go, nor what is not over, what incidents\n"
        "that are not closed or on-call may need, or what is pinned for offline use.\n"
        "Example:\n  pilothouse retention --older-than 90d --yes");
    line.onParsed(retention, [&line, options] {
        if (line.workspace())
            keepLess(line, *options);
    });
}

} // namespace ph
