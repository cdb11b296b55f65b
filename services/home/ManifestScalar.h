#pragma once

#include "models/values/Result.h"

#include <QByteArray>

namespace ph {

/// One scalar of a YAML file, found without the file being rewritten.
struct ManifestScalar {
    enum class Style { Plain, SingleQuoted, DoubleQuoted };
    QString value; ///< as YAML reads it: without quotes
    Style style = Style::Plain;
    qsizetype begin = 0; ///< bytes [begin, end) of the file, quotes included
    qsizetype end = 0;
    friend bool operator==(const ManifestScalar&, const ManifestScalar&) = default;
};

/// Finds the scalar that `field` names: keys joined by '.', list items as [N] from 0, keys with dots as
/// ["a.b"]: `spec.containers[0].image`, `metadata.annotations["serving.kserve.io/tag"]`. In a file of several
/// documents exactly one may hold the field, or `Kind/NAME:` in front says which. NotFound where no document
/// has it; Invalid for a field that cannot be read; Unreadable for broken YAML, UTF-8 that is none, and keys
/// that stand twice; Unsupported, with words, for what cannot be changed in place without touching more:
/// anchors, aliases, tags, block and folded scalars, scalars over several lines, nothing at all.
Result<ManifestScalar> findManifestScalar(const QByteArray& yaml, const QString& field, const QString& where);

/// The file with only that scalar changed, every other byte as it was. Quotes stay, and a plain number stays
/// one; a plain text gets quotes where the new value would otherwise become a number, a date or a truth
/// value, or end the scalar.
/// Errors as of findManifestScalar(), and Invalid for control characters.
Result<QByteArray> withManifestScalar(const QByteArray& yaml, const QString& field, const QString& value,
                                      const QString& where);

} // namespace ph
