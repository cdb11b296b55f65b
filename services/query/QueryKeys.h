#pragma once

#include "models/values/RunTable.h"

#include <optional>

namespace ph {

/// What a column's values are, as far as its key tells: decides which literals and operators make sense.
enum class ValueType { Number, Duration, Time, Text };
ValueType valueTypeOf(const ColumnKey& key);

/// "metric", "Metrics", "param", "parameters", "attr", "run" … as MLflow spells them, in any case.
std::optional<ColumnKind> columnKindFromPrefix(QStringView prefix);
/// "metrics.", "params.", "tags.", "attributes." or "datasets."
QString canonicalPrefix(ColumnKind kind);

/// The column that an attribute's name or alias means ("Created" is start_time, "Run Name" is run_name), in
/// any case.
std::optional<ColumnKey> attributeFromAlias(QStringView name);

/// What a user may have meant by a misspelt word, or empty where nothing is near.
QString nearestPrefix(QStringView prefix);
QString nearestAttribute(QStringView name);

/// The key as the search language reads it back: bare where it can be, else in backquotes (a backquote is
/// doubled).
QString queryKeyText(const ColumnKey& key);

/// "metric", "param", "tag", "attribute" or "dataset", for people.
QString columnKindText(ColumnKind kind);

} // namespace ph
