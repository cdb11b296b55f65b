#include "services/connectors/mlflow/MlflowRemoteServer.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace ph::mlflow {

namespace {

constexpr char probeBody[] = R"({"max_results":1})";

} // namespace

RemoteServer::RemoteServer(const QString& location)
{
    QUrl url(location.trimmed());
    url.setFragment(QString());
    url.setQuery(QString());
    auto path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(QString());
    origin_ =
        url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::StripTrailingSlash).toStdString();
    prefix_ = path.toStdString();
    webBase_ = QString::fromStdString(origin_ + prefix_);
}

RestClient RemoteServer::client(const CallContext& context, RetryPolicy retry) const
{
    return RestClient(context.transport, origin_, context.credentials, context.stop, retry);
}

Result<std::string> RemoteServer::apiRoot(const CallContext& context)
{
    if (prefix_.empty())
        return "/api/2.0";
    {
        const std::lock_guard lock(mutex_);
        if (!apiRoot_.empty())
            return apiRoot_;
    }
    // The root comes last: another server may live there.
    for (const auto& candidate : {prefix_ + "/api/2.0", prefix_ + "/ajax-api/2.0", std::string("/api/2.0")}) {
        const auto reply = client(context).postRead(candidate + "/mlflow/experiments/search", probeBody);
        if (!reply && reply.error().kind != ErrorKind::NotFound && reply.error().kind != ErrorKind::Invalid)
            return fail(reply.error());
        if (reply && reply->isJson()) {
            const std::lock_guard lock(mutex_);
            apiRoot_ = candidate;
            return candidate;
        }
    }
    return fail(ErrorKind::NotFound, webBase_,
                QCoreApplication::translate("ph::MlflowRemote", "No MLflow server answers at this URL"));
}

Result<std::string> RemoteServer::endpoint(const CallContext& context, std::string_view name)
{
    auto root = apiRoot(context);
    if (root)
        root->append("/mlflow/").append(name);
    return root;
}

Result<HttpResponse> RemoteServer::fetchVersion(const CallContext& context, RetryPolicy retry)
{
    auto rest = client(context, retry);
    auto reply = rest.get(prefix_ + "/version");
    const bool elsewhere = !prefix_.empty() && ((reply && versionText(reply->body).isEmpty()) ||
                                                (!reply && reply.error().kind == ErrorKind::NotFound));
    if (elsewhere)
        reply = rest.get("/version");
    if (reply) {
        const std::lock_guard lock(mutex_);
        version_ = versionText(reply->body);
    } else if (reply.error().kind == ErrorKind::NotFound) {
        const std::lock_guard lock(mutex_);
        version_ = QString();
    }
    return reply;
}

int RemoteServer::majorVersion(const CallContext& context)
{
    const auto known = [this]() -> std::optional<int> {
        const std::lock_guard lock(mutex_);
        return version_ ? std::optional(majorVersionOf(*version_)) : std::nullopt;
    };
    if (const auto major = known())
        return *major;
    (void)fetchVersion(context);
    return known().value_or(0);
}

bool RemoteServer::isVersionKnown() const
{
    const std::lock_guard lock(mutex_);
    return version_.has_value();
}

RemoteServer::Ability RemoteServer::loggedModels() const
{
    const std::lock_guard lock(mutex_);
    return loggedModels_;
}

void RemoteServer::rememberLoggedModels(Ability ability)
{
    const std::lock_guard lock(mutex_);
    loggedModels_ = ability;
}

bool RemoteServer::lacksLoggedModels(const CallContext& context)
{
    // The endpoint is missing, not what was asked of it, where it never answered.
    if (loggedModels() == Ability::Unknown && majorVersion(context) < 3 && isVersionKnown())
        rememberLoggedModels(Ability::No);
    return loggedModels() == Ability::No;
}

int majorVersionOf(const QString& version)
{
    return version.section(QLatin1Char('.'), 0, 0).toInt();
}

QString versionText(std::string_view body)
{
    constexpr std::size_t longest = 64;
    if (body.size() > longest)
        return {};
    const auto text = QString::fromUtf8(body.data(), qsizetype(body.size())).trimmed();
    static const QRegularExpression shape(QStringLiteral("^\\d+\\.[0-9A-Za-z.+-]*$"));
    return shape.match(text).hasMatch() ? text : QString();
}

Result<HttpResponse> requireJson(Result<HttpResponse> response, const QString& where)
{
    if (response && !response->isJson()) {
        const auto type = QString::fromUtf8(response->header("content-type").data(),
                                            qsizetype(response->header("content-type").size()));
        return fail(
            ErrorKind::Unreadable, where,
            QCoreApplication::translate("ph::MlflowRemote",
                                        "The server answered with \"%1\" instead of JSON. Is this the URL of "
                                        "an MLflow server, or a sign-in page in front of it?")
                .arg(type.left(100)));
    }
    return response;
}

} // namespace ph::mlflow
