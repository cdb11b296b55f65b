#include "services/gates/GateEvaluation.h"

#include "services/gates/FactsJson.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

const QString maxAgeKey = QStringLiteral("maxAgeMs"), factsKey = QStringLiteral("facts"),
              ownMaxAgeKey = QStringLiteral("ownMaxAge");

QString sentence(QString text)
{
    text[0] = text[0].toUpper();
    return text;
}

/// "3d" rather than "259217s": exact is the time of observation, which the result holds.
QString ageText(std::int64_t ms)
{
    constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
    const auto unit = ms >= 2 * day ? day : ms >= 2 * hour ? hour : ms >= 2 * minute ? minute : second;
    return durationText(ms / unit * unit);
}

struct Gathered {
    std::vector<FactName> present; ///< with a value or an error
    std::int64_t oldestMs = noTime;
    QStringList sources;
    std::optional<GateFinding> refusal; ///< why the gate's own rule is not asked
};

/// Errors come before age: what could not be read has none.
std::optional<GateFinding> refusalOf(FactName name, const FactState& state, std::int64_t nowMs,
                                     std::int64_t maxAgeMs)
{
    const auto title = factTitle(name);
    if (state.error)
        return inconclusive(
            QStringLiteral("%1 could not be read in whole (%2): %3")
                .arg(sentence(title), errorKindName(state.error->kind),
                     state.error->detail.isEmpty() ? state.error->where : state.error->forRecords()));
    if (state.observedMs == noTime)
        return inconclusive(QStringLiteral("Nobody knows when %1 was observed.").arg(title));
    if (state.observedMs > nowMs + allowedClockSkewMs)
        return inconclusive(
            QStringLiteral("%1: observed in the future, so a clock is off.").arg(sentence(title)));
    if (nowMs - state.observedMs > maxAgeMs) {
        auto finding = inconclusive(
            QStringLiteral("%1: observed %2 ago; at most %3 is allowed.")
                .arg(sentence(title), ageText(nowMs - state.observedMs), durationText(maxAgeMs)));
        finding.verdict = GateVerdict::Stale;
        return finding;
    }
    return std::nullopt;
}

Gathered gather(const GateKind& kind, const GateSpec& spec, const GateFacts& facts, std::int64_t nowMs,
                std::int64_t maxAgeMs)
{
    Gathered gathered;
    for (const auto& alternatives : kind.needs) {
        bool found = false;
        for (const auto name : alternatives) {
            const auto state = factState(facts, spec.id, name);
            if (!state.hasValue && !state.error)
                continue;
            found = true;
            gathered.present.push_back(name);
            if (!state.source.isEmpty() && !gathered.sources.contains(state.source))
                gathered.sources.append(state.source);
            if (state.observedMs != noTime &&
                (gathered.oldestMs == noTime || state.observedMs < gathered.oldestMs))
                gathered.oldestMs = state.observedMs;
            if (!gathered.refusal)
                gathered.refusal = refusalOf(name, state, nowMs, maxAgeMs);
        }
        if (!found && !gathered.refusal)
            gathered.refusal =
                noData(QStringLiteral("Nothing is known of %1.").arg(factTitle(alternatives.front())));
    }
    return gathered;
}

GateFinding findingOf(const GateKind& kind, const GateSpec& spec, const GateFacts& facts,
                      const Gathered& gathered, std::int64_t nowMs, std::int64_t maxAgeMs)
{
    if (gathered.refusal)
        return *gathered.refusal;
    auto finding = kind.evaluate({spec, facts, ownFacts(facts, spec.id), nowMs, maxAgeMs});
    const auto isNone = [](std::optional<double> value) { return value && !std::isfinite(*value); };
    if (finding.verdict == GateVerdict::Pass &&
        (isNone(finding.threshold) || isNone(finding.margin) ||
         std::any_of(finding.numbers.begin(), finding.numbers.end(),
                     [&](const GateNumber& number) { return isNone(number.value); }))) {
        finding.verdict = GateVerdict::Inconclusive;
        finding.reason = QStringLiteral("A number behind the answer is none.");
    }
    return finding;
}

} // namespace

GateResult evaluateGate(const GateSpec& spec, const GateFacts& facts, std::int64_t nowMs,
                        std::int64_t maxFactAgeMs)
{
    const auto maxAgeMs = spec.maxAgeMs.value_or(maxFactAgeMs);
    GateResult result{.id = spec.id,
                      .kind = spec.kind,
                      .title = spec.title.isEmpty() ? spec.id : spec.title,
                      .reason = {},
                      .query = {},
                      .threshold = {},
                      .margin = {},
                      .numbers = {},
                      .settings = spec.settings,
                      .inputs = {},
                      .evaluatedMs = nowMs};
    const auto* kind = gateKind(spec.kind);
    if (!kind) {
        result.verdict = GateVerdict::Inconclusive;
        result.reason = QStringLiteral("This program knows no gate of the kind \"%1\".").arg(spec.kind);
        return result;
    }
    const auto gathered = gather(*kind, spec, facts, nowMs, maxAgeMs);
    auto finding = findingOf(*kind, spec, facts, gathered, nowMs, maxAgeMs);
    result.verdict = finding.verdict;
    result.reason = finding.reason;
    result.query = finding.query;
    if (!gathered.sources.isEmpty()) {
        result.query += result.query.isEmpty() ? QString() : QStringLiteral(", of ");
        result.query += gathered.sources.join(QStringLiteral(", "));
    }
    result.sampleSize = finding.sampleSize;
    result.threshold = finding.threshold;
    result.margin = finding.margin;
    result.numbers = finding.numbers;
    result.observedMs = gathered.oldestMs;
    result.inputs = {{maxAgeKey, qint64(maxAgeMs)},
                     {ownMaxAgeKey, spec.maxAgeMs.has_value()},
                     {factsKey, factsToJson(facts, spec.id, gathered.present, finding.metrics)}};
    return result;
}

QList<GateResult> evaluateGates(const PolicyTier& tier, const GateFacts& facts, std::int64_t nowMs,
                                std::int64_t maxFactAgeMs)
{
    QList<GateResult> results;
    for (const auto& spec : tier.gates)
        results.append(evaluateGate(spec, facts, nowMs, maxFactAgeMs));
    return results;
}

Result<GateResult> evaluateAgain(const GateResult& result)
{
    const auto maxAge = result.inputs.value(maxAgeKey);
    if (!maxAge.isDouble())
        return fail(ErrorKind::Invalid, result.id, QStringLiteral("The result holds no inputs."));
    auto facts = factsFromJson(result.inputs.value(factsKey).toObject(), result.id);
    if (!facts)
        return fail(facts.error());
    const auto maxAgeMs = std::int64_t(maxAge.toInteger());
    GateSpec spec{result.id, result.kind, result.title, std::nullopt, result.settings};
    if (result.inputs.value(ownMaxAgeKey).toBool())
        spec.maxAgeMs = maxAgeMs;
    return evaluateGate(spec, *facts, result.evaluatedMs, maxAgeMs);
}

} // namespace ph
