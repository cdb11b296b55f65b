#include "models/values/Gate.h"

#include <array>

namespace ph {

namespace {

constexpr std::array verdictNames{"pass", "fail", "inconclusive", "no data", "stale"};

} // namespace

QString gateVerdictName(GateVerdict verdict)
{
    return QLatin1String(verdictNames[std::size_t(verdict)]);
}

std::optional<GateVerdict> gateVerdictFromName(const QString& name)
{
    for (std::size_t i = 0; i < verdictNames.size(); ++i) {
        if (name == QLatin1String(verdictNames[i]))
            return GateVerdict(i);
    }
    return std::nullopt;
}

GateVerdict overallVerdict(const QList<GateResult>& results)
{
    if (results.isEmpty())
        return GateVerdict::NoData;
    for (const auto worst :
         {GateVerdict::Fail, GateVerdict::Inconclusive, GateVerdict::Stale, GateVerdict::NoData}) {
        for (const auto& result : results) {
            if (result.verdict == worst)
                return worst;
        }
    }
    return GateVerdict::Pass;
}

} // namespace ph
