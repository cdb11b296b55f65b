#pragma once

#include "models/values/Result.h"

#include <functional>

class QFileDevice;

namespace ph {

/// Writes a file that appears only when it is complete; one that was there is kept where that fails. A device
/// or a pipe is written to as it is: a file in its place would take it away from everybody. Passes on what
/// `write` fails with; Storage where the disk does, which `write` need not look at.
Result<void> writeWholeFile(const QString& path, const std::function<Result<void>(QFileDevice&)>& write);
Result<void> writeWholeFile(const QString& path, const QByteArray& bytes);

} // namespace ph
