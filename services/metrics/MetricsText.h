#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a source of metrics does not say what it was asked, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::MetricsSource", …): people are told in their language, and records keep it in
/// English.
inline RecordedText metricsText(const char* english)
{
    return recordedText("ph::MetricsSource", english);
}

} // namespace ph
