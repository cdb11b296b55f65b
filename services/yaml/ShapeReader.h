#pragma once

#include "services/yaml/Shape.h"
#include "services/yaml/YamlTree.h"

#include <QHash>
#include <QJsonValue>

namespace ph {

/// Where a value stands in its file, by path: "tiers.high.gates[2]".
struct FilePlace {
    int line = 0, column = 0;
};
using FilePlaces = QHash<QString, FilePlace>;

/// A document that has been held against a shape. `value` is whole only without problems: what is wrong is
/// left out of it.
struct ShapeReading {
    QJsonValue value;
    QList<FileProblem> problems; ///< all of them, in the order of the file
    FilePlaces places;           ///< of every key and item
};
ShapeReading readShape(const YamlNode& root, const Shape& shape);

} // namespace ph
