#include "services/kubernetes/StatusError.h"

#include "models/values/RecordedDetail.h"
#include "services/http/RestClient.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/PlainText.h"
#include "services/log/Redaction.h"

#include <QRegularExpression>

namespace ph {

namespace {

constexpr char expiredWords[] = "HTTP 410";

/// Of an API server, whose kinds of objects come and go.
ErrorKind kindOfApiStatus(int code)
{
    switch (code) {
    case 405:
    case 406:
    case 415:
        return ErrorKind::Unsupported;
    case 504:
        return ErrorKind::Timeout;
    default:
        return kindOfStatus(code);
    }
}

ErrorKind kindOf(int code, const JsonReader& details)
{
    // A Status without a name: the kind of object is unknown, not the object.
    return code == 404 && details.text("name").isEmpty() ? ErrorKind::Unsupported : kindOfApiStatus(code);
}

/// For a Status that holds its reason alone.
int codeOfReason(const QString& reason)
{
    static const std::pair<const char*, int> codes[] = {
        {"Unauthorized", 401},    {"Forbidden", 403},         {"NotFound", 404},
        {"AlreadyExists", 409},   {"Conflict", 409},          {"Gone", 410},
        {"Expired", 410},         {"Invalid", 422},           {"BadRequest", 400},
        {"TooManyRequests", 429}, {"Timeout", 504},           {"ServerTimeout", 500},
        {"InternalError", 500},   {"ServiceUnavailable", 503}};
    for (const auto& [name, code] : codes) {
        if (reason == QLatin1StringView(name))
            return code;
    }
    return 500;
}

/// The server's sentence. A refusal by strict validation repeats the whole object before it comes to the
/// point.
QString sentenceOf(const JsonReader& status)
{
    const QString message = plainText(status.text("message"));
    const auto point = message.indexOf(QLatin1String("strict decoding error: "));
    return point > 0 ? message.mid(point) : message;
}

RecordedText roleFor(const MissingRight& right)
{
    //: %1 is a verb such as patch, %2 a kind of object or a path, %3 and %4 name a group and a namespace
    if (right.resource.startsWith(QLatin1Char('/')))
        return kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                          "A role has to allow the verb \"%1\" on \"%2\" among its paths."))
            .arg(right.verb, right.resource);
    if (right.group.isEmpty() && right.ns.isEmpty())
        return kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                          "A role has to allow the verb \"%1\" on \"%2\" of the "
                                          "core group at the cluster scope."))
            .arg(right.verb, right.resource);
    if (right.group.isEmpty())
        return kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                          "A role has to allow the verb \"%1\" on \"%2\" of the "
                                          "core group in the namespace \"%3\"."))
            .arg(right.verb, right.resource, right.ns);
    if (right.ns.isEmpty())
        return kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                          "A role has to allow the verb \"%1\" on \"%2\" of the "
                                          "group \"%3\" at the cluster scope."))
            .arg(right.verb, right.resource, right.group);
    return kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                      "A role has to allow the verb \"%1\" on \"%2\" of the "
                                      "group \"%3\" in the namespace \"%4\"."))
        .arg(right.verb, right.resource, right.group, right.ns);
}

/// What somebody can do about it; empty where the server's words are enough.
RecordedText advice(const Error& error)
{
    if (error.kind == ErrorKind::Unauthorized)
        return kubeText(QT_TRANSLATE_NOOP(
            "ph::KubernetesApi", "The server knows neither the token nor the client certificate: it may have "
                                 "expired or belong to another cluster."));
    if (error.kind == ErrorKind::Unsupported && error.detail.startsWith(QLatin1String("HTTP 404")))
        return kubeText(QT_TRANSLATE_NOOP(
            "ph::KubernetesApi", "The server has no such kind of object: is it installed, in this version?"));
    if (error.detail.contains(QLatin1String("due to an error in our request")))
        return kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                          "A test of the patch did not hold, or a path of it is not there."));
    const auto cause = forbiddenBecause(error);
    if (!cause)
        return RecordedText::nothing();
    switch (*cause) {
    case ForbiddenCause::MissingRight:
        return roleFor(*missingRight(error));
    case ForbiddenCause::Anonymous:
        return kubeText(QT_TRANSLATE_NOOP(
            "ph::KubernetesApi", "No credentials reached the server: check the user of this context."));
    case ForbiddenCause::Admission:
        return kubeText(QT_TRANSLATE_NOOP(
            "ph::KubernetesApi", "A policy of the cluster refused the object; rights are not the matter."));
    case ForbiddenCause::Quota:
        return kubeText(QT_TRANSLATE_NOOP(
            "ph::KubernetesApi", "The namespace's quota is used up: free some of it or have it raised."));
    case ForbiddenCause::Other:
        return RecordedText::nothing();
    }
    return RecordedText::nothing();
}

void addAdvice(Error& error)
{
    const auto words = advice(error);
    if (words.isEmpty())
        return;
    const auto said = recordedDetail(error);
    const auto joined = [](const QString& said, const QString& words) {
        return said + QLatin1String(said.endsWith(QLatin1Char('.')) ? " " : ". ") + words;
    };
    const auto both = Error::make(
        error.kind, {}, RecordedText(joined(said.shown, words.shown), joined(said.english, words.english)));
    error.detail = both.detail;
    error.english = both.english;
}

Error errorOf(const Json& status, int code, const QString& where)
{
    const JsonReader reader(status);
    const JsonReader details = reader.child("details");
    QString sentence = sentenceOf(reader);
    if (sentence.isEmpty())
        sentence = plainText(reader.text("reason"));
    Error error = Error::make(kindOf(code, details), where,
                              redact(QStringLiteral("HTTP %1: %2").arg(code).arg(sentence)));
    if (const auto seconds = details.integer("retryAfterSeconds", 0); seconds > 0)
        error.retryAfter = std::chrono::seconds(std::min<std::int64_t>(seconds, 24 * 3600));
    addAdvice(error);
    return error;
}

bool isStatus(const Json& json)
{
    return json.is_object() && json.value("kind", Json()) == "Status";
}

} // namespace

Error statusError(const Json& status, const QString& where)
{
    const JsonReader reader(status);
    const auto code = reader.integer("code", 0);
    return errorOf(status,
                   code > 0 && code < 1000 ? static_cast<int>(code) : codeOfReason(reader.text("reason")),
                   where);
}

Error errorFromApi(const HttpResponse& response, const QString& where,
                   std::chrono::system_clock::time_point now)
{
    if (response.isJson()) {
        if (const auto json = parseJson(response.body, where); json && isStatus(*json)) {
            Error error = errorOf(*json, response.status, where);
            if (const auto wait = retryAfter(response, now))
                error.retryAfter = wait;
            return error;
        }
    }
    Error error = errorFromStatus(response, where, now);
    const bool noSuchPath = response.status == 404 && response.body.starts_with("404 page not found");
    error.kind = noSuchPath ? ErrorKind::Unsupported : kindOfApiStatus(response.status);
    addAdvice(error);
    return error;
}

bool isExpired(const Error& error)
{
    return error.kind == ErrorKind::Invalid && error.detail.startsWith(QLatin1String(expiredWords));
}

std::optional<ForbiddenCause> forbiddenBecause(const Error& error)
{
    if (error.kind != ErrorKind::Forbidden)
        return std::nullopt;
    const auto says = [&error](const char* words) { return error.detail.contains(QLatin1String(words)); };
    // A webhook's own words may hold anything: who speaks is looked at first.
    if (says("admission webhook") || says("ValidatingAdmissionPolicy") || says("violates PodSecurity"))
        return ForbiddenCause::Admission;
    if (const auto right = missingRight(error))
        return right->user == QLatin1String("system:anonymous") ? ForbiddenCause::Anonymous
                                                                : ForbiddenCause::MissingRight;
    return says("exceeded quota") ? ForbiddenCause::Quota : ForbiddenCause::Other;
}

std::optional<MissingRight> missingRight(const Error& error)
{
    static const QRegularExpression refusal(
        QStringLiteral("User \"([^\"]*)\" cannot (\\S+) (?:resource|path) \"([^\"]*)\""
                       "(?: in API group \"([^\"]*)\")?(?: in the namespace \"([^\"]*)\")?"));
    if (error.kind != ErrorKind::Forbidden || error.detail.contains(QLatin1String("admission webhook")))
        return std::nullopt;
    const auto match = refusal.match(error.detail);
    if (!match.hasMatch())
        return std::nullopt;
    return MissingRight{match.captured(1), match.captured(2), match.captured(3), match.captured(4),
                        match.captured(5)};
}

Error startingError(const Error& refusal)
{
    return Error::make(
        ErrorKind::ServerFault, refusal.where,
        kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                   "The API server is starting and does not know its roles yet; for now "
                                   "it says: %1"))
            .arg(recordedDetail(refusal)));
}

} // namespace ph
