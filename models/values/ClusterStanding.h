#pragma once

#include "models/values/Connection.h"

namespace ph {

/// How far what is shown of a cluster can be trusted.
struct ClusterStanding {
    enum class Watch {
        Starting, ///< nothing came yet since the program or this watch began
        Live,     ///< level with the cluster, and told of every change
        Behind,   ///< not reached now; tries again by itself
        Stopped,  ///< somebody has to act first
        Disabled
    };
    ConnectionId connection;
    QString name;
    Watch watch = Watch::Starting;
    std::int64_t levelMs = noTime; ///< when it was level last; noTime: never
    QString errorKind = {};        ///< errorKindName(); empty: well
    QString errorText = {};
    QList<ItemFault> unread = {}; ///< kinds, namespaces and objects that cannot be read; not all of many
    qint64 unreadItems = 0;

    friend bool operator==(const ClusterStanding&, const ClusterStanding&) = default;
};

/// Whether a person would see no difference: when one that is level now was so last is not shown.
bool looksAlike(const ClusterStanding& a, const ClusterStanding& b);

ClusterStanding clusterStanding(const Connection& connection, const SyncState& state);

} // namespace ph
