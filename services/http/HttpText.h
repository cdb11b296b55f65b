#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a request came to nothing, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::Http", …): people are told in their language, and records keep it in English.
inline RecordedText httpText(const char* english)
{
    return recordedText("ph::Http", english);
}

} // namespace ph
