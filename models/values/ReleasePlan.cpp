#include "models/values/ReleasePlan.h"

#include <array>

namespace ph {

namespace {

constexpr std::array stateNames{"draft", "waiting",      "running",     "soaking",
                                "done",  "rolling-back", "rolled-back", "stopped"};

} // namespace

QString releaseStateName(ReleaseState state)
{
    return QLatin1String(stateNames[std::size_t(state)]);
}

std::optional<ReleaseState> releaseStateFromName(const QString& name)
{
    for (std::size_t i = 0; i < stateNames.size(); ++i) {
        if (name == QLatin1String(stateNames[i]))
            return ReleaseState(i);
    }
    return std::nullopt;
}

} // namespace ph
