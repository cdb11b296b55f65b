#include "services/gates/QualityEvidence.h"

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

} // namespace

QualityFacts qualityFactsOf(const QualityReport& report)
{
    std::map<std::tuple<int, QString, QString, QString, int>, qint64> counts;
    for (const auto& item : report.items)
        ++counts[{int(item.check), item.dataset, item.column, item.segment, int(item.verdict)}];
    QualityFacts facts{report.tool, QStringLiteral("sha256:") + report.sha256};
    for (const auto& [same, count] : counts) {
        const auto& [check, dataset, column, segment, verdict] = same;
        facts.findings.append(
            {QualityCheck(check), dataset, column, segment, QualityVerdict(verdict), count});
    }
    return facts;
}

Fact<QualityFacts> loadQualityEvidence(const QString& path, const ReportTime& time)
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
    fact.value = qualityFactsOf(*report);
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
