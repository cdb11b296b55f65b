#pragma once

#include "models/values/IncidentEntry.h"

namespace ph {

/// What became of an act against an incident, in the language of whoever reads; its record has it in English.
QString containmentReasonText(const QString& english);

/// What an act's entry says: why it was asked for, as somebody wrote it, or what became of it.
QString containedText(const IncidentContained& act);

} // namespace ph
