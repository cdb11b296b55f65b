#include "services/kubernetes/ClusterCredentials.h"

#include "models/values/RecordedDetail.h"
#include "services/http/HeaderText.h"
#include "services/http/HttpAddress.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/SmallFile.h"
#include "services/log/Redaction.h"

namespace ph {

namespace {

constexpr qint64 longestToken = 64 * 1024;

/// So that a request does not arrive with what has just expired; less for what lives only briefly.
constexpr std::int64_t expiryMarginMs = 60'000;

std::string basicAuthorization(const ClusterAccess& access)
{
    return QByteArray::fromStdString(access.basicUser + ':' + access.basicPassword).toBase64().toStdString();
}

/// Arguments and variables of plugins that look like `client-secret=…`: the rest is no secret, and hiding
/// "us-east-1" everywhere would help nobody.
void rememberIfSecret(QString name, const QString& value)
{
    while (name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    if (!value.isEmpty() && !redact(name + QLatin1Char('=') + value).endsWith(value))
        rememberSecret(value.toStdString());
}

void rememberSecrets(const ClusterAccess& access)
{
    rememberSecret(access.token);
    rememberSecret(access.keyPem);
    rememberSecret(access.basicPassword);
    if (!access.basicPassword.empty())
        rememberSecret(basicAuthorization(access));
    if (const auto scheme = access.proxy.find("://"); scheme != std::string::npos) {
        if (const auto proxy = parseHttpAddress("http" + access.proxy.substr(scheme)))
            rememberSecret(proxy->password);
    }
    if (!access.exec)
        return;
    const auto& environment = access.exec->environment;
    for (auto each = environment.begin(); each != environment.end(); ++each)
        rememberIfSecret(each.key(), each.value());
    const auto& arguments = access.exec->arguments;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        const auto next = arguments.value(i + 1);
        if (argument.contains(QLatin1Char('=')))
            rememberIfSecret(argument.section(QLatin1Char('='), 0, 0), argument.section(QLatin1Char('='), 1));
        else if (argument.startsWith(QLatin1Char('-')) && !next.startsWith(QLatin1Char('-')))
            rememberIfSecret(argument, next);
    }
}

/// A key of user extras may hold what no header's name may: percent-encoded, as the API server reads it.
/// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
std::string extraHeader(const std::string& key)
{
    constexpr std::string_view others = "!#$&'*+-.^_`|~";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string name = "Impersonate-Extra-";
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isWord = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (isWord || others.find(c) != std::string_view::npos)
            name += c;
        else
            name.append({'%', hex[byte >> 4], hex[byte & 15]});
    }
    return name;
}

std::vector<HttpHeader> impersonation(const ClusterAccess& access)
{
    std::vector<HttpHeader> headers;
    if (access.impersonateUser.empty())
        return headers;
    headers.push_back({"Impersonate-User", access.impersonateUser});
    if (!access.impersonateUid.empty())
        headers.push_back({"Impersonate-Uid", access.impersonateUid});
    for (const auto& group : access.impersonateGroups)
        headers.push_back({"Impersonate-Group", group});
    for (const auto& [key, value] : access.impersonateExtra)
        headers.push_back({extraHeader(key), value});
    return headers;
}

/// Names are resolved by the proxy, as kubectl does it; libcurl spells that socks5h.
std::string curlProxy(const std::string& proxy)
{
    constexpr std::string_view socks = "socks5://";
    return proxy.starts_with(socks) ? "socks5h://" + proxy.substr(socks.size()) : proxy;
}

HttpCredentials fixedPart(const ClusterAccess& access)
{
    HttpCredentials credentials;
    credentials.extraHeaders = impersonation(access);
    credentials.caPem = access.caPem;
    credentials.certPem = access.certPem;
    credentials.keyPem = access.keyPem;
    credentials.tlsServerName = access.tlsServerName;
    credentials.proxy = curlProxy(access.proxy);
    return credentials;
}

} // namespace

ClusterCredentials::ClusterCredentials(ClusterAccess access, Clock clock)
    : access_(std::move(access))
    , clock_(std::move(clock))
{
    rememberSecrets(access_);
}

Result<HttpCredentials> ClusterCredentials::current(std::stop_token stop)
{
    auto credentials = fixedPart(access_);
    if (!access_.token.empty() || !access_.tokenFile.empty())
        return bearerToken().map([&](const std::string& token) {
            credentials.authorization = "Bearer " + token;
            return credentials;
        });
    if (!access_.basicUser.empty() || !access_.basicPassword.empty()) {
        credentials.authorization = "Basic " + basicAuthorization(access_);
        return credentials;
    }
    if (!access_.exec)
        return credentials;
    return printed(stop).map([&](const ExecCredential& fresh) {
        if (!fresh.token.empty())
            credentials.authorization = "Bearer " + fresh.token;
        if (!fresh.certPem.empty()) {
            credentials.certPem = fresh.certPem;
            credentials.keyPem = fresh.keyPem;
        }
        return credentials;
    });
}

Result<std::string> ClusterCredentials::bearerToken()
{
    if (access_.tokenFile.empty())
        return access_.token;
    const auto text = readSmallFile(access_.tokenFile, longestToken);
    const std::string token(text ? trimmed(*text) : std::string_view());
    const bool isOneWord =
        !token.empty() && std::none_of(token.begin(), token.end(), [](unsigned char c) { return c <= 0x20; });
    if (!isOneWord && !access_.token.empty())
        return access_.token;
    if (!isOneWord)
        return fail(
            ErrorKind::Unauthorized, QString::fromStdString(access_.tokenFile),
            kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the token file cannot be used: %1"))
                .arg(text ? kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it does not hold one token"))
                          : recordedDetail(text.error())));
    const std::lock_guard lock(mutex_);
    if (token != rememberedToken_) {
        rememberSecret(token);
        rememberedToken_ = token;
    }
    return token;
}

Result<ExecCredential> ClusterCredentials::printed(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    const int before = answers_;
    if (!answered_.wait(lock, stop, [this] { return !asking_; }))
        return fail(ErrorKind::Cancelled, QStringLiteral("exec plugin"));
    if (isFresh())
        return *printed_;
    if (answers_ != before) { // just now; asking anew for each who waited helps nobody
        if (failure_)
            return fail(*failure_);
        if (printed_)
            return *printed_;
    }
    asking_ = true;
    lock.unlock();
    auto fresh = askExecPlugin(access_, stop);
    lock.lock();
    asking_ = false;
    if (fresh) {
        keep(*fresh);
        failure_.reset();
        ++answers_;
    } else if (fresh.error().kind != ErrorKind::Cancelled) {
        failure_ = fresh.error();
        ++answers_;
    }
    answered_.notify_all();
    return fresh;
}

void ClusterCredentials::keep(const ExecCredential& fresh)
{
    rememberSecret(fresh.token);
    rememberSecret(fresh.keyPem);
    printed_ = fresh;
    renewAtMs_ = noTime;
    if (fresh.expiresMs != noTime) {
        const auto lifeMs = fresh.expiresMs - toMs(clock_());
        renewAtMs_ = fresh.expiresMs - std::min(expiryMarginMs, lifeMs / 5);
    }
}

bool ClusterCredentials::isFresh() const
{
    return printed_ && (renewAtMs_ == noTime || toMs(clock_()) < renewAtMs_);
}

void ClusterCredentials::expire(const HttpCredentials& refused)
{
    const std::lock_guard lock(mutex_);
    const bool same = printed_ &&
                      (printed_->token.empty() || refused.authorization == "Bearer " + printed_->token) &&
                      (printed_->certPem.empty() || refused.certPem == printed_->certPem);
    if (same)
        printed_.reset();
}

} // namespace ph
