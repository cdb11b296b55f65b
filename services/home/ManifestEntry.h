#pragma once

#include "models/values/Result.h"

#include <QByteArray>

#include <optional>

namespace ph {

/// The YAML file with the entry `field` (as of findManifestScalar()) at `value`, or, with none, without it;
/// every other byte as it was. What is not there yet gets a line of its own in front of `beside`, an entry of
/// the same mapping, which has to stand on lines of its own: `value` is a number then, or a word that YAML
/// takes for text. Errors of withManifestScalar(); Unsupported, with what to do by hand, where the entry
/// cannot come or go without more being touched.
Result<QByteArray> withManifestEntry(const QByteArray& yaml, const QString& field,
                                     const std::optional<QString>& value, const QString& beside,
                                     const QString& where);

/// Its value; none where no document of the file has it. Other errors of findManifestScalar().
Result<std::optional<QString>> manifestEntry(const QByteArray& yaml, const QString& field,
                                             const QString& where);

} // namespace ph
