#pragma once

#include "models/values/IncidentEntry.h"

namespace ph {

/// What an entry says, in English and on one line, for terminals, scripts and files.
struct EntryWords {
    QString kind; ///< "opened", "changed", "note", "confirmed", "overruled", "contained", "ended",
                  ///< "reopened", "closed"
    QString text;
};
EntryWords entryWords(const IncidentFact& fact);

QString containedStandingName(IncidentContained::Standing standing); ///< "requested", "not yet"

} // namespace ph
