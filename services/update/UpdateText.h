#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why nothing is known of newer versions, of a literal marked by QT_TRANSLATE_NOOP("ph::UpdateNews", …):
/// people are told in their language, and logs keep it in English.
inline RecordedText updateText(const char* english)
{
    return recordedText("ph::UpdateNews", english);
}

} // namespace ph
