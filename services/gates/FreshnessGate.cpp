#include "services/gates/GateEvaluation.h"
#include "services/gates/GateSettingText.h"
#include "services/gates/SegmentNumbers.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

class Freshness {
public:
    explicit Freshness(const GateQuestion& question)
        : question_(question)
        , withinMs_(double(question.durationMs("within").value_or(0)))
    {
    }

    void look(const NewestTimes& times)
    {
        rows_ += times.rows;
        asked_.append(
            QStringLiteral("newest %1 of %2").arg(question_.text("column"), question_.text("table")));
        for (auto it = times.bySegment.cbegin(); it != times.bySegment.cend(); ++it) {
            if (it.value() == noTime)
                against_.add(GateVerdict::Inconclusive, "No row tells a time: %1.", segmentWord(it.key()));
            else
                take(it.key(), double(question_.nowMs) - double(it.value()));
        }
        demandSegments(times.bySegment.keys());
        if (times.rowsWithoutTime > 0)
            numbers_.append({QStringLiteral("rows without a time"), double(times.rowsWithoutTime), {}});
    }

    void look(const QueriedSamples& said)
    {
        asked_.append(said.expression);
        const auto numbers = segmentNumbers(said, question_.text("by"));
        lookAtSamples(question_, numbers, against_);
        for (auto it = numbers.samples.cbegin(); it != numbers.samples.cend(); ++it) {
            if (std::isfinite(it->value) && it->timeMs != noTime) // older by now than when it was asked
                take(it.key(), it->value * 1000 + double(question_.nowMs) - double(it->timeMs));
        }
        demandSegments(numbers.samples.keys());
    }

    void missing(const char* what)
    {
        against_.add(GateVerdict::NoData, "Nobody looked at: %1.", QLatin1String(what));
    }

    GateFinding finding()
    {
        GateFinding finding;
        finding.query = asked_.join(QStringLiteral("; "));
        finding.sampleSize = rows_;
        finding.numbers = numbers_;
        if (oldestMs_) {
            finding.threshold = withinMs_ / 1000;
            finding.margin = (withinMs_ - *oldestMs_) / 1000;
        }
        against_.decide(
            finding, QStringLiteral("No older than %1 anywhere.").arg(durationText(std::int64_t(withinMs_))));
        return finding;
    }

private:
    void take(const QString& segment, double ageMs)
    {
        const auto name = segmentWord(segment);
        numbers_.append({QStringLiteral("age, %1").arg(name), ageMs / 1000, QStringLiteral("s")});
        oldestMs_ = std::max(oldestMs_.value_or(ageMs), ageMs);
        if (ageMs < -double(allowedClockSkewMs))
            against_.add(GateVerdict::Inconclusive, "The newest lies in the future: %1.", name);
        else if (ageMs > withinMs_)
            against_.add(GateVerdict::Fail, "Older than is allowed: %1.",
                         QStringLiteral("%1 (%2 s)").arg(name).arg(ageMs / 1000, 0, 'f', 0));
    }

    void demandSegments(const QStringList& there)
    {
        auto wanted = question_.texts("segments");
        if (there.isEmpty() && wanted.isEmpty())
            wanted.append(QString());
        for (const auto& segment : wanted) {
            if (!there.contains(segment))
                against_.add(GateVerdict::NoData, "Nothing is there of: %1.", segmentWord(segment));
        }
    }

    const GateQuestion& question_;
    const double withinMs_;
    Objections against_;
    QStringList asked_;
    QList<GateNumber> numbers_;
    std::optional<double> oldestMs_;
    qint64 rows_ = 0;
};

GateFinding evaluateFreshness(const GateQuestion& question)
{
    Freshness freshness(question);
    if (!question.text("table").isEmpty()) {
        if (question.own.newest.value)
            freshness.look(*question.own.newest.value);
        else
            freshness.missing("the table");
    }
    if (!question.text("query").isEmpty()) {
        const auto said = question.own.queried.value.value_or(QMap<QString, QueriedSamples>());
        if (said.contains(QStringLiteral("query")))
            freshness.look(said.value(QStringLiteral("query")));
        else
            freshness.missing("the metrics source");
    }
    return freshness.finding();
}

QList<SettingProblem> freshnessProblems(const QJsonObject& settings)
{
    const bool hasTable = settings.contains(QLatin1String("table"));
    if (hasTable != settings.contains(QLatin1String("column")))
        return {SettingProblem{
            {}, gateSettingText(QT_TRANSLATE_NOOP("ph::GateSettings", "table and column go together."))}};
    if (settings.contains(QLatin1String("segments")) && !settings.contains(QLatin1String("by")))
        return {SettingProblem{
            QStringLiteral("segments"),
            gateSettingText(QT_TRANSLATE_NOOP("ph::GateSettings", "Segments are told apart by `by`."))}};
    return {};
}

} // namespace

GateKind freshnessGate()
{
    auto settings = segmentFields();
    const auto add = [&](ShapeField field) { settings.push_back(std::move(field)); };
    add(shape::optional("table", shape::text(QStringLiteral("FILE or FILE#TABLE (CSV, NDJSON, JSON, SQLite, "
                                                            "Parquet), as seen from the policy file."))));
    add(shape::optional("column", shape::text(QStringLiteral("Its column of times."))));
    add(shape::optional("query", shape::text(QStringLiteral("PromQL that gives seconds since the newest: "
                                                            "time() - max(feature_written_timestamp)."))));
    add(shape::required("within", shape::duration(QStringLiteral("Greatest age of the newest."))));
    return {QStringLiteral("freshness"),
            QStringLiteral("The newest row of a table, or what a metric tells the time of, is recent."),
            std::move(settings),
            {{QStringLiteral("table"), QStringLiteral("query")}},
            {{FactName::Newest, FactName::Queried}},
            evaluateFreshness,
            freshnessProblems};
}

} // namespace ph
