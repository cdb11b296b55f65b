#pragma once

#include <QStringList>

namespace ph {

/// The word of `known` (in lower case, words joined by "-" or "_") that `word` most likely meant; empty where
/// none is near: an optimal string alignment distance of at most a third of its letters. Of equally near ones
/// the first.
QString nearestWord(const QString& word, const QStringList& known);

} // namespace ph
