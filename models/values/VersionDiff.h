#pragma once

#include "models/values/ModelVersion.h"

namespace ph {

/// A version with the run that it came from, where that is known.
struct VersionSide {
    ModelVersion version;
    std::optional<Run> run;
    /// Texts of the environment files that lie beside the model ("conda.yaml"), by name; none: not read.
    std::optional<QMap<QString, QString>> environmentFiles = {};
    /// As signatureParts(), read from the model's own file; none: not read.
    std::optional<QMap<QString, QString>> fileSignature = {};
};

/// What the run noted of the signature of the model at the version's source, or of its only model, else what
/// the model's own file says (MLflow 3 writes no such note): compact JSON by part ("inputs", "outputs",
/// "params"). Empty: logged without one; none: nothing that can be read.
std::optional<QMap<QString, QString>> signatureParts(const VersionSide& side);

/// One thing that either of two versions says. An absent value is none, not an empty text.
struct ModelVersionDifference {
    enum class Section { Version, Prompt, Signature, Params, Metrics, Inputs, Environment, Tags };
    Section section = Section::Version;
    QString key;
    std::optional<QString> a, b;
    bool isSame() const { return a == b; }
    friend bool operator==(const ModelVersionDifference&, const ModelVersionDifference&) = default;
};
QString versionSectionName(ModelVersionDifference::Section section); ///< "params"

/// Everything that either says, by section and then by key. Metrics are written with 17 significant digits,
/// so that two that differ never look equal. What only one side's run is known of is no difference: the
/// section is left out where a run is missing.
QList<ModelVersionDifference> versionComparison(const VersionSide& a, const VersionSide& b);
/// Only what differs of it.
QList<ModelVersionDifference> versionDifferences(const VersionSide& a, const VersionSide& b);

} // namespace ph
