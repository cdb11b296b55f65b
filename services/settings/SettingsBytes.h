#pragma once

#include "models/values/Result.h"
#include "services/yaml/YamlTree.h"

namespace ph {

// Files of settings as they lie there. All block, and are small.

/// Empty where there is none; at most one byte more than readYaml() takes. Storage, also for what is no file:
/// whoever reads a pipe waits for somebody to write to it.
Result<QByteArray> settingsBytes(const QString& path);

/// Whole, with its folder, or as it was. Storage; Invalid for what readYaml() would not take again.
Result<void> writeSettingsBytes(const QString& path, const QByteArray& bytes);

/// Moves a damaged file to NAME-damaged-YYYYMMDD-HHMMSS.yaml beside it, for whoever wants to look what was in
/// it. Storage.
Result<void> setSettingsAside(const QString& path);

/// A text that YAML reads as it was, whatever is in it.
QByteArray quotedInYaml(const QString& text);

} // namespace ph
