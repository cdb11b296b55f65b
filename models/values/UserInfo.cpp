#include "models/values/UserInfo.h"

#include <QCoreApplication>
#include <QUrl>

namespace ph {

namespace {

struct UserInfoTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::UserInfo)
};

const auto schemeEnd = QLatin1StringView("://");

/// "ada:pw@host:5000" of "https://ada:pw@host:5000/x", with a scheme or without. Not by QUrl, which gives up
/// on what people type as passwords.
QStringView authorityOf(const QString& address)
{
    const auto scheme = address.indexOf(schemeEnd);
    const auto rest = QStringView(address).mid(scheme < 0 ? 0 : scheme + schemeEnd.size());
    qsizetype end = 0;
    while (end < rest.size() && !QStringView(u"/?#").contains(rest[end]))
        ++end;
    return rest.first(end);
}

/// Not so a path, or a user's name such as ada@example.com.
bool looksLikeAddress(const QString& text)
{
    return text.contains(schemeEnd) || authorityOf(text).contains(u':');
}

/// A proxy is an address even as "token@host".
bool settingHoldsUserInfo(const QString& key, const QString& value)
{
    return (key == QLatin1StringView("proxy") || looksLikeAddress(value)) && hasUserInfo(value);
}

Error objectionTo(const QString& field, const QString& detail)
{
    return Error::make(ErrorKind::Invalid, field, detail);
}

} // namespace

bool hasUserInfo(const QString& address)
{
    if (authorityOf(address).contains(u'@'))
        return true;
    return address.contains(schemeEnd) && address.contains(u'@') && !QUrl(address).isValid();
}

QString withoutUserInfo(const QString& address)
{
    if (!looksLikeAddress(address))
        return address;
    const auto authority = authorityOf(address);
    const auto start = authority.data() - address.constData();
    const auto bare = QString(address).remove(start, authority.lastIndexOf(u'@') + 1);
    return hasUserInfo(bare) ? QString() : bare;
}

Connection withoutUserInfo(Connection connection)
{
    const auto strip = [&](QString& address) {
        const auto bare = withoutUserInfo(address);
        address = hasUserInfo(bare) ? QString() : bare;
        // Without its proxy it would ask another way than its owner chose.
        connection.enabled &= !address.isEmpty();
    };
    if (looksLikeAddress(connection.location) && hasUserInfo(connection.location))
        strip(connection.location);
    for (auto it = connection.settings.begin(); it != connection.settings.end(); ++it) {
        if (settingHoldsUserInfo(it.key(), it.value()))
            strip(it.value());
    }
    return connection;
}

QString userOf(const QString& address)
{
    const auto authority = authorityOf(address);
    const auto at = authority.lastIndexOf(u'@');
    const auto colon = authority.indexOf(u':');
    if (colon < 0 || colon + 1 >= at)
        return {};
    return QUrl::fromPercentEncoding(authority.first(colon).toUtf8());
}

std::optional<Error> userInfoObjection(const Connection& connection)
{
    if (looksLikeAddress(connection.location) && hasUserInfo(connection.location))
        return objectionTo(
            QStringLiteral("url"),
            UserInfoTexts::tr("Leave user and password out of the address: it is kept as plain "
                              "text. Give the user as --user and the password as --password "
                              "REF; in the window, under Authentication."));
    for (auto it = connection.settings.begin(); it != connection.settings.end(); ++it) {
        if (settingHoldsUserInfo(it.key(), it.value()))
            return objectionTo(it.key(),
                               UserInfoTexts::tr("Leave user and password out of the address: it is kept as "
                                                 "plain text. A proxy that asks for them is left to the "
                                                 "environment (https_proxy)."));
    }
    return std::nullopt;
}

} // namespace ph
