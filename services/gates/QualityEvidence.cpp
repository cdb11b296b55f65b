#include "services/gates/QualityEvidence.h"

#include "services/gates/Objections.h"
#include "services/quality/ReadQualityReport.h"
#include "services/quality/ReportFile.h"
#include "services/quality/StatedTime.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTimeZone>

#include <map>
#include <tuple>

namespace ph {

namespace {

std::int64_t madeMs(const QualityReport& report, const ReportTime& time)
{
    if (time.from == ReportTime::From::File)
        return QFileInfo(report.file).lastModified().toMSecsSinceEpoch();
    if (report.madeMs != noTime || time.zone.isEmpty())
        return report.madeMs;
    const auto asUtc = statedTimeOrUtc(report.madeText);
    const QTimeZone zone(time.zone.toUtf8());
    if (asUtc == noTime || !zone.isValid())
        return noTime;
    const auto local = QDateTime::fromMSecsSinceEpoch(asUtc, Qt::UTC);
    return QDateTime(local.date(), local.time(), zone).toMSecsSinceEpoch();
}

bool isNewer(const QualityWindow& a, const QualityWindow& b)
{
    const auto endOf = [](const QualityWindow& window) {
        return window.endMs == noTime ? window.startMs : window.endMs;
    };
    return endOf(a) == noTime || endOf(b) == noTime || endOf(a) >= endOf(b);
}

bool hasWindow(const QualityItem& item)
{
    return item.window != QualityWindow();
}

/// Results of no window, and of each series of windows the newest.
QList<QualityItem> newestItems(const QList<QualityItem>& items)
{
    std::map<std::tuple<int, QString, QString, QString, QString>, QualityWindow> newest;
    const auto seriesOf = [](const QualityItem& item) {
        return std::tuple(int(item.check), item.dataset, item.column, item.segment, item.method);
    };
    for (const auto& item : items) {
        if (!hasWindow(item))
            continue;
        const auto [at, isFirst] = newest.try_emplace(seriesOf(item), item.window);
        if (!isFirst && isNewer(item.window, at->second))
            at->second = item.window;
    }
    QList<QualityItem> kept;
    for (const auto& item : items) {
        if (!hasWindow(item) || item.window == newest.at(seriesOf(item)))
            kept.append(item);
    }
    return kept;
}

QString windowText(const QualityWindow& window)
{
    return window.name.isEmpty() ? QDateTime::fromMSecsSinceEpoch(
                                       window.endMs == noTime ? window.startMs : window.endMs, Qt::UTC)
                                       .toString(Qt::ISODate)
                                 : window.name;
}

/// "[4000:4999]"; of several the first few.
QString windowsOf(const QList<QualityItem>& items)
{
    QStringList names;
    for (const auto& item : items) {
        if (hasWindow(item) && !names.contains(windowText(item.window)))
            names.append(windowText(item.window));
    }
    return listed(names);
}

} // namespace

QualityFacts qualityFactsOf(const QualityReport& report, ReportWindows windows)
{
    const auto items = windows == ReportWindows::All ? report.items : newestItems(report.items);
    std::map<std::tuple<int, QString, QString, QString, int>, qint64> counts;
    for (const auto& item : items)
        ++counts[{int(item.check), item.dataset, item.column, item.segment, int(item.verdict)}];
    QualityFacts facts{report.tool, QStringLiteral("sha256:") + report.sha256};
    if (windows == ReportWindows::Newest)
        facts.windows = windowsOf(items);
    facts.olderResults = report.items.size() - items.size();
    for (const auto& [same, count] : counts) {
        const auto& [check, dataset, column, segment, verdict] = same;
        facts.findings.append(
            {QualityCheck(check), dataset, column, segment, QualityVerdict(verdict), count});
    }
    return facts;
}

Fact<QualityFacts> loadQualityEvidence(const QString& path, const ReportTime& time, ReportWindows windows)
{
    Fact<QualityFacts> fact;
    fact.source = QFileInfo(path).fileName();
    const auto bytes = readReportFile(path);
    const auto report = bytes ? readQualityReport(*bytes, path) : Result<QualityReport>(fail(bytes.error()));
    if (!report) {
        fact.error = report.error();
        return fact;
    }
    fact.observedMs = madeMs(*report, time);
    fact.value = qualityFactsOf(*report, windows);
    if (fact.value->findings.size() > maxQualityFindings) {
        fact.value.reset();
        fact.error = Error::make(ErrorKind::Invalid, path,
                                 QStringLiteral("It holds more than the %1 different results that a release "
                                                "keeps.")
                                     .arg(maxQualityFindings));
    }
    return fact;
}

} // namespace ph
