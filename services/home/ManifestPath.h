#pragma once

#include "models/values/Result.h"

#include <QList>

#include <optional>
#include <variant>

namespace ph {

/// A field's address in a manifest, taken apart: see findManifestScalar().
struct ManifestPath {
    using Step = std::variant<QString, qsizetype>; ///< key of a mapping, index of a list
    QString kind,
        name; ///< which document: `kind:` and `metadata.name:`; empty: the only one that has the field
    QList<Step> steps;
};

/// Invalid for what is no path.
Result<ManifestPath> parseManifestPath(const QString& field);

} // namespace ph
