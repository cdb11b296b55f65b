#pragma once

#include "models/charts/LinkedRuns.h"
#include "models/values/ComparedRuns.h"

namespace ph {

/// Which runs a chart with little room shows.
struct RunChoice {
    QList<qint64> shown;   ///< as many as have room, selected ones first, else in their order; none that lack
    QList<qint64> lacking; ///< passed over on the way to those
    bool isCrowded = false; ///< others found no room
    bool gaveUp = false;    ///< others were not looked at: mostLacking have nothing already
};

/// Runs that are hidden are not looked at; one of which `lacks` says that it has nothing to show makes room
/// for the next. `lacks` is asked again with every answer, so that a few requests at a time find the runs
/// that have something among many that have not.
RunChoice chooseRuns(const ComparedRuns& runs, const LinkedRuns& linked, std::size_t room,
                     const std::function<bool(qint64)>& lacks);
constexpr int mostLacking = 200;

/// A few of them in one line, and how many more there are.
QString someNames(const QStringList& names);

} // namespace ph
