#pragma once

#include "models/values/DataContract.h"

#include <QByteArray>

namespace ph {

/// A contract as YAML, from which readContract() reads the same one.
QByteArray contractText(const DataContract& contract);

} // namespace ph
