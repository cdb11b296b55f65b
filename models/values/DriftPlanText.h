#pragma once

#include "models/values/DriftPlan.h"
#include "models/values/Result.h"

namespace ph {

/// A comparison of tables that is worth keeping: the question, never the answer.
struct NamedDriftPlan {
    QString name;
    DriftPlan plan;
};

/// The text file of a plan: pretty-printed JSON, keys always in the same order, ends with a line break. What
/// is as it is by default is left out.
///
///     {
///         "pilothouse-drift": 1,                     version; another one is refused (Unsupported)
///         "name": "fraud, November",
///         "reference": "train.csv",                  "FILE", "FILE#TABLE" or a run's, see RunTableRef
///         "referenceTime": {"from": "2026-10-01", "to": "2026-11-01T06:00:00Z"},   either may be left out
///         "current": "scored.db#rows",
///         "currentTime": {"from": "2026-11-01"},
///         "columns": ["age", "region"],              judged; without it all that can be
///         "types": {"zip": "category"},              see frameTypeName()
///         "roles": {"scored_at": "timestamp"},       see frameRoleName()
///         "segments": [["region"], ["region", "device"]],
///         "window": {"kind": "sliding", "length": "1d", "step": "6h"},
///                                                    "fixed" with "length", "count" with "rows"
///         "methods": {"age": "ks"},                  see driftMethodName()
///         "defaults": "evidently",                   "pilothouse" or "evidently"
///         "leastRows": 30, "leastShare": 0.5,
///         "thresholds": {"ks": {"p": 0.01, "distance": 0.2}},   those that are not the defaults' own
///         "columnThresholds": {"age": {"score": 0.2}},   instead of those; also "p" and "distance"
///         "duckDb": "/opt/duckdb/libduckdb.so"
///     }
///
/// Only the version, the name, "reference" and "current" must be there.
QByteArray driftPlanText(const NamedDriftPlan& plan);

/// Reads such a file; as strict as savedViewFromText(): a key or word that is not known is never dropped.
Result<NamedDriftPlan> driftPlanFromText(const QByteArray& text, const QString& where);

QString driftPlanFileName(const QString& planName); ///< without ".json"

/// "2026-11-01", or where it is no midnight "2026-11-01T06:30:00Z"; of noTime the empty text.
QString planTimeText(std::int64_t ms);
/// Such a text, in UTC where it names no zone, a blank for the T allowed; noTime for an empty one, nothing
/// for what is no time.
std::optional<std::int64_t> planTimeFromText(const QString& text);

} // namespace ph
