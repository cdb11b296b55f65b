#pragma once

#include "models/values/Error.h"

#include <QStringList>

namespace ph {

/// Something one item of which could not be read while the rest could (belief 8).
struct ItemFault {
    QString item; ///< path or id
    Error error;

    friend bool operator==(const ItemFault&, const ItemFault&) = default;
};

/// Whether it lies in this run: such an item is the run's id, or a path through the run's folder.
inline bool isInRun(const QString& item, const QString& runId)
{
    return item.split(u'/').contains(runId);
}

} // namespace ph
