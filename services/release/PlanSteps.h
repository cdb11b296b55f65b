#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleasePlan.h"
#include "models/values/Result.h"

#include <QMap>

namespace ph {

/// Stands in a step's value for the digest of the plan, which cannot hold its own digest.
inline const QString planDigestPlaceholder = QStringLiteral("{plan-digest}");
/// The step as it is done, with the digest in that place.
PlanStep withPlanDigest(PlanStep step, const QString& planDigest);

/// Tags of the registry, so that others see a release.
inline const QString releaseTag = QStringLiteral("pilothouse.release");
inline const QString releaseStateTag =
    QStringLiteral("pilothouse.release.state"); ///< running, released, rolled-back
inline const QString releaseDigestTag = QStringLiteral("pilothouse.release.digest");

/// The places whose values must be observed before planSteps() can plan, in the plan's order, each once.
/// Invalid where a part cannot live in this environment.
Result<QStringList> placesToObserve(const ReleaseEnvironment& environment, const QList<ReleasePart>& parts);

/// What the release does, in order: announce it on the registry (unless the environment says nowhere), move
/// each part, say that it is released.
/// `observed` maps places to what is there now; a place that nobody looked at is Invalid (unknown is not
/// empty).
///
/// Where a part lives, by target: a model or prompt at its alias ("models:/NAME@ALIAS",
/// "prompts:/NAME@ALIAS"), a model in its stage ("models:/NAME/STAGE", whose value is the version that is
/// alone in it), features and thresholds as a tag of the environment's model
/// ("models:/MODEL#pilothouse.threshold.NAME"); on an endpoint its one model ("endpoint:CONNECTION/NS/NAME"),
/// whose alias follows where the environment names one, as do prompts; in a Git manifest a model at the
/// target's field, and every other part at the field that its name is the path of.
Result<QList<PlanStep>> planSteps(const QString& releaseId, const ReleaseEnvironment& environment,
                                  const QList<ReleasePart>& parts, const QMap<QString, QString>& observed);

/// The same parts going back to their recorded targets, as one: in reverse order, from what is there now.
Result<QList<PlanStep>> rollbackSteps(const QString& rollbackId, const ReleaseEnvironment& environment,
                                      const ReleasePlan& plan, const QMap<QString, QString>& observed);

/// "s02-5f3a…": follows from the release's id, the position (from 0) and what the step does.
QString stepId(const QString& releaseId, qsizetype position, const PlanStep& step);

} // namespace ph
