#pragma once

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

/// Why a server or a store is not read, of a literal marked by QT_TRANSLATE_NOOP("ph::Connector", …): people
/// are told in their language, and records keep it in English.
inline RecordedText connectorText(const char* english)
{
    return recordedText("ph::Connector", english);
}

} // namespace ph
