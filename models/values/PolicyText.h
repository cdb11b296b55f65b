#pragma once

#include "models/values/TextProblem.h"

namespace ph {

/// A policy file as it stands on disk, and everything that is wrong with it.
struct PolicyText {
    QString file;
    QString text;
    QString digest;              ///< "sha256:…"; empty while it has problems
    QList<TextProblem> problems; ///< in the order of the file
    friend bool operator==(const PolicyText&, const PolicyText&) = default;
};

} // namespace ph
