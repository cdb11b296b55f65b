#include "models/values/ReleaseRecord.h"

#include <array>

namespace ph {

namespace {

constexpr std::array stepStateNames{"planned", "intended", "requested", "confirmed", "conflict", "failed"};

} // namespace

QString stepStateName(StepRecord::State state)
{
    return QLatin1String(stepStateNames[std::size_t(state)]);
}

std::optional<StepRecord::State> stepStateFromName(const QString& name)
{
    for (std::size_t i = 0; i < stepStateNames.size(); ++i) {
        if (name == QLatin1String(stepStateNames[i]))
            return StepRecord::State(i);
    }
    return std::nullopt;
}

qsizetype ReleaseRecord::confirmedSteps() const
{
    return std::count_if(steps.begin(), steps.end(),
                         [](const StepRecord& step) { return step.state == StepRecord::State::Confirmed; });
}

} // namespace ph
