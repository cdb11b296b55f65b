#include "models/values/Policy.h"
#include "services/settings/NotificationsFile.h"
#include "services/settings/SettingsBytes.h"
#include "services/settings/SettingsText.h"
#include "services/settings/SettingsTexts.h"
#include "services/yaml/ShapeReader.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

// notifications.yaml as text: numbers of the values have names in it.
namespace ph {

namespace {

constexpr std::array<const char*, noticeKinds> kindNames = {"alerts", "incidents", "gates", "releases",
                                                            "connections"};
constexpr std::array<const char*, 7> dayNames = {"monday", "tuesday",  "wednesday", "thursday",
                                                 "friday", "saturday", "sunday"};
const QStringList wayNames = {QStringLiteral("interrupt"), QStringLiteral("list"), QStringLiteral("ignore")};
const QStringList gradeNames = {QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("grave")};
const QStringList graveNames = {QStringLiteral("pass"), QStringLiteral("wait")};
const QString none = QStringLiteral("none");

Shape notificationsShape()
{
    using namespace shape;
    const auto rule =
        object({optional("way", choice(wayNames, QStringLiteral("What is done with it."))),
                optional("from", choice(gradeNames, QStringLiteral("What is less grave is only listed."))),
                optional("environments", list(text(QStringLiteral("An environment.")),
                                              QStringLiteral("Others are only listed; empty: all."), 0))},
               QStringLiteral("What may interrupt."));
    std::vector<ShapeField> hours = {optional("kept", flag(QStringLiteral("Whether there are any."))),
                                     optional("grave", choice(graveNames, QStringLiteral("What is grave.")))};
    const auto clock = QStringLiteral("([01][0-9]|2[0-3]):[0-5][0-9]");
    for (const auto* day : dayNames)
        hours.push_back(
            optional(day, matching(clock + u'-' + clock + QStringLiteral("|none"),
                                   //: within "Expected %1, found \"%2\"."
                                   QString::fromUtf8(QT_TRANSLATE_NOOP(
                                       "ph::FileProblem", "times such as \"22:00-07:00\", or none")),
                                   QStringLiteral("When nobody is interrupted."))));
    std::vector<ShapeField> fields;
    fields.reserve(std::size(kindNames) + 3);
    for (const auto* kind : kindNames)
        fields.push_back(optional(kind, rule));
    fields.push_back(optional("quiet-hours", object(std::move(hours), QStringLiteral("By weekday."))));
    fields.push_back(optional(
        "quiet-until",
        matching(QStringLiteral("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z|none"),
                 //: within "Expected %1, found \"%2\"."
                 QString::fromUtf8(QT_TRANSLATE_NOOP("ph::FileProblem",
                                                     "a time such as \"2026-11-26T22:00:00Z\", or none")),
                 QStringLiteral("By hand."))));
    fields.push_back(optional(
        "storm", object({optional("from", integer(QStringLiteral("So many are one notice."), 2, 1'000'000)),
                         optional("within", duration(QStringLiteral("In this time.")))},
                        QStringLiteral("Many at once."))));
    return object(std::move(fields), QStringLiteral("When Pilothouse tells of what."));
}

/// The place of the word that is said; `otherwise` where nothing is.
template <class Word>
Word wordAt(const QJsonObject& json, const char* name, const QStringList& words, Word otherwise)
{
    const auto index = words.indexOf(json.value(QLatin1String(name)).toString());
    return index < 0 ? otherwise : Word(index);
}

NoticeRule ruleOf(const QJsonObject& json, const NoticeRule& below)
{
    auto rule = below;
    rule.way = wordAt(json, "way", wayNames, below.way);
    rule.least = wordAt(json, "from", gradeNames, below.least);
    if (const auto named = json.value(QLatin1String("environments")); named.isArray()) {
        rule.environments.clear();
        for (const auto name : named.toArray()) {
            if (name.isString()) // others are told as problems
                rule.environments << name.toString();
        }
    }
    return rule;
}

QuietHours hoursOf(const QJsonObject& json, const QuietHours& below)
{
    auto hours = below;
    if (const auto kept = json.value(QLatin1String("kept")); kept.isBool())
        hours.kept = kept.toBool() ? QuietHours::Kept::Yes : QuietHours::Kept::No;
    hours.grave = wordAt(json, "grave", graveNames, below.grave);
    for (std::size_t day = 0; day < dayNames.size(); ++day) {
        const auto span = json.value(QLatin1String(dayNames[day])).toString();
        const auto minuteAt = [&](int place) {
            return span.mid(place, 2).toInt() * 60 + span.mid(place + 3, 2).toInt();
        };
        if (span == none)
            hours.days[day].reset();
        else if (!span.isEmpty())
            hours.days[day] = QuietSpan{minuteAt(0), minuteAt(6)};
    }
    return hours;
}

QByteArray clockText(int minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'))
        .toLatin1();
}

QByteArray timeText(std::int64_t ms)
{
    if (ms == noTime)
        return none.toLatin1();
    return '"' + QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1() + '"';
}

QByteArray ruleText(const char* kind, const NoticeRule& rule)
{
    QByteArrayList environments;
    for (const auto& name : rule.environments)
        environments << quotedInYaml(name);
    return QByteArray(kind) + ":\n  way: " + wayNames[int(rule.way)].toLatin1() +
           "\n  from: " + gradeNames[int(rule.least)].toLatin1() + "\n  environments: [" +
           environments.join(", ") + "]\n";
}

QByteArray hoursText(const QuietHours& hours)
{
    auto text = QByteArray("quiet-hours:\n  kept: ") +
                (hours.kept == QuietHours::Kept::Yes ? "true" : "false") +
                "\n  grave: " + graveNames[int(hours.grave)].toLatin1() + " # pass | wait\n";
    for (std::size_t day = 0; day < dayNames.size(); ++day) {
        const auto& span = hours.days[day];
        text += QByteArray("  ") + dayNames[day] + ": " +
                (span ? '"' + clockText(span->fromMinute) + '-' + clockText(span->toMinute) + '"'
                      : none.toLatin1()) +
                '\n';
    }
    return text;
}

} // namespace

NotificationsReading readNotifications(const QByteArray& yaml, const NoticeSettings& below)
{
    NotificationsReading reading{below, {}};
    const auto read = readSettingsYaml(yaml);
    reading.problems = read.problems;
    if (!reading.problems.isEmpty() || read.root.kind == YamlNode::Kind::Null)
        return reading;
    const auto shaped = readShape(read.root, notificationsShape());
    reading.problems = shaped.problems;
    const auto json = shaped.value.toObject();
    auto& settings = reading.settings;
    for (std::size_t kind = 0; kind < kindNames.size(); ++kind)
        settings.rules[kind] =
            ruleOf(json.value(QLatin1String(kindNames[kind])).toObject(), below.rules[kind]);
    settings.quiet = hoursOf(json.value(QLatin1String("quiet-hours")).toObject(), below.quiet);
    const auto until = json.value(QLatin1String("quiet-until")).toString();
    if (until == none) {
        settings.quietUntilMs = noTime;
    } else if (!until.isEmpty()) {
        const auto time = QDateTime::fromString(until, Qt::ISODateWithMs);
        const auto place = shaped.places.value(QStringLiteral("quiet-until"));
        if (time.isValid())
            settings.quietUntilMs = time.toMSecsSinceEpoch();
        else
            reading.problems.append({place.line, place.column, QStringLiteral("quiet-until"),
                                     SettingsTexts::tr("There is no such time.")});
    }
    const auto storm = json.value(QLatin1String("storm")).toObject();
    settings.stormFrom = storm.value(QLatin1String("from")).toInt(below.stormFrom);
    if (const auto within = storm.value(QLatin1String("within")).toString(); !within.isEmpty())
        settings.stormWindowMs = durationFromText(within);
    return reading;
}

Result<QByteArray> notificationsText(const NoticeSettings& settings)
{
    QByteArray text = "# When Pilothouse tells you of things while you look elsewhere. It is read when a "
                      "window opens, and\n"
                      "# written anew when this is changed in a window (View, Notifications). What is not "
                      "here is as usual.\n"
                      "#\n"
                      "# way: interrupt | list | ignore\n"
                      "# from: info | warning | grave; what is less grave is only listed\n"
                      "# environments: what happens in others is only listed; [] are all of them\n";
    for (std::size_t kind = 0; kind < kindNames.size(); ++kind)
        text += ruleText(kindNames[kind], settings.rules[kind]);
    text += "\n# By the clock on the wall; what ends before it begins lasts into the next day.\n" +
            hoursText(settings.quiet) +
            "\n# By hand, as for an hour.\nquiet-until: " + timeText(settings.quietUntilMs) +
            "\n\n# So many in so short a time are one notice.\nstorm:\n" +
            "  from: " + QByteArray::number(settings.stormFrom) +
            "\n  within: " + durationText(settings.stormWindowMs).toLatin1() + '\n';
    // What comes from elsewhere may have times that no clock shows.
    const auto again = readNotifications(text, {});
    if (!again.problems.isEmpty() || again.settings != settings)
        return fail(ErrorKind::Invalid, QStringLiteral("notifications"),
                    again.problems.isEmpty() ? SettingsTexts::tr("They cannot be kept in a file.")
                                             : again.problems.front().message);
    return text;
}

} // namespace ph
