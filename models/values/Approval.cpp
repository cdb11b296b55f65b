#include "models/values/Approval.h"

#include <array>

namespace ph {

namespace {

constexpr std::array decisionNames{"approve", "reject", "comment", "revoke"};

} // namespace

QString decisionName(Approval::Decision decision)
{
    return QLatin1String(decisionNames[std::size_t(decision)]);
}

std::optional<Approval::Decision> decisionFromName(const QString& name)
{
    for (std::size_t i = 0; i < decisionNames.size(); ++i) {
        if (name == QLatin1String(decisionNames[i]))
            return Approval::Decision(i);
    }
    return std::nullopt;
}

} // namespace ph
