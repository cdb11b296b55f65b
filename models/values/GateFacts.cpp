#include "models/values/GateFacts.h"

namespace ph {

QString reproducibilityTopicName(ReproducibilityItem::Topic topic)
{
    using Topic = ReproducibilityItem::Topic;
    switch (topic) {
    case Topic::Commit:
        return QStringLiteral("commit");
    case Topic::Repository:
        return QStringLiteral("repository");
    case Topic::Branch:
        return QStringLiteral("branch");
    case Topic::Source:
        return QStringLiteral("source");
    case Topic::EntryPoint:
        return QStringLiteral("entry-point");
    case Topic::Environment:
        return QStringLiteral("environment");
    case Topic::Data:
        return QStringLiteral("data");
    case Topic::Seed:
        return QStringLiteral("seed");
    case Topic::User:
        return QStringLiteral("user");
    case Topic::Tracker:
        return QStringLiteral("tracker");
    }
    return {};
}

} // namespace ph
