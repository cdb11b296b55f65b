#pragma once

#include "models/values/Result.h"

namespace ph {

/// Stands in queries for the revision that is asked about.
inline constexpr QLatin1String targetPlaceholder("{target}");

/// Whether a query asks about one target: whether "{target}" stands in one of its quoted texts.
bool namesTarget(const QString& query);

/// The words in braces of its quoted texts, each as it stands there ("{target}", "{revision}"), in their
/// order. What a regular expression or the template of a path ("/models/{name}") means by braces is left out.
QStringList placeholdersIn(const QString& query);

/// A PromQL query with each "{target}" replaced by the name of a target, escaped for the quotes that it
/// stands in; within a regular expression (=~ or !~) as the text that it is, so that "{target}-.*" matches no
/// other's pods. Invalid, in words, where it stands outside of quotes, or where the name cannot be said there
/// (a backquote in backquotes), or where the name is empty.
Result<QString> queryForTarget(const QString& query, const QString& target);

} // namespace ph
