#pragma once

#include <QString>

namespace ph {

/// Whom something that happened concerns. An empty field is not known or means all: an item without an
/// endpoint may concern every endpoint of its environment.
struct TimelineScope {
    QString environment = {}; ///< of releases: "production"
    QString endpoint = {};    ///< "NAMESPACE/NAME", or the name that its metrics go by
    QString model = {};       ///< registered model, or prompt
    QString segment = {};     ///< "region = EU"
    friend bool operator==(const TimelineScope&, const TimelineScope&) = default;
};

/// "production · payments/fraud · fraud · region = EU"; empty where nothing is said.
QString scopeText(const TimelineScope& scope);

/// How much of what was asked about may concern an item, from 0 to 1: 1 where every field that is asked for
/// is the item's own; less for each that the item leaves open (it concerns all of them, this one among
/// them); little for each that is another's. Fields that are not asked for do not count.
double scopeOverlap(const TimelineScope& item, const TimelineScope& asked);

/// Whether an item belongs to the picture of what was asked about: no field that both say differs. An
/// endpoint is the same with and without its namespace.
bool isWithin(const TimelineScope& item, const TimelineScope& asked);

} // namespace ph
