#include "app/cli/GateOutput.h"

#include "app/cli/CommandLine.h"
#include "models/tables/Format.h"
#include "services/release/CanonicalJson.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct GateOutputTexts {
    Q_DECLARE_TR_FUNCTIONS(GateOutput)
};

nlohmann::json numberOrNull(const std::optional<double>& value)
{
    return value ? jsonNumber(*value) : nlohmann::json();
}

} // namespace

nlohmann::json gateToJson(const GateResult& gate, std::int64_t nowMs)
{
    auto numbers = nlohmann::json::array();
    for (const auto& number : gate.numbers)
        numbers.push_back({{"name", jsonText(number.name)},
                           {"value", jsonNumber(number.value)},
                           {"unit", jsonText(number.unit)}});
    return {{"id", jsonText(gate.id)},
            {"kind", jsonText(gate.kind)},
            {"title", jsonText(gate.title)},
            {"verdict", jsonText(gateVerdictName(gate.verdict))},
            {"reason", jsonText(gate.reason)},
            {"query", jsonText(gate.query)},
            {"sampleSize", gate.sampleSize},
            {"threshold", numberOrNull(gate.threshold)},
            {"margin", numberOrNull(gate.margin)},
            {"numbers", numbers},
            {"settings", fromQJson(gate.settings)},
            {"inputs", fromQJson(gate.inputs)},
            {"observed", jsonTime(gate.observedMs)},
            {"evaluated", jsonTime(gate.evaluatedMs)},
            {"age_seconds", gate.observedMs == noTime ? nlohmann::json()
                                                      : nlohmann::json((nowMs - gate.observedMs) / 1000)}};
}

QString evidenceText(const GateResult& gate, std::int64_t nowMs)
{
    QStringList words;
    if (gate.threshold)
        words << GateOutputTexts::tr("threshold %1").arg(formatNumber(*gate.threshold));
    if (gate.margin)
        words << GateOutputTexts::tr("margin %1").arg(formatNumber(*gate.margin));
    if (gate.sampleSize > 0)
        words << GateOutputTexts::tr("sample %1").arg(gate.sampleSize);
    for (const auto& number : gate.numbers)
        words
            << QStringLiteral("%1 %2 %3").arg(number.name, formatNumber(number.value), number.unit).trimmed();
    words << (gate.observedMs == noTime
                  ? GateOutputTexts::tr("never seen")
                  : GateOutputTexts::tr("seen %1").arg(formatSeenAge(gate.observedMs, nowMs)));
    return words.join(QStringLiteral(" · "));
}

} // namespace ph
