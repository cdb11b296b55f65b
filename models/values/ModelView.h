#pragma once

#include "models/values/AliasTimeline.h"
#include "models/values/ReleasePlan.h"
#include "models/values/VersionDiff.h"

/// What the models screen shows: values that a controller fills from the cache, the log and the workspace.
namespace ph {

/// A registered model or prompt as a list shows it.
struct ModelSummary {
    RegisteredModel model;
    QString connection; ///< its name
    QString latestVersion;
    friend bool operator==(const ModelSummary&, const ModelSummary&) = default;
};

/// A version as a list shows it.
struct VersionSummary {
    ModelVersion version;
    QString runName; ///< empty: not cached, or of no run
    friend bool operator==(const VersionSummary&, const VersionSummary&) = default;
};

/// One model or prompt, whole.
struct ModelDetails {
    ModelSummary summary;
    QList<VersionSummary> versions; ///< newest first
    QList<AliasTimeline> timelines;
    std::int64_t nowMs = noTime; ///< when this picture was made: where timelines end
};

/// A release that moved, or was to move, a version.
struct VersionRelease {
    QString id;
    QString environment;
    ReleaseState state = ReleaseState::Draft;
    friend bool operator==(const VersionRelease&, const VersionRelease&) = default;
};

/// Where an environment of this workspace says that the model is served.
struct VersionEndpoint {
    QString environment;
    QString endpoint; ///< empty: it names none
    friend bool operator==(const VersionEndpoint&, const VersionEndpoint&) = default;
};

/// One version with everything known around it.
struct VersionDetails {
    VersionSide side;
    QString experimentName;
    /// Columns of the signature by part ("inputs"), one a line; see signatureParts().
    std::optional<QMap<QString, QString>> signature;
    /// Files beside the model, as far as they were ever listed; none: nobody listed them.
    std::optional<QList<ArtifactEntry>> files;
    std::int64_t filesMs = noTime;    ///< when they were listed
    QList<VersionRelease> releases;   ///< of this workspace and of the release homes
    QList<VersionEndpoint> endpoints; ///< where an alias or stage of this version is what goes live
};

} // namespace ph
