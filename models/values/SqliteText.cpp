#include "models/values/SqliteText.h"

#include <QtGlobal>

namespace ph {

RecordedText sqliteText(const char* words)
{
    [[maybe_unused]] static constexpr const char* translated[] = {
        QT_TRANSLATE_NOOP("ph::Sqlite", "database or disk is full"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "database is locked"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "database table is locked"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "database disk image is malformed"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "file is not a database"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "disk I/O error"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "unable to open database file"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "attempt to write a readonly database"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "access permission denied"),
        QT_TRANSLATE_NOOP("ph::Sqlite", "out of memory"),
    };
    return recordedText("ph::Sqlite", words);
}

} // namespace ph
