#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace ph {

/// The release of this id in `releases`, the text of a pack's releases.json. NotFound; Unreadable where that
/// is no list of releases.
Result<nlohmann::json> releaseInPack(const QByteArray& releases, const QString& id);

/// What a person asks of it first, one sentence a line, in English: where it stands, its gates, what was
/// said, its steps. What a pack does not say is left out.
QStringList releaseInPackLines(const nlohmann::json& release);

} // namespace ph
