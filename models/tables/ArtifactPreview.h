#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QStringList>

namespace ph {

/// What a preview pane shows of a file, made from untrusted bytes by decodePreview().
struct ArtifactPreview {
    enum class Kind { Text, JsonText, Table, Image, Binary };
    QString path;
    Kind kind = Kind::Binary;
    QString text;       ///< Text, JsonText (indented where it parses), Binary (a hex dump of the beginning)
    QStringList header; ///< Table
    QList<QStringList> rows; ///< Table, at most maxRows; rows may be shorter than the header
    QImage image;            ///< Image, scaled down to at most maxImageSide
    QSize imageSize;         ///< of the file itself
    qint64 totalBytes = 0;
    qint64 totalRows = 0; ///< Table: rows in the file
    /// What is not shown or could not be read as its name says, in words; empty where all is well.
    QString note;

    static constexpr qint64 maxBytes = 8 << 20; ///< ask an ArtifactSource for no more than this
    static constexpr int maxTextCharacters = 1 << 20;
    static constexpr int maxRows = 2000, maxColumns = 200, maxCell = 2000;
    static constexpr int maxImageSide = 2048;
    static constexpr qint64 maxImagePixels = 64'000'000; ///< larger ones are refused before decoding
};

/// True where the pane has more to say of such a file than a hex dump, judged by its name.
bool previewable(const QString& path);

/// Pure and bounded, for a worker: never throws, never fails; what cannot be read as its name says is shown
/// as text or bytes with a note. Nested JSON over 64 levels is shown as it came.
ArtifactPreview decodePreview(const QString& path, const QByteArray& bytes);

} // namespace ph
