#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// What is wrong with a data contract or its shelf, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::ContractFile", …): people are told in their language, and records keep it in
/// English.
inline RecordedText contractFileText(const char* english)
{
    return recordedText("ph::ContractFile", english);
}

} // namespace ph
