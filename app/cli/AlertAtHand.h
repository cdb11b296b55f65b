#pragma once

#include "app/cli/CommandLine.h"
#include "models/values/IncidentAct.h"

namespace ph {

/// The alert that an incident is opened from, as a draft of the incident.
struct AlertAtHand {
    IncidentDraft draft;
    QString note; ///< where it was taken from and how old that is, a sentence; empty: it was asked for now
};

/// The one of this name or fingerprint that fires; where nobody can be asked, the one that was seen to fire
/// last. `connection`: whom to ask; empty: everybody. NotFound where none is known, Invalid where several
/// are, else why nobody could be asked.
Result<AlertAtHand> alertAtHand(CommandLine& line, const QString& wanted, const QString& connection);

} // namespace ph
