#include "services/observations/DataItems.h"

#include "services/observations/ItemText.h"

#include <algorithm>
#include <map>

namespace ph {

namespace {

// A segment's share of the rows counts as moved by so much of all rows, and by half of what it was.
constexpr double leastShareMove = 0.05, leastShareRatio = 1.5;

bool hasTime(const DriftWindow& window)
{
    return window.time.fromMs != noTime && window.time.toMs != noTime;
}

TimelineItem itemOfWindow(const DriftWindow& window, const QString& source, const TimelineScope& scope,
                          std::int64_t nowMs)
{
    TimelineItem item;
    item.kind = TimelineKind::DriftOnset;
    item.severity = TimelineSeverity::Warning;
    item.scope = scope;
    item.afterMs = window.time.fromMs;
    item.atMs = window.time.toMs;
    item.endMs = noTime;
    item.seenMs = nowMs;
    item.source = source;
    item.reference = QStringLiteral("drift:%1").arg(source);
    return item;
}

/// All rows of a segment in a window; columns without missing values have them all.
std::size_t rowsOf(const DriftStudy& study, std::size_t segment, std::size_t window)
{
    std::size_t rows = 0;
    for (std::size_t column = 0; column < study.columns.size(); ++column) {
        const auto& cell = study.cell(column, segment, window);
        rows = std::max(rows, cell.nCurrent + cell.leftOutOfCurrent.total());
    }
    return rows;
}

/// The first window from which a segment's share stays moved up to the last one that has rows.
std::optional<std::size_t> shareOnset(const DriftStudy& study, std::size_t segment, double reference)
{
    std::optional<std::size_t> onset;
    for (std::size_t window = 0; window < study.windows.size(); ++window) {
        const auto all = study.windows[window].rows;
        if (all == 0)
            continue;
        const auto share = double(rowsOf(study, segment, window)) / double(all);
        const auto low = std::min(share, reference), high = std::max(share, reference);
        const bool isMoved = high - low >= leastShareMove && high >= low * leastShareRatio;
        if (!isMoved)
            onset.reset();
        else if (!onset)
            onset = window;
    }
    return onset;
}

QString shareText(double share)
{
    return QStringLiteral("%1 %").arg(share * 100, 0, 'f', 1);
}

void addShares(const DriftStudy& study, const QString& source, const TimelineScope& scope, std::int64_t nowMs,
               std::vector<TimelineItem>& items)
{
    const auto allReference = study.segments.front().nReference;
    for (std::size_t segment = 1; segment < study.segments.size() && allReference > 0; ++segment) {
        const auto& which = study.segments[segment];
        const auto reference = double(which.nReference) / double(allReference);
        const auto onset = shareOnset(study, segment, reference);
        if (!onset || !hasTime(study.windows[*onset]))
            continue;
        auto item = itemOfWindow(study.windows[*onset], source, scope, nowMs);
        const auto share = double(rowsOf(study, segment, *onset)) / double(study.windows[*onset].rows);
        item.kind = TimelineKind::Traffic;
        item.scope.segment = which.text();
        item.title = QStringLiteral("share of %1: %2")
                         .arg(which.text(), fromToText(shareText(reference), shareText(share)));
        item.detail = QStringLiteral("of the rows, reference → first window that stays so");
        item.id = QStringLiteral("share:%1:%2").arg(which.text()).arg(item.atMs);
        items.push_back(std::move(item));
    }
}

TimelineKind kindOfCheck(QualityCheck check)
{
    switch (check) {
    case QualityCheck::Drift:
        return TimelineKind::DriftOnset;
    case QualityCheck::Freshness:
        return TimelineKind::Freshness;
    default:
        return TimelineKind::QualityViolation;
    }
}

/// Columns and types are changed by somebody; the rest comes broken.
TimelineRole roleOfCheck(QualityCheck check)
{
    return check == QualityCheck::Columns || check == QualityCheck::Type || check == QualityCheck::Drift
               ? TimelineRole::Change
               : TimelineRole::Failure;
}

} // namespace

std::vector<TimelineItem> driftItems(const DriftStudy& study, const QString& source,
                                     const TimelineScope& scope, std::int64_t nowMs)
{
    std::vector<TimelineItem> items;
    if (study.windows.empty() || study.segments.empty())
        return items;
    for (std::size_t segment = 0; segment < study.segments.size(); ++segment) {
        for (std::size_t column = 0; column < study.columns.size(); ++column) {
            const auto onset = study.onset(column, segment);
            const auto all = study.onset(column);
            const bool isTold = segment > 0 && all && onset && *all <= *onset;
            if (!onset || isTold || !hasTime(study.windows[*onset]))
                continue;
            auto item = itemOfWindow(study.windows[*onset], source, scope, nowMs);
            const auto& which = study.segments[segment];
            if (!which.isAll())
                item.scope.segment = which.text();
            const auto& name = study.columns[column].column.name;
            const auto& cell = study.cell(column, segment, *onset);
            item.title = QStringLiteral("%1 moved").arg(name);
            item.detail = cell.why;
            item.id = QStringLiteral("drift:%1:%2:%3").arg(name, which.text()).arg(item.atMs);
            items.push_back(std::move(item));
        }
    }
    addShares(study, source, scope, nowMs, items);
    return items;
}

std::vector<TimelineItem> qualityItems(const QualityReport& report, std::int64_t importedMs,
                                       const TimelineScope& scope)
{
    std::vector<TimelineItem> items;
    for (const auto& check : report.items) {
        if (check.verdict != QualityVerdict::Fail)
            continue;
        TimelineItem item;
        item.id = QStringLiteral("quality:%1:%2").arg(report.sha256.left(16), check.path);
        item.kind = kindOfCheck(check.check);
        item.role = roleOfCheck(check.check);
        item.severity = TimelineSeverity::Warning;
        item.scope = scope;
        if (!check.segment.isEmpty())
            item.scope.segment = check.segment;
        item.title =
            check.column.isEmpty()
                ? QStringLiteral("%1: %2").arg(qualityCheckName(check.check), check.method)
                : QStringLiteral("%1: %2 %3").arg(qualityCheckName(check.check), check.column, check.method);
        item.detail = check.words;
        const auto madeMs = report.madeMs == noTime ? importedMs : report.madeMs;
        item.atMs = check.window.endMs == noTime ? madeMs : check.window.endMs;
        item.afterMs = check.window.startMs < item.atMs ? check.window.startMs : noTime;
        item.seenMs = importedMs;
        item.source = report.file;
        item.reference = QStringLiteral("quality:%1").arg(report.sha256);
        items.push_back(std::move(item));
    }
    return items;
}

std::optional<ObservedLook> driftLook(const DriftStudy& study, const QString& source,
                                      const TimelineScope& scope, std::int64_t nowMs)
{
    const auto last = std::find_if(study.windows.crbegin(), study.windows.crend(),
                                   [](const DriftWindow& window) { return window.rows > 0; });
    if (last == study.windows.crend() || !hasTime(*last) || study.segments.empty())
        return std::nullopt;
    ObservedLook look{source, TimelineKind::DriftOnset, driftItems(study, source, scope, nowMs),
                      last->time.toMs};
    std::erase_if(look.items, [&](const TimelineItem& item) { return item.kind != look.kind; });
    const auto window = std::size_t(study.windows.crend() - last) - 1;
    for (std::size_t column = 0; column < study.columns.size(); ++column) {
        if (study.cell(column, 0, window).verdict == ColumnDrift::Verdict::NoData)
            look.extent = ObservedLook::Extent::Partial;
    }
    return look;
}

std::vector<ObservedLook> qualityLooks(const QualityReport& report, std::int64_t importedMs,
                                       const TimelineScope& scope)
{
    const auto madeMs = report.madeMs == noTime ? importedMs : report.madeMs;
    std::map<TimelineKind, ObservedLook> looks;
    for (const auto& check : report.items) {
        const auto kind = kindOfCheck(check.check);
        auto& look = looks.try_emplace(kind, ObservedLook{report.file, kind, {}, madeMs}).first->second;
        if (check.window.endMs != noTime)
            look.atMs = std::min(look.atMs, check.window.endMs);
        if (check.verdict == QualityVerdict::NoData || check.verdict == QualityVerdict::NotJudged)
            look.extent = ObservedLook::Extent::Partial;
    }
    for (auto& item : qualityItems(report, importedMs, scope))
        looks.at(item.kind).items.push_back(std::move(item));
    std::vector<ObservedLook> all;
    all.reserve(looks.size());
    for (auto& [kind, look] : looks)
        all.push_back(std::move(look));
    return all;
}

std::vector<TimelineItem> contractItems(const ContractReport& report, const TimelineScope& scope)
{
    std::vector<TimelineItem> items;
    for (const auto& finding : report.findings) {
        if (finding.verdict != QualityVerdict::Fail)
            continue;
        const auto check = qualityCheckOf(finding.rule);
        TimelineItem item;
        item.id = QStringLiteral("contract:%1:%2:%3:%4")
                      .arg(report.contract, finding.column, contractRuleName(finding.rule))
                      .arg(report.checkedMs);
        item.kind = kindOfCheck(check);
        item.role = roleOfCheck(check);
        item.severity = TimelineSeverity::Warning;
        item.scope = scope;
        item.title = QStringLiteral("%1: %2").arg(
            contractRuleName(finding.rule), finding.column.isEmpty() ? report.contract : finding.column);
        item.detail = finding.words;
        item.atMs = item.seenMs = report.checkedMs;
        item.source = report.file;
        item.reference = QStringLiteral("contract:%1").arg(report.contract);
        items.push_back(std::move(item));
    }
    return items;
}

std::optional<TimelineItem> freshnessItem(const FreshnessReading& reading)
{
    if (reading.newestMs == noTime || reading.readMs == noTime ||
        reading.newestMs + reading.withinMs >= reading.readMs)
        return std::nullopt;
    TimelineItem item;
    item.id = QStringLiteral("stale:%1:%2").arg(reading.dataset).arg(reading.newestMs);
    item.kind = TimelineKind::Freshness;
    item.role = TimelineRole::Failure;
    item.severity = TimelineSeverity::Warning;
    item.scope = reading.scope;
    item.title = QStringLiteral("%1 is stale").arg(reading.dataset);
    item.atMs = reading.newestMs + reading.withinMs;
    item.endMs = stillGoing;
    item.seenMs = reading.readMs;
    item.source = reading.source;
    item.reference = QStringLiteral("dataset:%1").arg(reading.dataset);
    return item;
}

} // namespace ph
