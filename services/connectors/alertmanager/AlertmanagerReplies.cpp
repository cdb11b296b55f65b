#include "services/connectors/alertmanager/AlertmanagerReplies.h"

#include "services/connectors/ConnectorText.h"
#include "services/metrics/MonitorJson.h"

namespace ph::alertmanager {

namespace {

std::string timeText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

/// What is no text is left to the reader's mistake.
QStringList textsOf(const JsonReader& reader, const char* name)
{
    QStringList texts;
    const auto found = reader.raw().value(name, Json());
    for (const auto& one : found.is_array() ? found : Json::array()) {
        if (one.is_string())
            texts << QString::fromStdString(one.get_ref<const std::string&>());
    }
    return texts;
}

Alert::State alertState(const QString& word)
{
    return word == QLatin1String("active")        ? Alert::State::Firing
           : word == QLatin1String("suppressed")  ? Alert::State::Suppressed
           : word == QLatin1String("unprocessed") ? Alert::State::Unprocessed
                                                  : Alert::State::Unknown;
}

Silence::State silenceState(const QString& word)
{
    return word == QLatin1String("active")    ? Silence::State::Active
           : word == QLatin1String("pending") ? Silence::State::Pending
           : word == QLatin1String("expired") ? Silence::State::Expired
                                              : Silence::State::Unknown;
}

Alert alertOf(const JsonReader& told)
{
    const auto status = told.child("status");
    Alert alert{.fingerprint = told.text("fingerprint"),
                .labels = labelsFrom(told.child("labels")),
                .annotations = labelsFrom(told.child("annotations")),
                .state = alertState(status.text("state")),
                .silencedBy = textsOf(status, "silencedBy"),
                .inhibitedBy = textsOf(status, "inhibitedBy"),
                .mutedBy = textsOf(status, "mutedBy"),
                .receivers = {},
                .startsAtMs = momentFrom(told.text("startsAt")),
                .endsAtMs = momentFrom(told.text("endsAt")),
                .updatedAtMs = momentFrom(told.text("updatedAt")),
                .generatorUrl = told.text("generatorURL")};
    for (const auto& receiver : told.items("receivers"))
        alert.receivers << receiver.text("name");
    return alert;
}

LabelMatcher matcherOf(const JsonReader& told)
{
    using Operator = LabelMatcher::Operator;
    const auto flag = [&told](const char* name, Json fallback) {
        const auto found = told.raw().value(name, std::move(fallback));
        return found.is_boolean() && found.get<bool>();
    };
    const bool isEqual = flag("isEqual", true); // versions before 0.22 have no other
    const bool isPattern = flag("isRegex", false);
    return {told.text("name"),
            isPattern ? isEqual ? Operator::Matches : Operator::MatchesNot
            : isEqual ? Operator::Equal
                      : Operator::NotEqual,
            told.text("value")};
}

Silence silenceOf(const JsonReader& told)
{
    Silence silence{.id = told.text("id"),
                    .matchers = {},
                    .state = silenceState(told.child("status").text("state")),
                    .startsAtMs = momentFrom(told.text("startsAt")),
                    .endsAtMs = momentFrom(told.text("endsAt")),
                    .updatedAtMs = momentFrom(told.text("updatedAt")),
                    .createdBy = told.text("createdBy"),
                    .comment = told.text("comment")};
    for (const auto& matcher : told.items("matchers"))
        silence.matchers << matcherOf(matcher);
    return silence;
}

AlertGroup groupOf(const JsonReader& told)
{
    AlertGroup group{told.child("receiver").text("name"), labelsFrom(told.child("labels")), {}};
    for (const auto& alert : told.items("alerts"))
        group.alerts.push_back(alertOf(alert));
    return group;
}

Error noAlertmanager(const QString& where)
{
    return Error::make(ErrorKind::Unreadable, where,
                       connectorText(QT_TRANSLATE_NOOP("ph::Connector", "what answers is no Alertmanager")));
}

template <class T>
Result<Sifted<T>> itemsOf(std::string_view body, const QString& where, T (*read)(const JsonReader&))
{
    const auto list = parseJson(body, where);
    if (!list || !list->is_array())
        return fail(noAlertmanager(where));
    Sifted<T> sifted;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto item = QStringLiteral("%1[%2]").arg(where).arg(i);
        if (!(*list)[i].is_object()) {
            sifted.faults.push_back(
                {item, Error::make(ErrorKind::Unreadable, item,
                                   connectorText(QT_TRANSLATE_NOOP("ph::Connector", "it is no object")))});
            continue;
        }
        const JsonReader reader((*list)[i]);
        auto one = read(reader);
        if (auto mistake = reader.mistake(item))
            sifted.faults.push_back({item, std::move(*mistake)});
        else
            sifted.items.push_back(std::move(one));
    }
    return sifted;
}

/// An object that has `key`.
Result<Json> objectOf(std::string_view body, const QString& where, const char* key)
{
    auto reply = parseJson(body, where);
    if (!reply || !reply->is_object() || !reply->contains(key))
        return fail(noAlertmanager(where));
    return reply;
}

} // namespace

Result<Sifted<Alert>> alertsFromReply(std::string_view body, const QString& where)
{
    return itemsOf<Alert>(body, where, alertOf);
}

Result<Sifted<AlertGroup>> groupsFromReply(std::string_view body, const QString& where)
{
    return itemsOf<AlertGroup>(body, where, groupOf);
}

Result<Sifted<Silence>> silencesFromReply(std::string_view body, const QString& where)
{
    return itemsOf<Silence>(body, where, silenceOf);
}

Result<Silence> silenceFromReply(std::string_view body, const QString& where)
{
    const auto reply = objectOf(body, where, "id");
    if (!reply)
        return fail(reply.error());
    const JsonReader reader(*reply);
    auto silence = silenceOf(reader);
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    return silence;
}

Result<QString> silenceIdFromReply(std::string_view body, const QString& where)
{
    const auto reply = objectOf(body, where, "silenceID");
    if (!reply)
        return fail(reply.error());
    const JsonReader reader(*reply);
    const auto id = reader.text("silenceID");
    if (id.isEmpty())
        return fail(noAlertmanager(where));
    return id;
}

Result<Status> statusFromReply(std::string_view body, const QString& where)
{
    const auto reply = objectOf(body, where, "versionInfo");
    if (!reply)
        return fail(reply.error());
    const JsonReader reader(*reply);
    const auto cluster = reader.child("cluster");
    Status status{reader.child("versionInfo").text("version"), cluster.text("status"),
                  cluster.items("peers").size()};
    if (auto mistake = reader.mistake(where))
        return fail(std::move(*mistake));
    return status;
}

std::string silenceRequest(const SilenceAsk& ask)
{
    using Operator = LabelMatcher::Operator;
    auto matchers = Json::array();
    for (const auto& matcher : ask.matchers)
        matchers.push_back(
            {{"name", matcher.name.toStdString()},
             {"value", matcher.value.toStdString()},
             {"isRegex", matcher.op == Operator::Matches || matcher.op == Operator::MatchesNot},
             {"isEqual", matcher.op == Operator::Equal || matcher.op == Operator::Matches}});
    const Json body{{"matchers", std::move(matchers)},
                    {"startsAt", timeText(ask.startsAtMs)},
                    {"endsAt", timeText(ask.endsAtMs)},
                    {"createdBy", ask.createdBy.toStdString()},
                    {"comment", ask.comment.toStdString()}};
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace ph::alertmanager
