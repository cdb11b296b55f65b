#include "services/drift/ColumnVerdict.h"

#include "services/analysis/FalseDiscovery.h"
#include "services/drift/DriftMeasure.h"
#include "services/drift/PooledRuns.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t mostDistinctOfInterest = 6; // see DriftProfile::distinct

using Verdict = ColumnDrift::Verdict;

/// Which of Evidently's comparisons hold with the threshold itself.
bool isBeyondAsEvidently(const ColumnDrift& column)
{
    if (column.isScoredByP) {
        const bool holdsWithEqual =
            column.method == DriftMethod::KolmogorovSmirnov || column.method == DriftMethod::CramerVonMises;
        return holdsWithEqual ? column.p <= column.threshold : column.p < column.threshold;
    }
    return column.method == DriftMethod::EnergyDistance ? column.statistic > column.threshold
                                                        : column.statistic >= column.threshold;
}

void judge(ColumnDrift& column, DriftDefaults defaults)
{
    if (defaults == DriftDefaults::Evidently) {
        column.verdict = isBeyondAsEvidently(column) ? Verdict::Drift : Verdict::NoDrift;
        return;
    }
    const auto p = column.correctedP ? column.correctedP : column.p;
    const bool isMoreThanChance = !p || *p < column.thresholds.p;
    const bool matters = std::abs(column.effect) >= column.thresholds.distance;
    column.verdict = isMoreThanChance && matters ? Verdict::Drift : Verdict::NoDrift;
    column.why.clear();
    if (p && isMoreThanChance && !matters)
        column.why = QStringLiteral("more than chance, but too little to count");
    else if (matters && !isMoreThanChance)
        column.why = QStringLiteral("large enough to count, but it may be chance");
}

/// What stands against a verdict on so many rows; else it is empty. Takes the rules' thresholds.
QString whyNone(ColumnDrift& column, const DriftRules& rules)
{
    if (!column.method)
        return QStringLiteral("Evidently judges texts by a classifier, which is no method here");
    column.thresholds = rules.of(*column.method);
    column.threshold = rules.threshold(*column.method);
    column.isScoredByP = rules.isScoredByP(*column.method);
    const auto fewest = std::min(column.nReference, column.nCurrent);
    if (fewest == 0)
        return column.nReference == 0 ? QStringLiteral("no values in the reference")
                                      : QStringLiteral("no values in the current data");
    if (fewest < rules.leastRows)
        return QStringLiteral("%1 rows with a value, where %2 are the fewest that count")
            .arg(fewest)
            .arg(rules.leastRows);
    if (std::isnan(column.threshold))
        return QStringLiteral("%1 is in the unit of the column and needs a threshold of its own")
            .arg(driftMethodName(*column.method));
    return {};
}

/// Everything but what was measured; `why` says what stands against measuring.
ColumnDrift begun(const DriftProfile& profile, const DriftRules& rules, std::optional<DriftMethod> asked)
{
    ColumnDrift column;
    column.method = asked ? asked : defaultMethod(profile, rules.defaults);
    column.nReference = profile.reference;
    column.nCurrent = profile.current;
    column.why = whyNone(column, rules);
    if (asked && !isDefinedFor(*asked, profile.values, rules.defaults))
        column.why = QStringLiteral("%1 is not defined for such a column").arg(driftMethodName(*asked));
    return column;
}

void finish(ColumnDrift& column, const DriftMeasure& measure, DriftDefaults defaults)
{
    column.statistic = measure.statistic;
    column.p = measure.p;
    column.effectSize = measure.effectSize;
    column.effect = measure.effect;
    if (std::isnan(measure.statistic) || (measure.p && std::isnan(*measure.p)))
        column.why = measure.whyNot.isEmpty() ? QStringLiteral("not defined for values such as these")
                                              : measure.whyNot;
    else
        judge(column, defaults);
}

/// Of values that are all equal, most tests are not defined, though the answer is clear.
DriftMeasure nothingMoved()
{
    return {0, 1.0, EffectSize::Statistic, 0};
}

} // namespace

ColumnDrift numberDrift(const SortedSample& reference, const SortedSample& current, const DriftRules& rules,
                        std::optional<DriftMethod> method)
{
    const auto distinct = pooledDistinct(reference, current, mostDistinctOfInterest);
    auto column = begun({DriftValues::Numbers, reference.size(), current.size(), distinct}, rules, method);
    column.leftOutOfReference = reference.leftOut();
    column.leftOutOfCurrent = current.leftOut();
    if (column.why.isEmpty())
        finish(column,
               distinct == 1 && rules.defaults == DriftDefaults::Pilothouse
                   ? nothingMoved()
                   : measureNumbers(reference, current, *column.method, rules.defaults),
               rules.defaults);
    return column;
}

ColumnDrift categoryDrift(const CategoryCounts& reference, const CategoryCounts& current,
                          const DriftRules& rules, std::optional<DriftMethod> method)
{
    const auto counts = driftCounts(reference, current);
    auto column =
        begun({DriftValues::Categories, reference.total(), current.total(), counts.reference.size()}, rules,
              method);
    column.leftOutOfReference.missing = reference.missing;
    column.leftOutOfCurrent.missing = current.missing;
    if (column.why.isEmpty())
        finish(column, measureCounts(counts, *column.method, rules.defaults), rules.defaults);
    return column;
}

ColumnDrift countDrift(const DriftCounts& counts, const DriftRules& rules, DriftMethod method)
{
    // Which of them they are says the method, so that the choice of one does not matter.
    auto column = begun({DriftValues::Categories, std::size_t(counts.referenceTotal()),
                         std::size_t(counts.currentTotal()), counts.reference.size()},
                        rules, method);
    if (column.why.isEmpty())
        finish(column, measureCounts(counts, method, rules.defaults), rules.defaults);
    return column;
}

bool comparesCounts(DriftMethod method)
{
    return isDefinedFor(method, DriftValues::Categories, DriftDefaults::Pilothouse);
}

ColumnDrift textDrift(const TextProfile& reference, const TextProfile& current, const DriftRules& rules,
                      std::optional<DriftMethod> method)
{
    auto column = begun({DriftValues::Texts, reference.rows(), current.rows()}, rules, method);
    column.leftOutOfReference.missing = reference.missing();
    column.leftOutOfCurrent.missing = current.missing();
    if (column.why.isEmpty())
        finish(column, measureTexts(reference, current, *column.method), rules.defaults);
    return column;
}

void correctForColumns(std::span<ColumnDrift> columns, const DriftRules& rules)
{
    if (rules.defaults == DriftDefaults::Evidently)
        return;
    std::vector<double> ps;
    for (const auto& column : columns)
        ps.push_back(column.verdict == Verdict::NoData ? std::numeric_limits<double>::quiet_NaN()
                                                       : column.p.value_or(std::nan("")));
    const auto corrected = adjustedForDiscoveries(ps);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::isnan(corrected[i]))
            continue;
        columns[i].correctedP = corrected[i];
        judge(columns[i], rules.defaults);
    }
}

void judgeAgain(std::span<ColumnDrift> columns, const DriftRules& rules)
{
    for (auto& column : columns) {
        column.verdict = Verdict::NoData;
        column.correctedP.reset();
        const auto whyNot = whyNone(column, rules);
        if (!whyNot.isEmpty()) {
            column.why = whyNot;
        } else if (!std::isnan(column.statistic) && !(column.p && std::isnan(*column.p))) {
            column.why.clear();
            judge(column, rules.defaults);
        }
    }
    correctForColumns(columns, rules);
}

DriftSummary driftSummary(std::span<const ColumnDrift> columns, const DriftRules& rules)
{
    DriftSummary summary;
    for (const auto& column : columns) {
        summary.drifted += column.verdict == Verdict::Drift;
        summary.withoutData += column.verdict == Verdict::NoData;
    }
    summary.judged = columns.size() - summary.withoutData;
    if (summary.judged > 0)
        summary.verdict =
            summary.drifted > 0 && double(summary.drifted) >= rules.leastShare * double(summary.judged)
                ? Verdict::Drift
                : Verdict::NoDrift;
    return summary;
}

} // namespace ph
