#pragma once

#include "models/values/Connection.h"

namespace ph {

/// A system that this computer's set-up names. Nothing was asked of it yet.
struct OfferedConnection {
    Connection connection; ///< secrets are references at most, addresses without user and password
    QString source;        ///< who names it: "MLFLOW_TRACKING_URI", "/home/ada/.kube/config"
    QString note = {};     ///< what was left out of it, and where it belongs; empty: all is there
    friend bool operator==(const OfferedConnection&, const OfferedConnection&) = default;
};

struct ConnectionOffers {
    QList<OfferedConnection> offers;
    QList<ItemFault> faults; ///< what is named and cannot be offered
};

} // namespace ph
