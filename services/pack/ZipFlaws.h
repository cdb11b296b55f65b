#pragma once

#include "models/values/Pack.h"

#include <QByteArray>

namespace ph {

/// What of a header in a zip file's directory (with its name and extra fields, and all 46 bytes before them)
/// no pack has, by its own reason. None: nothing that has one, which does not make it right.
std::optional<PackFault> flawOfCentral(const QByteArray& header, const QByteArray& name);

} // namespace ph
