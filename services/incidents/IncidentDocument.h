#pragma once

#include "models/values/IncidentEntry.h"
#include "models/values/Result.h"

namespace ph {

/// An entry as it is kept and shared: canonical JSON (RFC 8785). Invalid where it holds what JSON cannot:
/// NaN, an infinity.
Result<QByteArray> canonicalIncidentEntry(const IncidentEntry& entry);

/// The entry that `text` is. Strict, for it may come from somebody else's pack: Unreadable where it is not
/// canonical, Invalid with what is wrong: an unknown kind or member, an id that is none, a share above 1.
Result<IncidentEntry> incidentEntryFromCanonical(const QByteArray& text, const QString& where);

/// "inc-" and eight hexadecimal digits.
bool isIncidentId(const QString& text);

} // namespace ph
