#pragma once

#include "models/values/ClusterStanding.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"

namespace ph {

/// What has to be known of what a list of endpoints lacks.
struct ClusterNotice {
    Tone tone = Tone::Warning;
    QString text;    ///< a sentence a cluster, one a line
    QString details; ///< what exactly cannot be read, one a line
    QString help;    ///< where the handbook says what to do about the first that is named
    friend bool operator==(const ClusterNotice&, const ClusterNotice&) = default;
};

/// None where every cluster is followed and read whole, or is on its way.
std::optional<ClusterNotice> clusterNotice(const QList<ClusterStanding>& clusters, std::int64_t nowMs);

/// What stands in place of the table while there are no endpoints at all.
StateContent noEndpoints(const QList<ClusterStanding>& clusters);

} // namespace ph
