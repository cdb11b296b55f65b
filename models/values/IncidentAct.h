#pragma once

#include "models/values/IncidentEntry.h"

namespace ph {

/// What a person fills in to open an incident.
struct IncidentDraft {
    IncidentOpened opened;
    QStringList endpoints; ///< that are affected, as far as is known
    IncidentChanged known =
        {}; ///< what else is: segments, shares, rates, costs; what is not set is not known
    friend bool operator==(const IncidentDraft&, const IncidentDraft&) = default;
};

/// All that is known beside what opens it.
IncidentChanged knownOf(const IncidentDraft& draft);

/// What people say of an incident by a dialog.
enum class IncidentAct : std::uint8_t { Note, ChangeSeverity, CorrectOnset, End, Reopen };

/// ReadOnly: of a pack, in which nothing is written and from which nothing is done.
enum class IncidentAccess : std::uint8_t { Whole, ReadOnly };

} // namespace ph
