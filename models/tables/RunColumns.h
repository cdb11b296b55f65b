#pragma once

#include "models/values/RunTable.h"

namespace ph {

/// What the header says: "Run name" for attributes, the bare key for metrics, params and tags.
QString columnTitle(const ColumnKey& key);
/// "metric", "param", …; empty for attributes, whose title says enough.
QString columnKindTitle(ColumnKind kind);
/// "Metrics", "Params", … as a heading.
QString columnKindHeading(ColumnKind kind);

/// How a column's values stand in their cells.
enum class ColumnShape { Name, Status, Text, Number, Time, Duration };
ColumnShape columnShape(const RunTable& table, const ColumnKey& key);
inline bool isRightAligned(ColumnShape shape)
{
    return shape == ColumnShape::Number || shape == ColumnShape::Duration;
}

ColumnKey attributeColumn(const char* name);
inline ColumnKey nameColumn();

inline ColumnKey nameColumn()
{
    return attributeColumn(attribute::name);
}

} // namespace ph
