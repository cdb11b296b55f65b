#include "app/drift/TogetherWords.h"

#include <cmath>

namespace ph {

namespace {

constexpr qsizetype mostNamed = 3;
constexpr double leastShareNamed = 0.05;

QString inFewDigits(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'g', 4);
}

QString measuredText(const PerformanceReading& reading)
{
    if (std::isnan(reading.measured))
        return QStringLiteral("–");
    return QStringLiteral("%1 (%2 to %3)")
        .arg(inFewDigits(reading.measured), inFewDigits(reading.low), inFewDigits(reading.high));
}

QString toldApartBy(const DomainClassification& classifier)
{
    QStringList by;
    for (const auto& [column, share] : classifier.tellsBy) {
        if (by.size() < mostNamed && share >= leastShareNamed)
            by << QStringLiteral("%1 %2 %").arg(column).arg(std::lround(share * 100));
    }
    return by.isEmpty() ? QString() : QStringLiteral(", by ") + by.join(QStringLiteral(", "));
}

} // namespace

QStringList jointDriftSentences(const MultivariateDrift& joint)
{
    const auto& classifier = joint.classifier;
    if (classifier.verdict == ColumnDrift::Verdict::NoData)
        return {QStringLiteral("All columns together: no data, %1").arg(classifier.why)};
    QStringList sentences{
        QStringLiteral("All columns together: %1. A classifier tells the tables apart with an AUC of %2 (%3 "
                       "to %4)%5.")
            .arg(driftVerdictName(classifier.verdict), inFewDigits(classifier.auc),
                 inFewDigits(classifier.low), inFewDigits(classifier.high),
                 classifier.verdict == ColumnDrift::Verdict::Drift ? toldApartBy(classifier) : QString())};
    if (const auto& lost = joint.reconstruction; lost.verdict != ColumnDrift::Verdict::NoData)
        sentences << QStringLiteral("Reconstruction error: %1, %2; by chance %3 to %4.")
                         .arg(driftVerdictName(lost.verdict), inFewDigits(lost.current),
                              inFewDigits(lost.low), inFewDigits(lost.high));
    return sentences;
}

QStringList performanceHeader()
{
    return {QStringLiteral("Measure"),   QStringLiteral("Reference"), QStringLiteral("Current"),
            QStringLiteral("Estimated"), QStringLiteral("Labelled"),  QStringLiteral("Rows")};
}

QList<QStringList> performanceRows(const PerformanceStudy& performance)
{
    QList<QStringList> rows;
    for (const auto& series : performance.series)
        rows.append({series.measure, measuredText(series.reference), measuredText(series.whole),
                     inFewDigits(series.whole.estimated), QString::number(series.whole.labelled),
                     QString::number(series.whole.rows)});
    return rows;
}

} // namespace ph
