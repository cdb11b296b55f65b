#include "models/tables/RolloutTables.h"

#include "models/tables/Format.h"
#include "models/tables/RolloutWords.h"
#include "models/values/CopiedText.h"

#include <cmath>

namespace ph {

namespace {

QString measured(double value)
{
    return std::isnan(value) ? QStringLiteral("–")
                             : formatNumber(value, {NumberFormat::Notation::Shortest, 4});
}

std::int64_t whenAsked(const RolloutAct& act)
{
    return act.askedMs == noTime ? act.observedMs : act.askedMs;
}

/// Digits stand below digits.
bool isMeasured(int column)
{
    return column == RolloutVerdictModel::Candidate || column == RolloutVerdictModel::Stable ||
           column == RolloutVerdictModel::Samples;
}

} // namespace

QVariant RolloutVerdictModel::cell(const RolloutVerdictLine& line, int column, int role) const
{
    const auto& verdict = line.verdict;
    if (role == VerdictRole)
        return int(verdict.kind);
    if (role == Qt::TextAlignmentRole && isMeasured(column))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case VerdictColumn:
        return metricVerdictText(verdict.kind);
    case Stage:
        return rolloutStepText(line.stage);
    case Metric:
        return verdict.segment.isEmpty()
                   ? verdict.metric
                   : tr("%1, %2", "metric, segment").arg(verdict.metric, verdict.segment);
    case Effect:
        return effectText(verdict);
    case Candidate:
        return measured(verdict.candidate);
    case Stable:
        return measured(verdict.stable);
    case Samples:
        return tr("%1 / %2", "samples of candidate, of stable")
            .arg(formatCount(qint64(verdict.candidateSamples)), formatCount(qint64(verdict.stableSamples)));
    case Weight:
        return metricWeightText(line.weight);
    case Why:
        return verdict.why;
    default:
        return {};
    }
}

QVariant RolloutVerdictModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && isMeasured(column))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case VerdictColumn:
        return tr("Verdict");
    case Stage:
        return tr("Stage", "column: of a rollout");
    case Metric:
        return tr("Metric");
    case Effect:
        return tr("Effect", "column: candidate less stable");
    case Candidate:
        return tr("Candidate");
    case Stable:
        return tr("Stable", "column: the version that served before");
    case Samples:
        return tr("Samples");
    case Weight:
        return tr("Weight", "column: what a failure does");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

QString RolloutVerdictModel::keyOf(const RolloutVerdictLine& line) const
{
    return QStringLiteral("%1\n%2\n%3")
        .arg(QString::number(line.step), line.verdict.metric, line.verdict.segment);
}

bool RolloutVerdictModel::before(const RolloutVerdictLine& a, const RolloutVerdictLine& b) const
{
    // The stage that is looked at now is read first; within it, the order is the policy's.
    return a.step > b.step;
}

QVariant RolloutActModel::cell(const RolloutAct& act, int column, int role) const
{
    if ((role == Qt::ToolTipRole || role == copiedTextRole) &&
        (column == Asked || column == Answered || column == Observed)) {
        const auto at = column == Asked ? act.askedMs : column == Answered ? act.answeredMs : act.observedMs;
        if (role == copiedTextRole)
            return formatIsoTime(at);
        return at == noTime ? QVariant() : formatTimeToolTip(at);
    }
    if (role == Qt::TextAlignmentRole && column == Attempts)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case What:
        return rolloutActText(act);
    case Asked:
        return formatLocalTime(act.askedMs);
    case Answered:
        return formatLocalTime(act.answeredMs);
    case Answer:
        return act.kind == RolloutAct::Kind::Request ? act.request.reason : act.answer;
    case Observed:
        return formatLocalTime(act.observedMs);
    case Attempts:
        return act.attempts == 0 ? QStringLiteral("–") : formatCount(act.attempts);
    default:
        return {};
    }
}

QVariant RolloutActModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Attempts)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case What:
        return tr("What", "column: was asked");
    case Asked:
        return tr("Asked", "column: when");
    case Answered:
        return tr("Answered", "column: when");
    case Answer:
        return tr("Answer or reason");
    case Observed:
        return tr("Observed", "column: when");
    case Attempts:
        return tr("Attempts");
    default:
        return {};
    }
}

QString RolloutActModel::keyOf(const RolloutAct& act) const
{
    return QStringLiteral("%1 %2").arg(int(act.kind)).arg(act.at);
}

bool RolloutActModel::before(const RolloutAct& a, const RolloutAct& b) const
{
    return whenAsked(a) > whenAsked(b);
}

RolloutConditionModel::RolloutConditionModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant RolloutConditionModel::cell(const RolloutConditionLine& line, int column, int role) const
{
    const auto& record = line.record;
    if (role == MetRole)
        return record.metSinceMs != noTime;
    if (role == Qt::TextAlignmentRole && column == Value)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Measured)
        return record.measuredMs == noTime ? QVariant() : formatTimeToolTip(record.measuredMs);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Standing:
        return conditionStandingText(line, toMs(clock_()));
    case Condition:
        return rollbackConditionText(line.condition);
    case Value:
        return conditionValueText(record);
    case Measured:
        return record.measuredMs == noTime ? QStringLiteral("–")
                                           : formatAge(record.measuredMs, toMs(clock_()));
    default:
        return {};
    }
}

QVariant RolloutConditionModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Value)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Standing:
        return tr("Now", "column: whether a condition is met");
    case Condition:
        return tr("Rolls back when");
    case Value:
        return tr("Last value");
    case Measured:
        return tr("Measured", "column: when");
    default:
        return {};
    }
}

} // namespace ph
