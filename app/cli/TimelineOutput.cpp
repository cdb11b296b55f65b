#include "app/cli/TimelineOutput.h"

#include "models/tables/Format.h"
#include "models/values/CsvCell.h"
#include "services/export/RunExport.h"

namespace ph {

namespace {

QString csvTime(std::int64_t ms)
{
    return ms == noTime || ms == stillGoing ? QString() : QString::fromStdString(isoTime(ms));
}

} // namespace

nlohmann::json timelineItemJson(const TimelineItem& item)
{
    const bool isGoing = item.endMs == stillGoing;
    return {{"id", jsonText(item.id)},
            {"kind", jsonText(timelineKindName(item.kind))},
            {"role", jsonText(timelineRoleName(item.role))},
            {"severity", jsonText(timelineSeverityName(item.severity))},
            {"environment", jsonText(item.scope.environment)},
            {"endpoint", jsonText(item.scope.endpoint)},
            {"model", jsonText(item.scope.model)},
            {"segment", jsonText(item.scope.segment)},
            {"title", jsonText(item.title)},
            {"detail", jsonText(item.detail)},
            {"at", jsonTime(item.atMs)},
            {"after", jsonTime(item.afterMs)},
            {"end", jsonTime(isGoing ? noTime : item.endMs)},
            {"going", isGoing},
            {"seen", jsonTime(item.seenMs)},
            {"source", jsonText(item.source)},
            {"reference", jsonText(item.reference)}};
}

QString happenedText(const TimelineItem& item)
{
    const auto at = formatUtcTime(item.atMs);
    if (!item.isExact())
        return QStringLiteral("%1 … %2").arg(formatUtcTime(item.afterMs), at);
    if (item.endMs == stillGoing)
        return at + QStringLiteral(" –");
    return item.endMs == noTime ? at : QStringLiteral("%1 – %2").arg(at, formatUtcTime(item.endMs));
}

nlohmann::json timelineJson(const TimelineReading& reading, const TimelineSelection& shown,
                            const TimelineFilter& filter)
{
    auto looks = nlohmann::json::array();
    for (const auto& look : reading.looks)
        looks.push_back({{"source", jsonText(look.source)},
                         {"kind", jsonText(timelineKindName(look.kind))},
                         {"at", jsonTime(look.atMs)}});
    auto notes = nlohmann::json::array();
    for (const auto& note : reading.notes)
        notes.push_back(jsonText(note));
    auto items = nlohmann::json::array();
    for (const auto row : shown.rows())
        items.push_back(timelineItemJson(shown.table()->item(row)));
    return {{"from", jsonTime(filter.fromMs)},
            {"to", jsonTime(filter.toMs)},
            {"looks", std::move(looks)},
            {"notes", std::move(notes)},
            {"items", std::move(items)}};
}

QString timelineCsv(const TimelineSelection& shown)
{
    QString text = QStringLiteral("at,after,end,seen,kind,role,severity,environment,endpoint,model,segment,"
                                  "title,detail,source,reference");
    for (const auto row : shown.rows()) {
        const auto item = shown.table()->item(row);
        const QStringList cells{csvTime(item.atMs),
                                csvTime(item.afterMs),
                                csvTime(item.endMs),
                                csvTime(item.seenMs),
                                timelineKindName(item.kind),
                                timelineRoleName(item.role),
                                timelineSeverityName(item.severity),
                                csvCell(item.scope.environment),
                                csvCell(item.scope.endpoint),
                                csvCell(item.scope.model),
                                csvCell(item.scope.segment),
                                csvCell(item.title),
                                csvCell(item.detail),
                                csvCell(item.source),
                                csvCell(item.reference)};
        text += u'\n' + cells.join(u',');
    }
    return text;
}

QStringList timelineLines(const TimelineSelection& shown, std::int64_t nowMs)
{
    QList<QStringList> rows;
    rows.reserve(qsizetype(shown.size()));
    for (const auto row : shown.rows()) {
        const auto item = shown.table()->item(row);
        rows.append({happenedText(item), formatSeenAge(item.seenMs, nowMs), timelineKindName(item.kind),
                     timelineSeverityName(item.severity), terminalText(scopeText(item.scope)),
                     terminalText(item.title), terminalText(item.source)});
    }
    return alignedLines({QStringLiteral("HAPPENED"), QStringLiteral("SEEN"), QStringLiteral("KIND"),
                         QStringLiteral("SEVERITY"), QStringLiteral("WHERE"), QStringLiteral("WHAT"),
                         QStringLiteral("SOURCE")},
                        rows);
}

} // namespace ph
