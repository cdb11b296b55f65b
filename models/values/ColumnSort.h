#pragma once

#include "models/values/RunTable.h"

namespace ph {

/// One key of a multi-column sort, as screens and saved views know it.
struct ColumnSort {
    ColumnKey column;
    Qt::SortOrder order = Qt::AscendingOrder;
    friend bool operator==(const ColumnSort&, const ColumnSort&) = default;
};

} // namespace ph
