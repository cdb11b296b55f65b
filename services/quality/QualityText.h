#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a report on data cannot be read or kept, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::QualityReading", …): people are told in their language, and records keep it in
/// English.
inline RecordedText qualityText(const char* english)
{
    return recordedText("ph::QualityReading", english);
}

} // namespace ph
