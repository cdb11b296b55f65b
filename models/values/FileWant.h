#pragma once

#include <QHash>
#include <QString>

namespace ph {

/// A file or folder among a run's artifacts that a chart needs.
struct FileWant {
    qint64 rowId = 0; ///< RunTable::rowId
    QString path;
    friend bool operator==(const FileWant&, const FileWant&) = default;
};

inline size_t qHash(const FileWant& want, size_t seed = 0)
{
    return qHashMulti(seed, want.rowId, want.path);
}

} // namespace ph
