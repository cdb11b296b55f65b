#pragma once

#include <QStringList>

namespace ph {

/// The word of `known` that `word` most likely meant; empty where none is near: an optimal string alignment
/// distance of at most a third of its letters, to which case, and "_" for "-", do not count. Of equally near
/// ones the first.
QString nearestWord(const QString& word, const QStringList& known);

} // namespace ph
