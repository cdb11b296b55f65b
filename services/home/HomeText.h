#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a release home or a manifest cannot be read or written, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::ReleaseHome", …): people are told in their language, and records keep it in
/// English.
inline RecordedText homeText(const char* english)
{
    return recordedText("ph::ReleaseHome", english);
}

} // namespace ph
