#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// What is wrong with a file that people write, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::FileProblem", …): people are told in their language, and records keep it in
/// English.
inline RecordedText fileProblemText(const char* english)
{
    return recordedText("ph::FileProblem", english);
}

} // namespace ph
