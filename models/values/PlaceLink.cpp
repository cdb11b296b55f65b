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

/// Links whose parts are names: one is the place's own, of more the first is the connection's.
struct NamedForm {
    const char* host;
    PlaceLink::Kind kind;
    qsizetype names;
};
constexpr NamedForm namedForms[] = {{"experiment", PlaceLink::Kind::Experiment, 2},
                                    {"model", PlaceLink::Kind::Model, 2},
                                    {"version", PlaceLink::Kind::Version, 3},
                                    {"endpoint", PlaceLink::Kind::Endpoint, 2},
                                    {"drift", PlaceLink::Kind::Drift, 1}};

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
    const auto of = [](const char* host, const QStringList& names) {
        QStringList encoded;
        for (const auto& name : names)
            encoded.append(encodedName(name));
        return programScheme + QLatin1String(host) + u'/' + encoded.join(u'/');
    };
    switch (place.kind) {
    case PlaceLink::Kind::Experiment:
        return of("experiment", {place.connection, place.id});
    case PlaceLink::Kind::Model:
        return of("model", {place.connection, place.id});
    case PlaceLink::Kind::Version:
        return of("version", {place.connection, place.id, place.version});
    case PlaceLink::Kind::Endpoint:
        return of("endpoint", {place.connection, place.id});
    case PlaceLink::Kind::Drift:
        return of("drift", {place.id});
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
    static const QRegularExpression ofNames(
        QStringLiteral("\\Apilothouse://([a-z]+)((?:/(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)+)\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto found = ofNames.match(link);
    if (!found.hasMatch())
        return std::nullopt;
    const auto parts = found.capturedView(2).mid(1).split(u'/');
    const auto host = found.captured(1).toLower();
    const auto form = std::find_if(std::begin(namedForms), std::end(namedForms),
                                   [&](const NamedForm& one) { return host == QLatin1String(one.host); });
    if (form == std::end(namedForms) || parts.size() != form->names)
        return std::nullopt;
    QStringList names;
    for (const auto& part : parts) {
        const auto name = nameFrom(part);
        if (!name)
            return std::nullopt;
        names.append(*name);
    }
    if (form->names == 1)
        return PlaceLink{form->kind, {}, names[0]};
    return PlaceLink{form->kind, names[0], names[1], names.value(2)};
}

} // namespace ph
