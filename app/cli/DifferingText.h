#pragma once

#include <QString>

#include <utility>

namespace ph {

/// Of two texts at most `width` characters each (at least 30), with where they first differ among them; what
/// is left out is an ellipsis.
std::pair<QString, QString> whereTheyDiffer(const QString& a, const QString& b, qsizetype width);

} // namespace ph
