#include "services/kubernetes/StatusError.h"

#include "services/http/RestClient.h"
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

QString place(const MissingRight& right)
{
    if (right.resource.startsWith(QLatin1Char('/')))
        return QStringLiteral("among its paths");
    const QString of = right.group.isEmpty() ? QStringLiteral("of the core group")
                                             : QStringLiteral("of the group \"%1\"").arg(right.group);
    return right.ns.isEmpty() ? of + QStringLiteral(" at the cluster scope")
                              : of + QStringLiteral(" in the namespace \"%1\"").arg(right.ns);
}

/// What somebody can do about it; empty where the server's words are enough.
QString advice(const Error& error)
{
    if (error.kind == ErrorKind::Unauthorized)
        return QStringLiteral("The server knows neither the token nor the client certificate: it may have "
                              "expired or belong to another cluster.");
    if (error.kind == ErrorKind::Unsupported && error.detail.startsWith(QLatin1String("HTTP 404")))
        return QStringLiteral("The server has no such kind of object: is it installed, in this version?");
    if (error.detail.contains(QLatin1String("due to an error in our request")))
        return QStringLiteral("A test of the patch did not hold, or a path of it is not there.");
    const auto cause = forbiddenBecause(error);
    if (!cause)
        return {};
    switch (*cause) {
    case ForbiddenCause::MissingRight: {
        const auto right = missingRight(error);
        return QStringLiteral("A role has to allow the verb \"%1\" on \"%2\" %3.")
            .arg(right->verb, right->resource, place(*right));
    }
    case ForbiddenCause::Anonymous:
        return QStringLiteral("No credentials reached the server: check the user of this context.");
    case ForbiddenCause::Admission:
        return QStringLiteral("A policy of the cluster refused the object; rights are not the matter.");
    case ForbiddenCause::Quota:
        return QStringLiteral("The namespace's quota is used up: free some of it or have it raised.");
    case ForbiddenCause::Other:
        return {};
    }
    return {};
}

void addAdvice(Error& error)
{
    const QString words = advice(error);
    if (words.isEmpty())
        return;
    const bool ended = error.detail.endsWith(QLatin1Char('.'));
    error.detail =
        Error::make(error.kind, {}, error.detail + QLatin1String(ended ? " " : ". ") + words).detail;
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
    return Error::make(ErrorKind::ServerFault, refusal.where,
                       QStringLiteral("The API server is starting and does not know its roles yet; for now "
                                      "it says: ") +
                           refusal.detail);
}

} // namespace ph
