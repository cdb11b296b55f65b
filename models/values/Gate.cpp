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

} // namespace ph
