#include "models/values/IncidentAct.h"

namespace ph {

IncidentChanged knownOf(const IncidentDraft& draft)
{
    auto known = draft.known;
    if (!draft.endpoints.isEmpty())
        known.endpoints = draft.endpoints;
    return known;
}

} // namespace ph
