#pragma once

#include "services/connectors/Capabilities.h"
#include "services/home/GitManifestExecutor.h"
#include "services/release/ReleaseEngine.h"

namespace ph {

/// A place in a registry, taken apart: see planSteps() for how they are written.
struct RegistryPlace {
    QString model;   ///< registered model or prompt
    QString version; ///< of a version's tag; empty otherwise
    QString slot;    ///< alias, stage or tag
    friend bool operator==(const RegistryPlace&, const RegistryPlace&) = default;
};
/// Read as the step's kind says. Invalid for what is no place of that kind.
Result<RegistryPlace> parseRegistryPlace(const PlanStep& step);

/// What several versions in one stage are called together; no single version is named like this.
inline const QString severalVersions = QStringLiteral(", ");

/// Aliases, stages and tags of one registry. Each act is one request: the registry knows no preconditions, so
/// ReleaseEngine looks before and after. Blocking; one thread at a time.
class RegistryExecutor final : public StepExecutor {
public:
    /// `control` null: the registry is only read, and every act is Unsupported.
    RegistryExecutor(ModelRegistry& registry, RegistryControl* control, CallContext context);

    /// Of a stage: the version that is in it; several, newest first, joined by severalVersions.
    Result<QString> observe(const PlanStep& step) override;
    /// An empty value takes the alias or tag away, and the expected version out of its stage.
    Result<void> apply(const PlanStep& step) override;

private:
    Result<QString> inStage(const RegistryPlace& place);
    Result<QString> tagAt(const RegistryPlace& place);

    ModelRegistry& registry_;
    RegistryControl* control_;
    CallContext context_;
};

/// Sends each step to where its place is: "git:…" to the manifest's repository, all else to the registry.
/// Unsupported for a place that nobody was given for.
class PlaceExecutor final : public StepExecutor {
public:
    /// Either may be null; both outlive this.
    PlaceExecutor(StepExecutor* registry, GitManifestExecutor* manifests);
    Result<QString> observe(const PlanStep& step) override;
    Result<void> apply(const PlanStep& step) override;

private:
    StepExecutor* registry_;
    GitManifestExecutor* manifests_;
};

/// The kind of the step that changes a place, so that a place may be looked at before anything is planned.
PlanStep::Kind stepKindAt(const QString& place, const ReleaseTarget& target);

} // namespace ph
