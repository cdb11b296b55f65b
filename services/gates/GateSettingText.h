#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// What is wrong with the settings of a gate, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::GateSettings", …): people are told in their language, and records keep it in
/// English.
inline RecordedText gateSettingText(const char* english)
{
    return recordedText("ph::GateSettings", english);
}

} // namespace ph
