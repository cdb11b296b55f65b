#pragma once

#include <QModelIndex>
#include <QString>

namespace ph {

/// The role of what is copied of a cell where that is not what is shown: times, which are shown as the
/// language writes them, and leave the program in ISO 8601.
constexpr int copiedTextRole = Qt::UserRole + 1000;

/// The cell's text for the clipboard.
inline QString copiedText(const QModelIndex& cell)
{
    const auto copied = cell.data(copiedTextRole);
    return (copied.isValid() ? copied : cell.data()).toString();
}

} // namespace ph
