#include "widgets/settings/SettingWords.h"

#include <QCoreApplication>
#include <QHash>

namespace ph {

namespace {

struct SettingTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::SettingTexts)
};

QString choiceText(const QString& value)
{
    if (value == QLatin1String("system"))
        return SettingTexts::tr("As the system");
    if (value == QLatin1String("light"))
        return SettingTexts::tr("Light");
    if (value == QLatin1String("dark"))
        return SettingTexts::tr("Dark");
    if (value == QLatin1String("en"))
        return QStringLiteral("English"); // each language by its own name, so that one finds back
    if (value == QLatin1String("zh_CN"))
        return QStringLiteral("简体中文");
    if (value == QLatin1String("reduced"))
        return SettingTexts::tr("Nothing moves");
    if (value == QLatin1String("full"))
        return SettingTexts::tr("Things move");
    if (value == QLatin1String("off"))
        return SettingTexts::tr("Never by itself");
    if (value == QLatin1String("daily"))
        return SettingTexts::tr("Once a day");
    return value;
}

} // namespace

QString settingText(const SettingKey& key)
{
    const QHash<QString, QString> texts{
        {QStringLiteral("theme"), SettingTexts::tr("Colours")},
        {QStringLiteral("language"), SettingTexts::tr("Language")},
        {QStringLiteral("motion"), SettingTexts::tr("Motion")},
        {QStringLiteral("observed-age"), SettingTexts::tr("What was observed, for")},
        {QStringLiteral("observed-size"), SettingTexts::tr("What was observed, at most")},
        {QStringLiteral("curves-size"), SettingTexts::tr("Metric histories of runs")},
        {QStringLiteral("artifacts-size"), SettingTexts::tr("Files of runs")},
        {QStringLiteral("tables-size"), SettingTexts::tr("Copies of runs' tables")},
        {QStringLiteral("update-check"), SettingTexts::tr("Look for a newer version")},
        {QStringLiteral("update-address"), SettingTexts::tr("Address")},
        {QStringLiteral("update-key"), SettingTexts::tr("Public key of its signature")}};
    return texts.value(key.name, key.name);
}

QString settingValueText(const SettingKey& key, const QString& value)
{
    if (key.kind == SettingKey::Kind::Choice)
        return choiceText(value);
    if (value != key.usual)
        return value;
    return key.kind == SettingKey::Kind::Age    ? SettingTexts::tr("forever")
           : key.kind == SettingKey::Kind::Size ? SettingTexts::tr("unlimited")
                                                : SettingTexts::tr("as packaged");
}

QString settingOriginText(SettingOrigin origin)
{
    switch (origin) {
    case SettingOrigin::Usual:
        return SettingTexts::tr("default");
    case SettingOrigin::User:
        return SettingTexts::tr("yours");
    case SettingOrigin::Workspace:
        break;
    }
    return SettingTexts::tr("of this workspace");
}

QStringList offeredValues(const SettingKey& key)
{
    switch (key.kind) {
    case SettingKey::Kind::Choice:
        return key.choices;
    case SettingKey::Kind::Age:
        return {key.usual, QStringLiteral("30d"), QStringLiteral("90d"), QStringLiteral("365d")};
    case SettingKey::Kind::Size:
        return {key.usual, QStringLiteral("256MiB"), QStringLiteral("1GiB"), QStringLiteral("4GiB")};
    case SettingKey::Kind::Address:
    case SettingKey::Kind::PublicKey:
        break;
    }
    return {key.usual};
}

} // namespace ph
