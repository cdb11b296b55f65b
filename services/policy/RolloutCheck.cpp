#include "services/policy/RolloutCheck.h"

#include "models/values/RecordedDetail.h"
#include "models/values/TargetPlaceholder.h"
#include "services/policy/PolicyText.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

using Judge = AnalysisMetric::Judge;
using Weight = AnalysisMetric::Weight;

bool compares(const AnalysisMetric& metric)
{
    return metric.judge != Judge::Threshold;
}

bool asksForRate(const QString& query)
{
    static const QRegularExpression rate(QStringLiteral("\\b(i?rate|i?delta|increase)\\s*\\("));
    return rate.match(query).hasMatch();
}

QString percentWords(double percent)
{
    return QString::number(percent) + QStringLiteral(" %");
}

class RolloutCheck {
public:
    RolloutCheck(const PolicyTier& tier, TierRisk risk, const FilePlaces& places)
        : tier_(tier)
        , rules_(*tier.rollout)
        , risk_(risk)
        , places_(places)
        , path_(QStringLiteral("tiers.%1.rollout").arg(tier.name))
    {
    }

    QList<BrokenRule> broken()
    {
        lookAtStrategy();
        lookAtStages();
        lookAtAnalysis();
        for (qsizetype i = 0; i < rules_.analysis.size(); ++i)
            lookAtMetric(rules_.analysis[i], QStringLiteral("%1.analysis[%2]").arg(path_).arg(i));
        if (rules_.metricsGraceMs < rules_.sampleEveryMs)
            complain(QStringLiteral("metrics-lost.grace"),
                     policyText(QT_TRANSLATE_NOOP(
                                    "ph::PolicyFile",
                                    "Between two samples (%1) nothing is heard for longer than %2: every "
                                    "pause would count as a loss."))
                         .arg(durationText(rules_.sampleEveryMs), durationText(rules_.metricsGraceMs)));
        return broken_;
    }

private:
    bool movesAtOnce() const
    {
        return rules_.strategy == RolloutStrategy::AllAtOnce || rules_.strategy == RolloutStrategy::BlueGreen;
    }
    QString strategyWord() const
    {
        return QLatin1String(rolloutnames::of(rolloutnames::strategies, rules_.strategy));
    }
    /// At the key where it is written, else at the section, which lacks it.
    void complain(const QString& key, const RecordedText& words) { complainAt(path_ + u'.' + key, words); }
    void complainAt(const QString& path, const RecordedText& words)
    {
        broken_.append({places_.contains(path) ? path : path_, words});
    }

    void lookAtStrategy()
    {
        if (rules_.strategy == RolloutStrategy::AllAtOnce && risk_ == TierRisk::Above)
            complain(
                QStringLiteral("strategy"),
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "Only the first tier, that of the least risk, "
                                                               "may move all requests unwatched.")));
        else if (movesAtOnce() && tier_.exposureCapPercent < 100)
            complain(QStringLiteral("strategy"),
                     policyText(
                         QT_TRANSLATE_NOOP("ph::PolicyFile",
                                           "%1 moves all requests at once, and exposure-cap-percent is %2."))
                         .arg(strategyWord())
                         .arg(tier_.exposureCapPercent));
    }

    void lookAtStages()
    {
        const auto count = rules_.stages.size();
        if (movesAtOnce() && count > 0)
            complain(
                QStringLiteral("stages"),
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "%1 has no stages.")).arg(strategyWord()));
        else if (rules_.strategy == RolloutStrategy::AbTest && count != 1)
            complain(
                QStringLiteral("stages"),
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "An ab-test has exactly one stage, not %1."))
                    .arg(count));
        else if (!movesAtOnce() && count == 0)
            complain(QStringLiteral("stages"),
                     policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "\"stages\" is missing.")));
        double before = 0;
        for (qsizetype i = 0; i < count; ++i) {
            const auto percent = rules_.stages[i].percent;
            const auto at = QStringLiteral("%1.stages[%2].percent").arg(path_).arg(i);
            if (percent <= before)
                complainAt(at,
                           policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "Stages ascend; %1 follows %2."))
                               .arg(percentWords(percent), percentWords(before)));
            // Some share went before it, or the cap was never kept.
            const bool isPromotion = percent == 100 && i == count - 1 && i > 0;
            if (percent == 100 && rules_.strategy == RolloutStrategy::AbTest)
                complainAt(
                    at, policyText(QT_TRANSLATE_NOOP(
                            "ph::PolicyFile", "With all requests there is nothing left to compare with.")));
            else if (percent > tier_.exposureCapPercent && !isPromotion)
                complainAt(at, policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                                            "The tier's exposure-cap-percent is %1."))
                                   .arg(tier_.exposureCapPercent));
            before = percent;
        }
    }

    void lookAtAnalysis()
    {
        const auto any = [&](auto is) {
            return std::any_of(rules_.analysis.begin(), rules_.analysis.end(), is);
        };
        if (risk_ == TierRisk::Above &&
            !any([](const AnalysisMetric& metric) { return metric.weight == Weight::Critical; }))
            complain(
                QStringLiteral("analysis"),
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "At least one metric has to be critical in a "
                                                               "tier above the first: nothing else takes a "
                                                               "candidate back at once.")));
        else if (rules_.strategy != RolloutStrategy::AllAtOnce &&
                 !any([](const AnalysisMetric& metric) { return metric.weight != Weight::DryRun; }))
            complain(QStringLiteral("analysis"),
                     policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                                  "No metric is judged: nothing could let a stage pass.")));
        if (rules_.strategy == RolloutStrategy::AbTest && !any([](const AnalysisMetric& metric) {
                return metric.weight != Weight::DryRun && compares(metric);
            }))
            complain(
                QStringLiteral("analysis"),
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "An ab-test is decided by a metric that "
                                                               "compares: distribution or proportion.")));
    }

    void lookAtMetric(const AnalysisMetric& metric, const QString& path)
    {
        if (names_.contains(metric.name))
            complainAt(
                path + QStringLiteral(".name"),
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "\"%1\" is a metric of this tier already."))
                    .arg(metric.name));
        names_.insert(metric.name);
        lookAtQuery(metric, metric.query, path + QStringLiteral(".query"));
        if (metric.judge == Judge::Proportion)
            lookAtQuery(metric, metric.totalQuery, path + QStringLiteral(".total"));
        else if (metric.weight != Weight::DryRun)
            lookAtSoak(metric, path);
    }

    void lookAtQuery(const AnalysisMetric& metric, const QString& query, const QString& path)
    {
        if (compares(metric) && !namesTarget(query))
            complainAt(path,
                       policyText(QT_TRANSLATE_NOOP(
                           "ph::PolicyFile", "Candidate and stable are asked the same: the query has no "
                                             "\"{target}\" within quotes.")));
        else if (const auto asked = queryForTarget(query, QStringLiteral("revision")); !asked)
            complainAt(path, recordedDetail(asked.error()));
        for (const auto& word : placeholdersIn(query)) {
            if (word != targetPlaceholder)
                complainAt(path,
                           policyText(QT_TRANSLATE_NOOP(
                                          "ph::PolicyFile",
                                          "\"%1\" stands for nothing: the revision that is asked about is "
                                          "{target}."))
                               .arg(word));
        }
        if (metric.judge == Judge::Proportion && asksForRate(query))
            complainAt(path,
                       policyText(QT_TRANSLATE_NOOP(
                           "ph::PolicyFile", "A proportion is of counters as they are: how much they grew is "
                                             "worked out from them.")));
    }

    /// A stage that ends before there can be as many samples would never pass.
    void lookAtSoak(const AnalysisMetric& metric, const QString& path)
    {
        const auto isShort = [&](const RecordedText& whose, std::int64_t soakMs) {
            if (soakMs / rules_.sampleEveryMs >= metric.minSamples)
                return false;
            const auto at = path + QStringLiteral(".min-samples");
            complainAt(
                places_.contains(at) ? at : path,
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                             "It needs %1 samples, one every %2, and %3 soaks for %4 only."))
                    .arg(QString::number(metric.minSamples), durationText(rules_.sampleEveryMs), whose,
                         durationText(soakMs)));
            return true;
        };
        for (const auto& stage : rules_.stages) {
            if (isShort(
                    //: what soaks; %1 is a share of the requests
                    policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "the stage of %1"))
                        .arg(percentWords(stage.percent)),
                    stage.soakMs))
                return; // the others are looked at along with it
        }
        if (movesAtOnce())
            isShort(
                //: what soaks
                policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "the tier")), tier_.soakMs);
    }

    const PolicyTier& tier_;
    const RolloutRules& rules_;
    TierRisk risk_;
    const FilePlaces& places_;
    QString path_;
    QSet<QString> names_;
    QList<BrokenRule> broken_;
};

} // namespace

QList<BrokenRule> brokenRolloutRules(const PolicyTier& tier, TierRisk risk, const FilePlaces& places)
{
    return tier.rollout ? RolloutCheck(tier, risk, places).broken() : QList<BrokenRule>();
}

} // namespace ph
