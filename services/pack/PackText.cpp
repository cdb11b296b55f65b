#include "services/pack/PackText.h"

#include <QStringConverter>
#include <QStringList>

#include <algorithm>

namespace ph {

namespace {

bool isTextType(const QString& type)
{
    static const QStringList texts{QStringLiteral("application/json"), QStringLiteral("application/x-ndjson"),
                                   QStringLiteral("application/yaml"), QStringLiteral("application/x-yaml"),
                                   QStringLiteral("application/xml"),  QStringLiteral("application/toml"),
                                   QStringLiteral("image/svg+xml")};
    return type.startsWith(QLatin1String("text/")) || type.endsWith(QLatin1String("+json")) ||
           type.endsWith(QLatin1String("+xml")) || type.endsWith(QLatin1String("+yaml")) ||
           texts.contains(type);
}

/// Of which the first bytes may look like a text.
bool isNoTextType(const QString& type)
{
    return type == QLatin1String("application/vnd.sqlite3") || type.startsWith(QLatin1String("image/")) ||
           type.startsWith(QLatin1String("audio/")) || type.startsWith(QLatin1String("video/"));
}

bool standsInTexts(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 || (byte >= '\t' && byte <= '\r') || byte == 0x1b; // an escape colours logs
}

} // namespace

bool isPackText(const QString& mediaType, const QByteArray& head)
{
    if (isTextType(mediaType) || QStringConverter::encodingForData(head))
        return true;
    return !isNoTextType(mediaType) && std::all_of(head.begin(), head.end(), standsInTexts);
}

QByteArray redactedPackText(const QByteArray& text, const PackRedactor& redact)
{
    const auto marked = QStringConverter::encodingForData(text);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString decoded = decoder(text);
    // What is no UTF-8 is read byte by byte: every one of them stands for itself, and so does what is ASCII.
    const bool isByBytes = !marked && decoder.hasError();
    if (isByBytes)
        decoded = QString::fromLatin1(text);
    const auto safe = redact(decoded);
    if (safe == decoded)
        return text;
    return isByBytes ? safe.toLatin1() : safe.toUtf8();
}

} // namespace ph
