#include "models/values/PlaceLink.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace ph {

namespace {

constexpr qsizetype longestLink = 4096;
constexpr qsizetype longestName = 512;
const QString programScheme = QStringLiteral("pilothouse://");

/// What is shown to people and compared with names must be text, and look like what it is.
std::optional<QString> nameFrom(QStringView encoded)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString name = utf8(QByteArray::fromPercentEncoding(encoded.toLatin1()));
    const bool isText = std::none_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    if (utf8.hasError() || !isText || name.isEmpty() || name.size() > longestName)
        return std::nullopt;
    return name;
}

QString encodedName(const QString& name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

bool isProgramLink(const QString& text)
{
    return text.startsWith(QLatin1String("pilothouse:"), Qt::CaseInsensitive);
}

bool isTourLink(const QString& link)
{
    return link.compare(QLatin1String(tourLink), Qt::CaseInsensitive) == 0;
}

QString placeLink(const PlaceLink& place)
{
    switch (place.kind) {
    case PlaceLink::Kind::Experiment:
        return programScheme + QStringLiteral("experiment/") + encodedName(place.connection) + u'/' +
               encodedName(place.id);
    case PlaceLink::Kind::Incident:
        return programScheme + QStringLiteral("incident/") + place.id;
    case PlaceLink::Kind::Release:
        break;
    }
    return programScheme + QStringLiteral("release/") + place.id;
}

std::optional<PlaceLink> parsePlaceLink(const QString& link)
{
    if (link.size() > longestLink)
        return std::nullopt;
    static const QRegularExpression ofId(
        QStringLiteral("\\Apilothouse://(incident|release)/([A-Za-z0-9][A-Za-z0-9._-]{0,127})\\z"),
        QRegularExpression::CaseInsensitiveOption);
    if (const auto found = ofId.match(link); found.hasMatch()) {
        const bool isIncident = found.captured(1).toLower() == QLatin1String("incident");
        return PlaceLink{
            isIncident ? PlaceLink::Kind::Incident : PlaceLink::Kind::Release, {}, found.captured(2)};
    }
    static const QRegularExpression ofExperiment(
        QStringLiteral("\\Apilothouse://experiment/((?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)/"
                       "((?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto found = ofExperiment.match(link);
    if (!found.hasMatch())
        return std::nullopt;
    const auto connection = nameFrom(found.capturedView(1)), name = nameFrom(found.capturedView(2));
    if (!connection || !name)
        return std::nullopt;
    return PlaceLink{PlaceLink::Kind::Experiment, *connection, *name};
}

} // namespace ph
