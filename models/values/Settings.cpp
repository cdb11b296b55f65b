#include "models/values/Settings.h"

#include "models/values/OnCallPin.h"
#include "models/values/Policy.h"

#include <QCoreApplication>
#include <QUrl>

namespace ph {

namespace {

const QString forever = QStringLiteral("forever"), unlimited = QStringLiteral("unlimited"),
              packaged = QStringLiteral("packaged");

QList<SettingKey> allSettingKeys()
{
    using Kind = SettingKey::Kind;
    using Scope = SettingKey::Scope;
    const auto system = QStringLiteral("system");
    const auto size = [](const char* name, const char* description) {
        return SettingKey{QLatin1String(name), Kind::Size, Scope::Anywhere,
                          unlimited,           {},         QLatin1String(description)};
    };
    return {
        {QStringLiteral("theme"),
         Kind::Choice,
         Scope::Anywhere,
         system,
         {system, QStringLiteral("light"), QStringLiteral("dark")},
         QStringLiteral("The colours of the window.")},
        {QStringLiteral("language"),
         Kind::Choice,
         Scope::Anywhere,
         system,
         {system, QStringLiteral("en"), QStringLiteral("zh_CN")},
         QStringLiteral("The language of the window; the command line speaks English.")},
        {QStringLiteral("motion"),
         Kind::Choice,
         Scope::Anywhere,
         system,
         {system, QStringLiteral("reduced"), QStringLiteral("full")},
         QStringLiteral("Whether things move on the screen.")},
        {QStringLiteral("last-window"),
         Kind::Choice,
         Scope::Person,
         QStringLiteral("ends-program"),
         {QStringLiteral("ends-program"), QStringLiteral("stays-in-tray")},
         QStringLiteral("What closing the last window does; without a tray it ends the program.")},
        {QStringLiteral("observed-age"),
         Kind::Age,
         Scope::Anywhere,
         forever,
         {},
         QStringLiteral("How long what was observed is kept: a time such as 90d, or forever.")},
        size("observed-size", "How much of it is kept: a size such as 500MiB or 2GiB, or unlimited."),
        size("curves-size", "How much of runs' metric histories is kept; those of pinned runs stay."),
        size("artifacts-size", "How much of runs' files is kept; those of pinned runs stay."),
        size("tables-size", "How much of copies of runs' tables is kept."),
        {QStringLiteral("update-check"),
         Kind::Choice,
         Scope::Person,
         QStringLiteral("off"),
         {QStringLiteral("off"), QStringLiteral("daily")},
         QStringLiteral("Whether update-address is asked for a newer version, at most once a day.")},
        {QStringLiteral("update-address"),
         Kind::Address,
         Scope::Person,
         packaged,
         {},
         QStringLiteral("Where what is newest is told, signed; packaged: where the package says.")},
        {QStringLiteral("update-key"),
         Kind::PublicKey,
         Scope::Person,
         packaged,
         {},
         QStringLiteral("Whose signature counts there: ed25519:BASE64; packaged: whose the package says.")},
    };
}

template <class Choice>
Choice choiceOf(const SettingLayers& layers, const char* name)
{
    const auto& key = *settingKey(QLatin1String(name));
    return Choice(key.choices.indexOf(layers.value(key)));
}

QString settingOf(const SettingLayers& layers, const char* name)
{
    const auto& key = *settingKey(QLatin1String(name));
    const auto value = layers.value(key);
    return value == key.usual ? QString() : value;
}

std::int64_t sizeOf(const SettingLayers& layers, const char* name)
{
    return bytesFromText(settingOf(layers, name));
}

bool isWebAddress(const QString& value)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool isHere = url.host() == QLatin1String("127.0.0.1") || url.host() == QLatin1String("localhost");
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !value.contains(u' ') &&
           (url.scheme() == QLatin1String("https") || (isHere && url.scheme() == QLatin1String("http")));
}

bool isPublicKeyText(const QString& value)
{
    const auto prefix = QStringLiteral("ed25519:");
    const auto key = QByteArray::fromBase64Encoding(value.mid(prefix.size()).toLatin1(),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    return value.startsWith(prefix) && key && key.decoded.size() == 32;
}

} // namespace

const QList<SettingKey>& settingKeys()
{
    static const auto all = allSettingKeys();
    return all;
}

const SettingKey* settingKey(const QString& name)
{
    for (const auto& key : settingKeys()) {
        if (key.name == name)
            return &key;
    }
    return nullptr;
}

std::optional<QString> objectionToSetting(const SettingKey& key, const QString& value)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("Settings", text); };
    if (value == key.usual)
        return std::nullopt;
    switch (key.kind) {
    case SettingKey::Kind::Choice:
        if (!key.choices.contains(value))
            return QCoreApplication::translate("Settings", "It is one of %1.")
                .arg(key.choices.join(QStringLiteral(", ")));
        break;
    case SettingKey::Kind::Age:
        if (durationFromText(value) <= 0)
            return words(QT_TRANSLATE_NOOP("Settings", "It takes a time such as 90d, or forever."));
        break;
    case SettingKey::Kind::Size:
        if (bytesFromText(value) <= 0)
            return words(
                QT_TRANSLATE_NOOP("Settings", "It takes a size such as 500MiB or 2GiB, or unlimited."));
        break;
    case SettingKey::Kind::Address:
        if (!isWebAddress(value))
            return words(
                QT_TRANSLATE_NOOP("Settings", "It takes an https:// address without a user, or packaged."));
        break;
    case SettingKey::Kind::PublicKey:
        if (!isPublicKeyText(value))
            return words(
                QT_TRANSLATE_NOOP("Settings", "It takes ed25519: and 32 bytes in base64, or packaged."));
        break;
    }
    return std::nullopt;
}

QString settingOriginName(SettingOrigin origin)
{
    static const QStringList names{QStringLiteral("usual"), QStringLiteral("user"),
                                   QStringLiteral("workspace")};
    return names.at(int(origin));
}

SettingOrigin SettingLayers::originOf(const SettingKey& key) const
{
    if (key.scope == SettingKey::Scope::Anywhere && workspace.contains(key.name))
        return SettingOrigin::Workspace;
    return user.contains(key.name) ? SettingOrigin::User : SettingOrigin::Usual;
}

QString SettingLayers::value(const SettingKey& key) const
{
    switch (originOf(key)) {
    case SettingOrigin::Workspace:
        return workspace.value(key.name);
    case SettingOrigin::User:
        return user.value(key.name);
    case SettingOrigin::Usual:
        break;
    }
    return key.usual;
}

Settings settingsFrom(const SettingLayers& layers)
{
    Settings settings;
    settings.theme = choiceOf<Settings::Theme>(layers, "theme");
    settings.language = settingOf(layers, "language");
    settings.motion = choiceOf<Settings::Motion>(layers, "motion");
    settings.lastWindow = choiceOf<Settings::LastWindow>(layers, "last-window");
    settings.observedAgeMs = durationFromText(settingOf(layers, "observed-age"));
    settings.observedBytes = sizeOf(layers, "observed-size");
    settings.curvesBytes = sizeOf(layers, "curves-size");
    settings.artifactsBytes = sizeOf(layers, "artifacts-size");
    settings.tablesBytes = sizeOf(layers, "tables-size");
    settings.updateCheck = choiceOf<Settings::UpdateCheck>(layers, "update-check");
    settings.updateAddress = settingOf(layers, "update-address");
    settings.updateKey = settingOf(layers, "update-key");
    return settings;
}

} // namespace ph
