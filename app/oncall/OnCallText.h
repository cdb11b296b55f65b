#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a part of what is kept for on-call is not up to date, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::OnCallRound", …): people are told in their language, and the round keeps it in
/// English.
inline RecordedText onCallText(const char* english)
{
    return recordedText("ph::OnCallRound", english);
}

} // namespace ph
