#pragma once

#include <QJsonArray>
#include <QStringList>

namespace ph {

/// The texts of a list in a policy; none where it is not there.
inline QStringList settingTexts(const QJsonValue& list)
{
    QStringList texts;
    for (const auto& item : list.toArray())
        texts.append(item.toString());
    return texts;
}

} // namespace ph
