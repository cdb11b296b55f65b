#pragma once

#include "models/values/Policy.h"

#include <QJsonObject>

namespace ph {

/// A text of what was read by a shape; empty where the key is not there.
inline QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

/// In milliseconds; `otherwise` where the key is not there.
inline std::int64_t durationOf(const QJsonObject& object, const char* key, std::int64_t otherwise = 0)
{
    const auto text = textOf(object, key);
    return text.isEmpty() ? otherwise : durationFromText(text);
}

} // namespace ph
