#include "widgets/settings/SettingWords.h"

#include "models/values/OnCallPin.h"
#include "models/values/Policy.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <array>

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
    if (value == QLatin1String("ends-program"))
        return SettingTexts::tr("Ends the program");
    if (value == QLatin1String("stays-in-tray"))
        return SettingTexts::tr("Keeps it running in the tray");
    if (value == QLatin1String("off"))
        return SettingTexts::tr("Never by itself");
    if (value == QLatin1String("daily"))
        return SettingTexts::tr("Once a day");
    return value;
}

/// A number and its unit, as both are written in a file or by a person.
struct Amount {
    int count = 0;
    QString unit;
};

std::optional<Amount> amountFrom(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,9})\\s*(\\D*)$"));
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return Amount{match.captured(1).toInt(), match.captured(2).trimmed()};
}

constexpr std::array ageUnits{"s", "m", "h", "d"}; // as durationFromText() knows them
constexpr std::array sizeUnits{"MiB", "GiB"};      // as bytesFromText() does

/// Empty where the unit is none of an age's.
QString ageText(int count, const QString& unit)
{
    if (unit == QLatin1String("s"))
        return SettingTexts::tr("%n seconds", nullptr, count);
    if (unit == QLatin1String("m"))
        return SettingTexts::tr("%n minutes", nullptr, count);
    if (unit == QLatin1String("h"))
        return SettingTexts::tr("%n hours", nullptr, count);
    if (unit == QLatin1String("d"))
        return SettingTexts::tr("%n days", nullptr, count);
    return {};
}

/// A size without a unit is one of MiB. Empty where the unit is none of a size's.
QString sizeText(int count, const QString& unit)
{
    for (const auto* known : sizeUnits) {
        if (unit.isEmpty() || unit.compare(QLatin1String(known), Qt::CaseInsensitive) == 0)
            return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(known));
    }
    return {};
}

QString usualText(const SettingKey& key)
{
    return key.kind == SettingKey::Kind::Age    ? SettingTexts::tr("forever")
           : key.kind == SettingKey::Kind::Size ? SettingTexts::tr("unlimited")
                                                : SettingTexts::tr("as packaged");
}

bool isSameWord(const QString& left, const QString& right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

/// Whether people call the unit so, in the singular or a plural: nobody has to mind which goes with a number.
bool isAgeUnit(const QString& word, const QString& unit)
{
    for (const int count : {1, 2, 5}) {
        const auto amount = amountFrom(ageText(count, unit));
        if (isSameWord(word, unit) || (amount && isSameWord(word, amount->unit)))
            return true;
    }
    return false;
}

} // namespace

QString settingText(const SettingKey& key)
{
    const QHash<QString, QString> texts{
        {QStringLiteral("theme"), SettingTexts::tr("Colours")},
        {QStringLiteral("language"), SettingTexts::tr("Language")},
        {QStringLiteral("motion"), SettingTexts::tr("Motion")},
        {QStringLiteral("last-window"), SettingTexts::tr("Closing the last window")},
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
    if (value == key.usual)
        return usualText(key);
    const auto amount = amountFrom(value);
    const auto text = !amount                              ? QString()
                      : key.kind == SettingKey::Kind::Age  ? ageText(amount->count, amount->unit)
                      : key.kind == SettingKey::Kind::Size ? sizeText(amount->count, amount->unit)
                                                           : QString();
    return text.isEmpty() ? value : text;
}

QString settingValueFrom(const SettingKey& key, const QString& words)
{
    const auto written = words.trimmed();
    if (written.isEmpty() || isSameWord(written, usualText(key)))
        return key.usual;
    const auto amount = amountFrom(written);
    if (!amount)
        return written;
    const auto count = QString::number(amount->count);
    if (key.kind == SettingKey::Kind::Age) {
        for (const auto* unit : ageUnits) {
            if (isAgeUnit(amount->unit, QLatin1String(unit)))
                return count + QLatin1String(unit);
        }
    }
    if (key.kind == SettingKey::Kind::Size) {
        for (const auto* unit : sizeUnits) {
            if (isSameWord(amount->unit, QLatin1String(unit)))
                return count + QLatin1String(unit);
        }
    }
    return written;
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
