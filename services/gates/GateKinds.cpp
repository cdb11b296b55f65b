#include "services/gates/GateKinds.h"

#include "services/gates/SettingTexts.h"

#include <algorithm>

namespace ph {

QString GateQuestion::text(const char* setting, const QString& fallback) const
{
    return spec.settings.value(QLatin1String(setting)).toString(fallback);
}

double GateQuestion::number(const char* setting, double fallback) const
{
    return number(setting).value_or(fallback);
}

std::optional<double> GateQuestion::number(const char* setting) const
{
    const auto value = spec.settings.value(QLatin1String(setting));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QStringList GateQuestion::texts(const char* setting) const
{
    return settingTexts(spec.settings.value(QLatin1String(setting)));
}

std::optional<std::int64_t> GateQuestion::durationMs(const char* setting) const
{
    const auto ms = durationFromText(text(setting));
    return ms > 0 ? std::optional(ms) : std::nullopt;
}

GateFinding passing(QString reason)
{
    return {.verdict = GateVerdict::Pass, .reason = std::move(reason), .query = {}};
}

GateFinding failing(QString reason)
{
    return {.verdict = GateVerdict::Fail, .reason = std::move(reason), .query = {}};
}

GateFinding inconclusive(QString reason)
{
    return {.verdict = GateVerdict::Inconclusive, .reason = std::move(reason), .query = {}};
}

GateFinding noData(QString reason)
{
    return {.verdict = GateVerdict::NoData, .reason = std::move(reason), .query = {}};
}

const std::vector<GateKind>& gateKinds()
{
    static const std::vector<GateKind> kinds{
        metricThresholdGate(), challengerChampionGate(),
        segmentFloorsGate(),   reproducibilityGate(),
        signatureGate(),       artifactDigestGate(),
        dataContractGate(),    dataQualityGate(),
        driftGate(),           freshnessGate(),
        trainServeGate(),      budgetGate(),
        pinnedGate(),          rollbackReadyGate(),
        monitoringGate(),      latencyGate(),
        errorRateGate(),       costGate(),
        openIncidentGate(),    freezeGate(),
        checklistGate(),       externalCommandGate(),
    };
    return kinds;
}

const GateKind* gateKind(const QString& name)
{
    const auto& kinds = gateKinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const GateKind& kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

bool asksFor(const PolicyTier& tier, FactName name)
{
    return std::any_of(tier.gates.begin(), tier.gates.end(), [&](const GateSpec& gate) {
        const auto* kind = gateKind(gate.kind);
        return kind && std::any_of(kind->needs.begin(), kind->needs.end(), [&](const auto& alternatives) {
                   return std::find(alternatives.begin(), alternatives.end(), name) != alternatives.end();
               });
    });
}

} // namespace ph
