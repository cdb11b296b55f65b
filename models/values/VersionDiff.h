#pragma once

#include "models/values/ModelVersion.h"

namespace ph {

/// A version with the run that it came from, where that is known.
struct VersionSide {
    ModelVersion version;
    std::optional<Run> run;
};

/// One thing that two versions say differently. An absent value is none, not an empty text.
struct ModelVersionDifference {
    enum class Section { Version, Prompt, Signature, Params, Metrics, Inputs, Environment, Tags };
    Section section = Section::Version;
    QString key;
    std::optional<QString> a, b;
    friend bool operator==(const ModelVersionDifference&, const ModelVersionDifference&) = default;
};
QString versionSectionName(ModelVersionDifference::Section section); ///< "params"

/// Only what differs, by section and then by key. Metrics are written with 17 significant digits, so that
/// two that differ never look equal. What only one side's run is known of is no difference: the section is
/// left out where a run is missing.
QList<ModelVersionDifference> versionDifferences(const VersionSide& a, const VersionSide& b);

} // namespace ph
