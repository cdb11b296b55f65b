#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a table cannot be read, of a literal marked by QT_TRANSLATE_NOOP("ph::Frames", …): people are told in
/// their language, and a gate that wanted to judge the table keeps it in English.
inline RecordedText frameText(const char* english)
{
    return recordedText("ph::Frames", english);
}

} // namespace ph
