#pragma once

#include "tests/app/Desk.h"

#include <QFile>

namespace ph::testing {

/// A table over three days, as CSV: its amounts are shifted by so much, its ages lie as everywhere.
inline QByteArray shiftedTable(int shift)
{
    constexpr int rows = 600;
    QByteArray text("at,amount,age\n");
    for (int row = 0; row < rows; ++row)
        text += "2025-11-1" + QByteArray::number(row * 3 / rows) + "T12:00:00Z," +
                QByteArray::number(row * 37 % 101 + shift + 0.5) + ',' +
                QByteArray::number(18 + row * 53 % 71) + '\n';
    return text;
}

/// Such a table as a file at the desk; gives its path, empty where it could not be written.
inline QString writeTable(const Desk& desk, const QString& name, int shift)
{
    const auto text = shiftedTable(shift);
    QFile file(desk.path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

} // namespace ph::testing
