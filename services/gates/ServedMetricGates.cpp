#include "models/values/RecordedDetail.h"
#include "models/values/TargetPlaceholder.h"
#include "services/gates/GateQueries.h"
#include "services/gates/GateSettingText.h"
#include "services/gates/SegmentNumbers.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// What is served, by segment: latency, errors and cost are one rule.
class ServedMetric {
public:
    ServedMetric(const GateQuestion& question, double highest)
        : question_(question)
        , highest_(highest)
        , unit_(question.text("unit", panelUnit(*servedSubject(question.spec.kind))))
    {
    }

    GateFinding finding()
    {
        if (!question_.own.queried.value->contains(QStringLiteral("query"))) {
            against_.add(GateVerdict::NoData, "No query is known for: %1.", question_.spec.kind);
            against_.decide(finding_, {});
            return finding_;
        }
        const auto values = answers("query");
        const auto requests = answers("requests");
        const auto baseline = answers("baseline");
        const auto baselineRequests = answers("baseline-requests");
        auto segments = values.samples.keys() + values.several + question_.texts("segments");
        segments.removeDuplicates();
        if (segments.isEmpty())
            segments.append(QString());
        for (const auto& segment : segments) {
            const auto value = numberOf(values, segment, "Nothing is there of: %1.");
            if (value)
                finding_.numbers.append({segmentWord(segment), *value, unit_});
            const bool isEnough =
                hasEnough(requests, segment, "Nobody counts the requests of: %1.", "Too few requests: %1.");
            if (!value || !isEnough)
                continue;
            if (*value > highest_)
                against_.add(GateVerdict::Inconclusive, "More than all there is: %1.", segmentWord(segment));
            if (const auto most = question_.number("at-most"))
                hold(segment, *value, *most, "at most %1 is allowed");
            if (const auto ratio = question_.number("at-most-ratio"))
                compare(segment, *value, *ratio, baseline, baselineRequests);
        }
        finding_.query = expressions_.join(QStringLiteral("; "));
        against_.decide(
            finding_,
            segments == QStringList{QString()}
                ? QStringLiteral("It is within its bound.")
                : QStringLiteral("It is within its bound in all %1 segments.").arg(segments.size()));
        return finding_;
    }

private:
    SegmentNumbers answers(const char* setting)
    {
        const auto& said = *question_.own.queried.value;
        const auto found = said.constFind(QLatin1String(setting));
        if (found == said.constEnd())
            return {};
        expressions_.append(found->expression);
        auto numbers = segmentNumbers(*found, question_.text("by"));
        lookAtSamples(question_, numbers, against_);
        return numbers;
    }

    /// None where there is no number that counts, which is then held against a pass.
    std::optional<double> numberOf(const SegmentNumbers& numbers, const QString& segment, const char* nothing)
    {
        if (numbers.several.contains(segment))
            return std::nullopt; // said already
        const auto found = numbers.samples.constFind(segment);
        if (found == numbers.samples.constEnd()) {
            against_.add(GateVerdict::NoData, nothing, segmentWord(segment));
            return std::nullopt;
        }
        if (!std::isfinite(found->value))
            return std::nullopt; // likewise
        if (found->value < 0) {
            against_.add(GateVerdict::Inconclusive, "Below nothing: %1.", segmentWord(segment));
            return std::nullopt;
        }
        return found->value;
    }

    bool hasEnough(const SegmentNumbers& requests, const QString& segment, const char* nothing,
                   const char* tooFew)
    {
        const auto count = numberOf(requests, segment, nothing);
        if (!count)
            return false;
        finding_.numbers.append({segmentWord(segment) + QStringLiteral(", requests"), *count, {}});
        finding_.sampleSize += qint64(std::min(*count, 1e15));
        if (*count >= question_.number("minimum-requests", 1))
            return true;
        against_.add(GateVerdict::NoData, tooFew,
                     QStringLiteral("%1 (%2)").arg(segmentWord(segment)).arg(*count, 0, 'f', 0));
        return false;
    }

    void compare(const QString& segment, double value, double ratio, const SegmentNumbers& baseline,
                 const SegmentNumbers& baselineRequests)
    {
        const auto base = numberOf(baseline, segment, "Nothing to compare with: %1.");
        const bool isCounted = question_.own.queried.value->contains(QStringLiteral("baseline-requests"));
        if (!base || (isCounted && !hasEnough(baselineRequests, segment,
                                              "Nobody counts the requests of what it is compared with: %1.",
                                              "Too few requests of what it is compared with: %1.")))
            return;
        finding_.numbers.append({segmentWord(segment) + QStringLiteral(", compared with"), *base, unit_});
        hold(segment, value, ratio * *base, "at most %1 is allowed beside what it is compared with");
    }

    void hold(const QString& segment, double value, double most, const char* words)
    {
        const auto relative = [](double margin, double bound) { return bound > 0 ? margin / bound : margin; };
        if (!finding_.margin ||
            relative(most - value, most) < relative(*finding_.margin, *finding_.threshold)) {
            finding_.threshold = most;
            finding_.margin = most - value;
        }
        if (value > most)
            against_.add(GateVerdict::Fail, "Beyond its bound: %1.",
                         QStringLiteral("%1 is %2, %3")
                             .arg(segmentWord(segment), QString::number(value, 'g', 6),
                                  QString::fromUtf8(words).arg(QString::number(most, 'g', 6))));
    }

    const GateQuestion& question_;
    const double highest_;
    const QString unit_;
    Objections against_;
    QStringList expressions_;
    GateFinding finding_;
};

GateFinding evaluateAmount(const GateQuestion& question)
{
    return ServedMetric(question, HUGE_VAL).finding();
}

GateFinding evaluateShareOfAll(const GateQuestion& question)
{
    return ServedMetric(question, 1).finding();
}

QList<SettingProblem> servedProblems(const QJsonObject& settings)
{
    const auto has = [&](const char* key) { return settings.contains(QLatin1String(key)); };
    for (const auto* key : {"query", "requests", "baseline"}) {
        const auto query = settings.value(QLatin1String(key)).toString();
        for (const auto& word : placeholdersIn(query)) {
            if (word != targetPlaceholder)
                return {SettingProblem{
                    QLatin1String(key),
                    gateSettingText(
                        QT_TRANSLATE_NOOP("ph::GateSettings",
                                          "%1 stands for nothing; {target} is the version, and {window} "
                                          "the window."))
                        .arg(word)}};
        }
        if (const auto asked = queryForTarget(query, QStringLiteral("1")); !asked)
            return {SettingProblem{QLatin1String(key), recordedDetail(asked.error())}};
    }
    if (has("by") && !(has("query") && has("requests")))
        return {SettingProblem{
            QStringLiteral("by"),
            gateSettingText(QT_TRANSLATE_NOOP(
                "ph::GateSettings", "The usual queries tell no segments apart: say query and requests."))}};
    if (has("segments") && !has("by"))
        return {SettingProblem{
            QStringLiteral("segments"),
            gateSettingText(QT_TRANSLATE_NOOP("ph::GateSettings", "Segments are told apart by `by`."))}};
    if (has("at-most-ratio") && !has("baseline") &&
        !settings.value(QLatin1String("query")).toString().contains(targetPlaceholder))
        return {SettingProblem{
            QStringLiteral("at-most-ratio"),
            //: of at-most-ratio, a multiple
            gateSettingText(QT_TRANSLATE_NOOP("ph::GateSettings",
                                              "Of what? Say baseline, or {target} in query: then it is the "
                                              "champion's."))}};
    if (has("baseline") && !has("at-most-ratio"))
        return {SettingProblem{
            QStringLiteral("baseline"),
            gateSettingText(QT_TRANSLATE_NOOP("ph::GateSettings", "at-most-ratio is missing."))}};
    return {};
}

GateKind servedGate(const char* name, const char* description, const char* queryWords,
                    std::optional<double> highest, GateFinding (*evaluate)(const GateQuestion&))
{
    auto settings = segmentFields();
    const auto add = [&](ShapeField field) { settings.push_back(std::move(field)); };
    add(shape::optional("query", shape::text(QLatin1String(queryWords))));
    add(shape::optional("requests",
                        shape::text(QStringLiteral("PromQL for the requests in the window; without it "
                                                   "and `by`, the usual one of the endpoint."))));
    add(shape::required(
        "minimum-requests",
        shape::integer(QStringLiteral("Fewest requests in the window, of each segment; below there "
                                      "is no data."),
                       1, 1e12)));
    add(shape::optional("window",
                        shape::duration(QStringLiteral("What {window} in a query stands for; usually "
                                                       "5m."))));
    add(shape::optional("at-most",
                        shape::number(QStringLiteral("Greatest value, of each segment."), 0, highest)));
    add(shape::optional(
        "at-most-ratio",
        shape::number(QStringLiteral("Greatest value as a multiple of what it is compared with, "
                                     "segment by segment."),
                      0)));
    add(shape::optional(
        "baseline", shape::text(QStringLiteral("PromQL for what it is compared with, where {target} is the "
                                               "champion's version; without it, query asked of the "
                                               "champion."))));
    add(shape::optional("unit", shape::text(QStringLiteral("Shown behind the value."))));
    return {QLatin1String(name),   QLatin1String(description),
            std::move(settings),   {{QStringLiteral("at-most"), QStringLiteral("at-most-ratio")}},
            {{FactName::Queried}}, evaluate,
            servedProblems};
}

} // namespace

GateKind latencyGate()
{
    return servedGate(
        "latency", "What serves answers in time, in every segment.",
        "PromQL for the latency, {target} in quotes being the candidate's version; without it and "
        "`by`, the endpoint's usual 95th percentile in seconds.",
        {}, evaluateAmount);
}

GateKind errorRateGate()
{
    return servedGate("error-rate", "Few enough requests fail, in every segment.",
                      "PromQL for the share of requests that fail, 0 to 1, {target} in quotes being the "
                      "candidate's version; without it and `by`, the endpoint's usual one.",
                      1, evaluateShareOfAll);
}

GateKind costGate()
{
    return servedGate("cost", "Predictions cost no more than they may, in every segment.",
                      "PromQL for the cost, {target} in quotes being the candidate's version; without it and "
                      "`by`, the endpoint's usual one of 1,000 predictions.",
                      {}, evaluateAmount);
}

} // namespace ph
