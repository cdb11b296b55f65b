#include "app/release/DriftEvidence.h"

#include "services/driftstudy/StudyDrift.h"
#include "services/gates/DriftSettings.h"
#include "services/gates/SteadyFile.h"

#include <QFileInfo>

namespace ph {

namespace {

Result<DriftFacts> compareTables(DriftPlan plan, std::stop_token stop)
{
    plan.together = DriftPlan::Together::Leave; // the gate judges columns
    const SteadyFile reference(plan.reference), current(plan.current);
    const auto study = studyDrift(plan, {.stop = stop});
    if (!study)
        return fail(study.error());
    const auto ofReference = reference.digest(stop);
    if (!ofReference)
        return fail(ofReference.error());
    const auto ofCurrent = current.digest(stop);
    if (!ofCurrent)
        return fail(ofCurrent.error());
    return driftFactsOf(*study, *ofReference, *ofCurrent);
}

/// Of two files one has to be told which it is about.
Error namingItsFile(Error error)
{
    const auto file = QFileInfo(error.where).fileName();
    if (file.isEmpty() || error.detail.contains(file))
        return error;
    for (auto* text : {&error.detail, &error.english}) {
        if (!text->isEmpty())
            *text = QStringLiteral("%1: %2").arg(file, *text);
    }
    return error;
}

} // namespace

Result<DriftFacts> driftFactsOf(const DriftStudy& study, const QString& referenceDigest,
                                const QString& currentDigest)
{
    const auto readings = study.columns.size() * study.segments.size();
    if (readings > maxDriftReadings)
        return fail(
            ErrorKind::Invalid, study.plan.current,
            QStringLiteral("%1 comparisons are more than the %2 that a release keeps: name fewer columns "
                           "or segments.")
                .arg(readings)
                .arg(maxDriftReadings));
    DriftFacts facts{referenceDigest, currentDigest, study.plan.rules.defaults};
    facts.segmentsLeftOut = qint64(study.segmentsLeftOut);
    facts.sketchError = study.sketchError;
    facts.notes = englishNotes(study.notes);
    for (std::size_t segment = 0; segment < study.segments.size(); ++segment) {
        const auto& rows = study.segments[segment];
        for (std::size_t column = 0; column < study.columns.size(); ++column) {
            const auto& drift = study.overall(column, segment);
            facts.readings.append({.column = study.columns[column].column.name,
                                   .by = rows.columns,
                                   .segment = rows.isAll() ? QString() : rows.text(),
                                   .method = drift.method,
                                   .statistic = drift.statistic,
                                   .p = drift.p,
                                   .effectSize = drift.effectSize,
                                   .effect = drift.effect,
                                   .nReference = qint64(drift.nReference),
                                   .nCurrent = qint64(drift.nCurrent),
                                   .why = drift.why});
        }
    }
    return facts;
}

Fact<DriftFacts> gatherDrift(const QJsonObject& settings, const QString& folder, std::int64_t nowMs,
                             std::stop_token stop)
{
    const auto plan = driftPlanFor(settings, folder);
    const auto writtenMs = SteadyFile(plan.current).writtenMs();
    Fact<DriftFacts> fact;
    fact.source = QStringLiteral("%1 and %2")
                      .arg(settings.value(QLatin1String("current")).toString(),
                           settings.value(QLatin1String("reference")).toString());
    fact.observedMs = writtenMs == noTime ? nowMs : std::min(writtenMs, nowMs);
    auto facts = compareTables(plan, std::move(stop));
    if (facts)
        fact.value = std::move(*facts);
    else
        fact.error = namingItsFile(facts.error());
    return fact;
}

} // namespace ph
