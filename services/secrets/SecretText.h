#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a secret cannot be had, of a literal marked by QT_TRANSLATE_NOOP("ph::SecretReference", …): people are
/// told in their language, and records keep it in English.
inline RecordedText secretText(const char* english)
{
    return recordedText("ph::SecretReference", english);
}

} // namespace ph
