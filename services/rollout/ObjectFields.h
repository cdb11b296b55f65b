#pragma once

#include "services/rollout/RolloutSight.h"

namespace ph {

/// JSON text of what stands at a path of the object; empty where nothing does.
QString textAt(const Json& object, const QString& path);

/// Managers other than ours that own one of these paths, by managedFields; writes of a status do not count.
QList<FieldHolder> holdersOf(const Json& object, const QStringList& paths);

} // namespace ph
