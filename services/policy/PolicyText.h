#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// What is wrong with a policy, of a literal marked by QT_TRANSLATE_NOOP("ph::PolicyFile", …): people are
/// told in their language, and records keep it in English.
inline RecordedText policyText(const char* english)
{
    return recordedText("ph::PolicyFile", english);
}

} // namespace ph
