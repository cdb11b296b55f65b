#pragma once

#include "models/values/RecordedText.h"

#include <QCoreApplication>

namespace ph {

/// What the desk tells whoever asked. Plans, reasons and what a home keeps are English for everybody.
struct DeskTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ReleaseDesk)
};

/// What may end up in a record as well, of a literal marked by QT_TRANSLATE_NOOP("ph::ReleaseDesk", …).
inline RecordedText deskText(const char* english)
{
    return recordedText("ph::ReleaseDesk", english);
}

} // namespace ph
