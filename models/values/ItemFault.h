#pragma once

#include "models/values/Error.h"

namespace ph {

/// Something one item of which could not be read while the rest could (belief 8).
struct ItemFault {
    QString item; ///< path or id
    Error error;

    friend bool operator==(const ItemFault&, const ItemFault&) = default;
};

} // namespace ph
