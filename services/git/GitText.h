#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why Git cannot do what was asked, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::Git", …): people are told in their language, and records keep it in English.
inline RecordedText gitText(const char* english)
{
    return recordedText("ph::Git", english);
}

} // namespace ph
