#pragma once

#include "services/frames/FrameReader.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

namespace ph::testing {

/// Files with tables in them, and what is read of them.
class FrameLab {
public:
    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    QString path(const QString& name) const { return folder_.filePath(name); }

    /// A file of that name, read whole.
    Result<LoadedFrame> read(const QByteArray& bytes, const QString& name = QStringLiteral("table.csv"))
    {
        return loadFrame({.path = write(name, bytes)}, maxBytes);
    }
    static constexpr std::size_t maxBytes = std::size_t(1) << 30;

private:
    QTemporaryDir folder_;
};

/// A column's values as text, joined by |; nothing where there is none.
inline QString cellsOf(const LoadedFrame& loaded, const char* name)
{
    const auto at = columnNamed(loaded.frame.schema(), QString::fromUtf8(name));
    if (!at)
        return QStringLiteral("no column %1").arg(QString::fromUtf8(name));
    const auto column = loaded.frame.column(*at);
    QStringList cells;
    for (std::size_t row = 0; row < column.rows(); ++row)
        cells.append(QString::fromStdString(column.text(row)));
    return cells.join(u'|');
}

inline QString typeOf(const LoadedFrame& loaded, const char* name)
{
    const auto at = columnNamed(loaded.frame.schema(), QString::fromUtf8(name));
    return at ? frameTypeName(loaded.frame.schema()[*at].type) : QString();
}

inline QString roleOf(const LoadedFrame& loaded, const char* name)
{
    const auto at = columnNamed(loaded.frame.schema(), QString::fromUtf8(name));
    return at ? frameRoleName(loaded.frame.schema()[*at].role) : QString();
}

inline ColumnReading readingOf(const LoadedFrame& loaded, const char* name)
{
    const auto at = columnNamed(loaded.frame.schema(), QString::fromUtf8(name));
    return at ? loaded.reading.columns[*at] : ColumnReading{};
}

} // namespace ph::testing
