#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// What is wrong with a database of ours, or with what is to be kept in it, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::Store", …): people are told in their language, and records keep it in English.
inline RecordedText storeText(const char* english)
{
    return recordedText("ph::Store", english);
}

} // namespace ph
