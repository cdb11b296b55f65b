#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a query or a condition cannot be asked, of a literal marked by QT_TRANSLATE_NOOP("ph::MetricQuery",
/// …): people are told in their language, and records keep it in English.
inline RecordedText metricQueryText(const char* english)
{
    return recordedText("ph::MetricQuery", english);
}

} // namespace ph
