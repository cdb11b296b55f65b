#include "services/rollout/ArgoRuns.h"

#include "services/kubernetes/ObjectMeta.h"
#include "services/rollout/ArgoProgram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace ph {

namespace {

using Verdict = AnalysisReport::Verdict;

constexpr char hashLabel[] = "rollouts-pod-template-hash";

/// "[0.01]", "[0.01,NaN]" or "0.01", as Argo writes what Prometheus answered; empty where it is none.
std::vector<double> valuesIn(QString text)
{
    text = text.trimmed();
    if (text.startsWith(u'[') && text.endsWith(u']'))
        text = text.mid(1, text.size() - 2);
    std::vector<double> values;
    const auto parts = text.split(u',', Qt::SkipEmptyParts);
    for (const auto& part : parts) {
        bool read = false;
        const auto word = part.trimmed();
        const double value = word.compare(QLatin1String("NaN"), Qt::CaseInsensitive) == 0
                                 ? std::nan("")
                                 : word.toDouble(&read);
        if (read || std::isnan(value))
            values.push_back(value);
    }
    return values;
}

class RunReading {
public:
    RunReading(const RolloutPlan& plan, const AnalysisLook& when)
        : plan_(plan)
    {
        measurement_.report.fromMs = when.beganMs;
        measurement_.report.toMs = when.nowMs;
        measurement_.report.verdict = Verdict::Pass;
    }

    Result<RolloutMeasurement> read(const std::vector<Json>& runs)
    {
        std::vector<JsonReader> inOrder(runs.begin(), runs.end());
        std::sort(inOrder.begin(), inOrder.end(),
                  [](const JsonReader& a, const JsonReader& b) { return startOf(a) < startOf(b); });
        for (const auto& run : inOrder) {
            take(run);
            const auto mistake = run.mistake(run.child("metadata").text("name"));
            if (mistake)
                return fail(*mistake);
        }
        if (inOrder.empty())
            measurement_.report.verdict = Verdict::Wait;
        for (auto& [name, window] : windows_)
            measurement_.evidence.push_back({name, {}, std::move(window), {}});
        return std::move(measurement_);
    }

private:
    static std::int64_t startOf(const JsonReader& run)
    {
        const auto started = timeOf(run.child("status").text("startedAt"));
        return started == noTime ? std::numeric_limits<std::int64_t>::max() : started;
    }

    void take(const JsonReader& run)
    {
        const auto status = run.child("status");
        const auto phase = status.text("phase");
        auto& report = measurement_.report;
        if (phase == QLatin1String("Failed") || phase == QLatin1String("Error")) {
            report.verdict = Verdict::Fail;
            report.why = QStringLiteral("Argo Rollouts: %1")
                             .arg(status.text("message").isEmpty() ? phase : status.text("message"));
        } else if (phase != QLatin1String("Successful") && report.verdict == Verdict::Pass) {
            report.verdict = Verdict::Wait;
        }
        const auto results = status.items("metricResults");
        for (const auto& result : results)
            takeMetric(result);
    }

    void takeMetric(const JsonReader& result)
    {
        const auto name = titleOf(result.text("name"));
        auto& window = windows_[name];
        const auto measurements = result.items("measurements");
        for (const auto& one : measurements) {
            const auto atMs =
                timeOf(one.text("finishedAt").isEmpty() ? one.text("startedAt") : one.text("finishedAt"));
            const auto values = valuesIn(one.text("value"));
            if (atMs == noTime || values.empty())
                continue;
            window.timesMs.push_back(atMs);
            window.values.push_back(worstOf(values, name));
        }
        takeVerdict(result, name, window);
    }

    void takeVerdict(const JsonReader& result, const QString& name, const MetricWindow& window)
    {
        using Conclusion = MetricVerdict::Kind;
        const auto phase = result.text("phase");
        MetricVerdict verdict;
        verdict.metric = name;
        verdict.kind = phase == QLatin1String("Failed")       ? Conclusion::Fail
                       : phase == QLatin1String("Successful") ? Conclusion::Pass
                       : phase == QLatin1String("Error")      ? Conclusion::NoData
                                                              : Conclusion::Inconclusive;
        verdict.candidateSamples = window.values.size();
        if (!window.values.empty())
            verdict.candidate = window.values.back();
        verdict.why =
            QStringLiteral("Argo Rollouts: %1; of its measurements %2 succeeded, %3 failed, %4 were "
                           "inconclusive and %5 could not be made.")
                .arg(phase)
                .arg(result.integer("successful", 0))
                .arg(result.integer("failed", 0))
                .arg(result.integer("inconclusive", 0))
                .arg(result.integer("error", 0));
        if (const auto message = result.text("message"); !message.isEmpty())
            verdict.why += u' ' + message;
        const auto known =
            std::find_if(measurement_.report.metrics.begin(), measurement_.report.metrics.end(),
                         [&](const MetricVerdict& one) { return one.metric == name; });
        if (known == measurement_.report.metrics.end())
            measurement_.report.metrics.append(verdict);
        else
            *known = verdict; // of the later stage
    }

    /// Argo keeps the values of segments without their names.
    double worstOf(const std::vector<double>& values, const QString& metric) const
    {
        const auto found = std::find_if(plan_.rules.analysis.begin(), plan_.rules.analysis.end(),
                                        [&](const AnalysisMetric& one) { return one.name == metric; });
        const bool isHigher = found != plan_.rules.analysis.end() &&
                              found->direction == AnalysisMetric::Direction::HigherIsBetter;
        const auto worse = [&](double a, double b) { return isHigher ? b < a : a < b; };
        return *std::max_element(values.begin(), values.end(), worse);
    }

    /// "condition-1" as the plan writes it.
    QString titleOf(const QString& name) const
    {
        static const QLatin1String prefix("condition-");
        bool isNumber = false;
        const auto number = name.mid(prefix.size()).toInt(&isNumber);
        return name.startsWith(prefix) && isNumber && number >= 1 && number <= plan_.conditions.size()
                   ? plan_.conditions[number - 1].expression
                   : name;
    }

    const RolloutPlan& plan_;
    RolloutMeasurement measurement_;
    std::map<QString, MetricWindow> windows_;
};

} // namespace

Result<RolloutMeasurement> measurementOf(const std::vector<Json>& runs, const RolloutPlan& plan,
                                         const AnalysisLook& when)
{
    return RunReading(plan, when).read(runs);
}

ArgoRuns::ArgoRuns(ClusterClient client, RolloutPlan plan, RolloutAnalysis& ours)
    : client_(std::move(client))
    , plan_(std::move(plan))
    , ours_(ours)
{
}

Result<RolloutMeasurement> ArgoRuns::runsOf(const AnalysisLook& when, const QString& candidate) const
{
    const auto runs = client_.list({QStringLiteral("argoproj.io"), QStringLiteral("v1alpha1"),
                                    QStringLiteral("analysisruns"), QStringLiteral("AnalysisRun")},
                                   plan_.endpoint.remoteId.section(u'/', 1, 1),
                                   {{"labelSelector", hashLabel + ('=' + candidate.toStdString())}});
    if (!runs)
        return fail(runs.error());
    std::vector<Json> own;
    std::copy_if(runs->items.begin(), runs->items.end(), std::back_inserter(own), [&](const Json& run) {
        const auto owners = readMeta(JsonReader(run)).owners;
        return std::any_of(owners.begin(), owners.end(),
                           [&](const ObjectMeta::Owner& owner) { return owner.uid == plan_.endpointUid; });
    });
    return measurementOf(own, plan_, when);
}

Result<RolloutMeasurement> ArgoRuns::look(const RolloutRules& rules, const AnalysisLook& when,
                                          const QString& candidate, const QString& stable)
{
    if (candidate == plan_.stableRevision)
        return ours_.look(rules, when, candidate, stable);
    auto measured = runsOf(when, candidate);
    const auto program = argoProgramIn(plan_);
    if (!measured || !program || program->leftToDriver.isEmpty())
        return measured;
    auto judged = ours_.look(rules, when, candidate, stable);
    if (!judged)
        return judged;
    if (measured->report.verdict == Verdict::Fail && judged->report.verdict != Verdict::Critical) {
        judged->report.verdict = Verdict::Fail;
        judged->report.why = measured->report.why;
    }
    judged->report.metrics += measured->report.metrics;
    std::move(measured->evidence.begin(), measured->evidence.end(), std::back_inserter(judged->evidence));
    return judged;
}

Result<std::optional<double>> ArgoRuns::measure(const QString& expression, std::int64_t atMs)
{
    return ours_.measure(expression, atMs);
}

Result<std::optional<RolloutMeasurement>> ArgoRuns::left(const AnalysisLook& when, const QString& candidate)
{
    return runsOf(when, candidate).map([](RolloutMeasurement measured) {
        return std::optional(std::move(measured));
    });
}

} // namespace ph
