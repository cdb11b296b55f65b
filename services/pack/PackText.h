#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace ph {

/// Hides secrets in a text.
using PackRedactor = std::function<QString(const QString&)>;

/// Whether an entry is a text, whose secrets are hidden: by its media type, or else by how its first bytes
/// look. SQLite files and pictures are none.
bool isPackText(const QString& mediaType, const QByteArray& head);

/// The text without its secrets, in UTF-8; in UTF-16 and 32 where it begins with their mark. A text without
/// any stays as it is to the byte, whatever it is encoded in.
QByteArray redactedPackText(const QByteArray& text, const PackRedactor& redact);

} // namespace ph
