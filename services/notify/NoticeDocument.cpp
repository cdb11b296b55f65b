#include "services/notify/NoticeDocument.h"

#include <nlohmann/json.hpp>

namespace ph {

namespace {

using Json = nlohmann::json;
constexpr int documentVersion = 1;

std::string said(const QString& text)
{
    return text.toStdString();
}

QString textAt(const Json& json, const char* name)
{
    return QString::fromStdString(json.at(name).get<std::string>());
}

/// A number that stands for a word of `count`; throws like at() where it is none.
template <class Word>
Word wordAt(const Json& json, const char* name, int count)
{
    const auto number = json.at(name).get<int>();
    if (number < 0 || number >= count)
        throw std::out_of_range(name);
    return Word(number);
}

Json eventJson(const NoticeEvent& event)
{
    return {{"key", said(event.key)},
            {"kind", int(event.kind)},
            {"grade", int(event.grade)},
            {"rank", event.rank},
            {"environment", said(event.environment)},
            {"endpoint", said(event.endpoint)},
            {"title", said(event.title)},
            {"text", said(event.text)},
            {"target", said(event.target)},
            {"at", event.atMs}};
}

NoticeEvent eventOf(const Json& json)
{
    NoticeEvent event;
    event.key = textAt(json, "key");
    event.kind = wordAt<NoticeKind>(json, "kind", noticeKinds);
    event.grade = wordAt<NoticeGrade>(json, "grade", noticeGrades);
    event.rank = json.at("rank").get<int>();
    event.environment = textAt(json, "environment");
    event.endpoint = textAt(json, "endpoint");
    event.title = textAt(json, "title");
    event.text = textAt(json, "text");
    event.target = textAt(json, "target");
    event.atMs = json.at("at").get<std::int64_t>();
    return event;
}

Json countsJson(const NoticeCounts& counts)
{
    auto endpoints = Json::array();
    for (const auto& [name, count] : counts.endpoints)
        endpoints.push_back({said(name), count});
    return {{"grades", counts.byGrade}, {"endpoints", endpoints}, {"endpoint-count", counts.endpointCount}};
}

NoticeCounts countsFrom(const Json& json)
{
    NoticeCounts counts;
    counts.byGrade = json.at("grades").get<std::array<int, noticeGrades>>();
    for (const auto& endpoint : json.at("endpoints"))
        counts.endpoints.append(
            {QString::fromStdString(endpoint.at(0).get<std::string>()), endpoint.at(1).get<int>()});
    counts.endpointCount = json.at("endpoint-count").get<int>();
    return counts;
}

QByteArray documentOf(Json json)
{
    json["version"] = documentVersion;
    // Texts of servers may hold half a character.
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

template <class T>
Result<T> read(const QByteArray& text, const char* what, T (*from)(const Json&))
{
    try {
        const auto json = Json::parse(text.begin(), text.end());
        if (json.at("version").get<int>() != documentVersion)
            return fail(ErrorKind::Unsupported, QLatin1String(what));
        return from(json);
    } catch (const std::exception& error) {
        return fail(ErrorKind::Unreadable, QLatin1String(what), QString::fromUtf8(error.what()));
    }
}

NoticeSettings settingsOf(const Json& json)
{
    NoticeSettings settings;
    const auto& rules = json.at("rules");
    for (std::size_t i = 0; i < settings.rules.size(); ++i) {
        const auto& rule = rules.at(i);
        settings.rules[i].way = wordAt<NoticeRule::Way>(rule, "way", 3);
        settings.rules[i].least = wordAt<NoticeGrade>(rule, "least", noticeGrades);
        for (const auto& name : rule.at("environments"))
            settings.rules[i].environments << QString::fromStdString(name.get<std::string>());
    }
    settings.quiet.kept = wordAt<QuietHours::Kept>(json, "quiet", 2);
    settings.quiet.grave = wordAt<QuietHours::Grave>(json, "grave", 2);
    const auto& days = json.at("days");
    for (std::size_t day = 0; day < settings.quiet.days.size(); ++day) {
        const auto& span = days.at(day);
        if (!span.is_null())
            settings.quiet.days[day] = QuietSpan{span.at(0).get<int>(), span.at(1).get<int>()};
    }
    settings.quietUntilMs = json.at("quiet-until").get<std::int64_t>();
    settings.stormFrom = json.at("storm-from").get<int>();
    settings.stormWindowMs = json.at("storm-window").get<std::int64_t>();
    return settings;
}

NoticeState stateOf(const Json& json)
{
    NoticeState state;
    for (const auto& [key, told] : json.at("told").items())
        state.told.insert(QString::fromStdString(key),
                          {told.at(0).get<int>(), told.at(1).get<std::int64_t>(),
                           QString::fromStdString(told.at(2).get<std::string>())});
    for (const auto& event : json.at("held"))
        state.held.push_back(eventOf(event));
    state.lastId = json.at("last-id").get<std::int64_t>();
    return state;
}

QList<NoticeRecord> historyOf(const Json& json)
{
    QList<NoticeRecord> history;
    for (const auto& line : json.at("history")) {
        NoticeRecord record;
        record.notice.id = textAt(line, "id");
        record.notice.why = wordAt<Notice::Why>(line, "why", 3);
        record.notice.first = eventOf(line.at("first"));
        record.notice.counts = countsFrom(line.at("counts"));
        record.how = wordAt<NoticeRecord::How>(line, "how", 3);
        record.atMs = line.at("at").get<std::int64_t>();
        history.append(record);
    }
    return history;
}

} // namespace

QByteArray noticeSettingsText(const NoticeSettings& settings)
{
    auto rules = Json::array(), days = Json::array();
    for (const auto& rule : settings.rules) {
        auto environments = Json::array();
        for (const auto& name : rule.environments)
            environments.push_back(said(name));
        rules.push_back({{"way", int(rule.way)}, {"least", int(rule.least)}, {"environments", environments}});
    }
    for (const auto& span : settings.quiet.days)
        days.push_back(span ? Json{span->fromMinute, span->toMinute} : Json());
    return documentOf({{"rules", rules},
                       {"quiet", int(settings.quiet.kept)},
                       {"grave", int(settings.quiet.grave)},
                       {"days", days},
                       {"quiet-until", settings.quietUntilMs},
                       {"storm-from", settings.stormFrom},
                       {"storm-window", settings.stormWindowMs}});
}

Result<NoticeSettings> noticeSettingsFrom(const QByteArray& text)
{
    return read<NoticeSettings>(text, "notice settings", settingsOf);
}

QByteArray noticeStateText(const NoticeState& state)
{
    auto told = Json::object(), held = Json::array();
    for (auto it = state.told.cbegin(); it != state.told.cend(); ++it)
        told[said(it.key())] = {it->rank, it->atMs, said(it->source)};
    for (const auto& event : state.held)
        held.push_back(eventJson(event));
    return documentOf({{"told", told}, {"held", held}, {"last-id", state.lastId}});
}

Result<NoticeState> noticeStateFrom(const QByteArray& text)
{
    return read<NoticeState>(text, "notice state", stateOf);
}

QByteArray noticeHistoryText(const QList<NoticeRecord>& history)
{
    auto lines = Json::array();
    for (const auto& record : history)
        lines.push_back({{"id", said(record.notice.id)},
                         {"why", int(record.notice.why)},
                         {"first", eventJson(record.notice.first)},
                         {"counts", countsJson(record.notice.counts)},
                         {"how", int(record.how)},
                         {"at", record.atMs}});
    return documentOf({{"history", lines}});
}

Result<QList<NoticeRecord>> noticeHistoryFrom(const QByteArray& text)
{
    return read<QList<NoticeRecord>>(text, "notice history", historyOf);
}

} // namespace ph
