#include "services/connectors/ObjectiveReading.h"

#include "services/connectors/ConnectorText.h"

#include <map>

namespace ph {

namespace {

using BadShares = std::map<std::int64_t, std::optional<double>>; ///< by the window's length

Result<void> readShare(MetricSource& source, const CallContext& context, const ServiceObjective& objective,
                       std::int64_t windowMs, BadShares& shares)
{
    if (shares.contains(windowMs))
        return {};
    const auto expression = badRatioOver(objective, windowMs);
    const auto answered = source.queryNow(context, expression);
    if (!answered)
        return fail(answered.error());
    if (answered->value.size() > 1)
        return fail(ErrorKind::Invalid, expression,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "it gives %1 numbers, not one"))
                        .arg(answered->value.size()));
    const bool isWhole = answered->notes.warnings.isEmpty() && !answered->value.empty();
    shares[windowMs] = isWhole ? std::optional(answered->value.front().value) : std::nullopt;
    return {};
}

} // namespace

Result<ObjectiveState> readObjective(MetricSource& source, const CallContext& context,
                                     const ServiceObjective& objective)
{
    if (auto sound = checkedObjective(objective); !sound)
        return fail(sound.error());
    BadShares shares;
    if (auto read = readShare(source, context, objective, objective.windowMs, shares); !read)
        return fail(read.error());
    for (const auto& window : burnWindowsFor(objective)) {
        for (const auto windowMs : {window.longMs, window.shortMs}) {
            if (auto read = readShare(source, context, objective, windowMs, shares); !read)
                return fail(read.error());
        }
    }
    return judgeObjective(objective, [&shares](std::int64_t windowMs) { return shares.at(windowMs); });
}

} // namespace ph
