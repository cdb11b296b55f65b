#pragma once

#include "models/values/ReleasePlan.h"
#include "models/values/Result.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace ph {

/// "line 7, column 3", for the value at a JSON pointer; empty where nothing is known.
using Locate = std::function<QString(const nlohmann::json::json_pointer&)>;

/// A plan as JSON. All leaves are texts; times are ISO 8601 in UTC with milliseconds.
nlohmann::json planToJson(const ReleasePlan& plan);
/// Strict: an unknown, missing or misplaced member is Invalid, and the error names it and its place.
Result<ReleasePlan> planFromJson(const nlohmann::json& json, const QString& where, const Locate& locate = {});

/// What is digested, signed and stored.
Result<QByteArray> canonicalPlan(const ReleasePlan& plan);
Result<ReleasePlan> planFromCanonical(const QByteArray& text, const QString& where);
/// "sha256:…" over the canonical plan.
Result<QString> planDigest(const ReleasePlan& plan);

/// PLAN.yaml, for people to read and edit.
QByteArray planToYaml(const ReleasePlan& plan);
/// At most 1 MiB, 20,000 values, 16 levels; no aliases, no key twice. Errors name line and column.
Result<ReleasePlan> planFromYaml(const QByteArray& text, const QString& where);

QString partKindName(ReleasePart::Kind kind); ///< "model", "prompt", "features", "threshold"
QString
stepKindName(PlanStep::Kind kind); ///< "set-alias", "set-stage", "set-tag", "commit-manifest", "roll-out"

} // namespace ph
