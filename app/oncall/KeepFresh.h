#pragma once

#include "app/Workspace.h"
#include "models/values/OnCallPin.h"

namespace ph {

/// How far a round is: what it does, and how many of how many parts are done.
using OnCallProgress = std::function<void(const QString& text, qint64 done, qint64 total)>;

/// Who wants a round: by itself, a server that did not accept its credentials is not asked again.
enum class OnCallAsking { ByItself, ByHand };

/// Brings all that is needed of a pinned environment without a network into the local stores: each source is
/// asked once, and only read. What one of them does not give is told in the round and hides no other. Then
/// the budget is kept to, and how it went is written down with the pin. NotFound where it is not pinned;
/// Cancelled, after which what has come by then stays and nothing is told of the round; Storage. Blocking.
Result<OnCallStanding> keepFresh(Workspace& workspace, const QString& environment, OnCallAsking asking,
                                 const OnCallProgress& progress, std::stop_token stop);

/// What belongs to an environment of what is observed: files that stay, logs of its closed incidents, and the
/// times that its other incidents need.
Result<EnvironmentHold> holdOf(Workspace& workspace, const QString& environment);

/// Pins an environment, or changes how it is kept. NotFound, with the names that there are, where the
/// workspace has no such environment; Invalid.
Result<OnCallStanding> pinForOnCall(Workspace& workspace, OnCallPin pin);

/// Where runbooks lie: those of all environments, and those of one.
QStringList runbookFiles(const Workspace& workspace, const QString& environment);

} // namespace ph
