#include "services/incidents/IncidentDocument.h"

#include "services/release/CanonicalJson.h"
#include "services/release/StrictFields.h"

#include <QRegularExpression>

#include <cmath>

namespace ph {

namespace {

using Json = nlohmann::json;

constexpr std::array words{"confirmed", "overruled"};
constexpr std::array standings{"asked", "seen", "failed", "not-yet", "contradicted"};

std::string utf8(const QString& text)
{
    return text.toStdString();
}

void putTime(Json& json, const char* name, std::int64_t ms)
{
    if (ms != noTime)
        json[name] = utf8(isoText(ms));
}

Json listOf(const QStringList& texts)
{
    auto list = Json::array();
    for (const auto& text : texts)
        list.push_back({{"name", utf8(text)}});
    return list;
}

/// Writes what an entry says, under the name of its kind.
struct FactJson {
    Json& json;

    void operator()(const IncidentOpened& opened) const
    {
        auto& to = json["opened"] = {{"environment", utf8(opened.environment)},
                                     {"title", utf8(opened.title)},
                                     {"severity", utf8(incidentSeverityName(opened.severity))},
                                     {"origin", utf8(incidentOriginName(opened.origin.kind))},
                                     {"reference", utf8(opened.origin.reference)},
                                     {"said", utf8(opened.origin.text)}};
        putTime(to, "onset", opened.onsetMs);
    }
    void operator()(const IncidentChanged& change) const
    {
        auto& to = json["changed"] = Json::object();
        if (change.title)
            to["title"] = utf8(*change.title);
        if (change.severity)
            to["severity"] = utf8(incidentSeverityName(*change.severity));
        putTime(to, "onset", change.onsetMs.value_or(noTime));
        if (change.endpoints)
            to["endpoints"] = listOf(*change.endpoints);
        if (change.segments)
            to["segments"] = listOf(*change.segments);
        number(to, "traffic_share", change.trafficShare);
        number(to, "requests_per_second", change.requestsPerSecond);
        number(to, "requests_per_user", change.requestsPerUser);
        number(to, "cost_per_error", change.costPerError);
        number(to, "error_share", change.errorShare);
        if (!change.reason.isEmpty())
            to["reason"] = utf8(change.reason);
    }
    void operator()(const IncidentNoted& note) const
    {
        auto& to = json["noted"] = {{"text", utf8(note.text)}};
        putTime(to, "about", note.aboutMs);
    }
    void operator()(const IncidentJudged& judged) const
    {
        json["judged"] = {{"step", utf8(judged.step)},
                          {"word", words.at(std::size_t(judged.word))},
                          {"verdict", utf8(judged.verdict)},
                          {"reason", utf8(judged.reason)},
                          {"seen", utf8(judged.seen)}};
    }
    void operator()(const IncidentContained& act) const
    {
        json["contained"] = {{"act", utf8(act.act)},
                             {"target", utf8(act.target)},
                             {"standing", standings.at(std::size_t(act.standing))},
                             {"reference", utf8(act.reference)},
                             {"text", utf8(act.text)}};
    }
    void operator()(const IncidentEnded& end) const
    {
        auto& to = json["ended"] = {{"text", utf8(end.text)}};
        putTime(to, "at", end.endedMs);
    }
    void operator()(const IncidentReopened& again) const
    {
        json["reopened"] = {{"reason", utf8(again.reason)}};
    }
    void operator()(const IncidentClosed& closing) const
    {
        json["closed"] = {{"rule", utf8(closing.rule)}, {"trial", utf8(closing.trial)}};
    }

    static void number(Json& to, const char* name, const std::optional<double>& value)
    {
        if (value)
            to[name] = *value;
    }
};

/// A text that `fromName` knows.
template <class Word>
Word wordOf(StrictFields& fields, const char* name, std::optional<Word> (*fromName)(const QString&))
{
    const auto text = fields.text(name);
    const auto word = fromName(text);
    if (!word)
        fields.complainAbout(name, QStringLiteral("\"%1\" cannot be \"%2\"").arg(QLatin1String(name), text));
    return word.value_or(Word{});
}

std::int64_t timeOrNone(StrictFields& fields, const char* name)
{
    return fields.has(name) ? fields.time(name) : noTime;
}

std::optional<QStringList> textsOf(StrictFields& fields, const char* name)
{
    if (!fields.has(name))
        return std::nullopt;
    QStringList texts;
    fields.list(name, [&texts](StrictFields item) {
        texts.append(item.text("name"));
        item.refuseOthers();
    });
    return texts;
}

struct Range {
    double low, high;
};
constexpr Range share{0, 1};
constexpr Range amount{0, 1e15};

std::optional<double> numberOf(StrictFields& fields, const char* name, Range range)
{
    if (!fields.has(name))
        return std::nullopt;
    double value = 0;
    fields.number(name, value);
    if (!(value >= range.low && value <= range.high))
        fields.complainAbout(name, QStringLiteral("\"%1\" is out of its range").arg(QLatin1String(name)));
    return value;
}

IncidentOpened openedFrom(StrictFields& fields)
{
    IncidentOpened opened;
    opened.environment = fields.text("environment");
    opened.title = fields.text("title");
    opened.severity = wordOf(fields, "severity", incidentSeverityFromName);
    opened.origin.kind = wordOf(fields, "origin", incidentOriginFromName);
    opened.origin.reference = fields.text("reference");
    opened.origin.text = fields.text("said");
    opened.onsetMs = timeOrNone(fields, "onset");
    return opened;
}

IncidentChanged changedFrom(StrictFields& fields)
{
    IncidentChanged change;
    if (fields.has("title"))
        change.title = fields.text("title");
    if (fields.has("severity"))
        change.severity = wordOf(fields, "severity", incidentSeverityFromName);
    if (fields.has("onset"))
        change.onsetMs = fields.time("onset");
    change.endpoints = textsOf(fields, "endpoints");
    change.segments = textsOf(fields, "segments");
    change.trafficShare = numberOf(fields, "traffic_share", share);
    change.requestsPerSecond = numberOf(fields, "requests_per_second", amount);
    change.requestsPerUser = numberOf(fields, "requests_per_user", amount);
    change.costPerError = numberOf(fields, "cost_per_error", amount);
    change.errorShare = numberOf(fields, "error_share", share);
    if (fields.has("reason"))
        change.reason = fields.text("reason");
    return change;
}

/// Reads the one member that says what happened. False: there is none that is known.
bool readFact(StrictFields& fields, IncidentFact& fact)
{
    bool found = false;
    const auto read = [&](const char* name, auto&& from) {
        if (!fields.has(name))
            return;
        if (found)
            fields.complainAbout(name, QStringLiteral("An entry says one thing"));
        found = true;
        fields.object(name, [&](StrictFields inner) {
            fact = from(inner);
            inner.refuseOthers();
        });
    };
    read("opened", openedFrom);
    read("changed", changedFrom);
    read("noted", [](StrictFields& in) { return IncidentNoted{in.text("text"), timeOrNone(in, "about")}; });
    read("judged", [](StrictFields& in) {
        IncidentJudged judged{in.text("step"), in.oneOf<IncidentJudged::Word>("word", words),
                              in.text("verdict"), in.text("reason"), in.text("seen")};
        if (judged.word == IncidentJudged::Word::Overruled && judged.reason.trimmed().isEmpty())
            in.complainAbout("reason", QStringLiteral("Whoever overrules says why"));
        return judged;
    });
    read("contained", [](StrictFields& in) {
        return IncidentContained{in.text("act"), in.text("target"),
                                 in.oneOf<IncidentContained::Standing>("standing", standings),
                                 in.text("reference"), in.text("text")};
    });
    read("ended", [](StrictFields& in) { return IncidentEnded{timeOrNone(in, "at"), in.text("text")}; });
    read("reopened", [](StrictFields& in) { return IncidentReopened{in.text("reason")}; });
    read("closed", [](StrictFields& in) { return IncidentClosed{in.text("rule"), in.text("trial")}; });
    return found;
}

bool isEntryId(const QString& text)
{
    static const QRegularExpression uuid(
        QStringLiteral("\\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z"));
    return uuid.match(text).hasMatch();
}

} // namespace

bool isIncidentId(const QString& text)
{
    static const QRegularExpression id(QStringLiteral("\\Ainc-[0-9a-f]{8}\\z"));
    return id.match(text).hasMatch();
}

Result<QByteArray> canonicalIncidentEntry(const IncidentEntry& entry)
{
    Json json{{"format", 1},
              {"id", utf8(entry.id)},
              {"incident", utf8(entry.incident)},
              {"at", utf8(isoText(entry.atMs))},
              {"by", utf8(entry.by)}};
    std::visit(FactJson{json}, entry.fact);
    return canonicalJson(json);
}

Result<IncidentEntry> incidentEntryFromCanonical(const QByteArray& text, const QString& where)
{
    const auto json = readCanonical(text, where);
    if (!json)
        return fail(json.error());
    std::optional<Error> failure;
    const Locate nowhere;
    StrictFields fields(*json, Json::json_pointer(), nowhere, failure, where);
    std::int64_t format = 0;
    fields.integer("format", format);
    if (!failure && format != 1)
        return fail(ErrorKind::Unsupported, where,
                    QStringLiteral("An entry of format %1; this version reads 1.").arg(format));
    IncidentEntry entry{fields.text("id"), fields.text("incident"), fields.time("at"), fields.text("by"), {}};
    if (!failure && !isEntryId(entry.id))
        fields.complainAbout("id", QStringLiteral("\"%1\" is no id of an entry").arg(entry.id));
    if (!failure && !isIncidentId(entry.incident))
        fields.complainAbout("incident",
                             QStringLiteral("\"%1\" is no id of an incident").arg(entry.incident));
    const bool says = readFact(fields, entry.fact);
    fields.refuseOthers();
    if (!failure && !says)
        fields.complainAbout("format", QStringLiteral("The entry says nothing"));
    if (failure)
        return fail(*failure);
    return entry;
}

} // namespace ph
