#include "services/connectors/ServerProbe.h"

#include "services/http/RestClient.h"
#include "services/http/TlsTrouble.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QUrl>

#include <cmath>

namespace ph {

namespace {

constexpr qint64 toleratedSkewSeconds = 60;

struct ServerProbeTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MlflowRemote)
};

/// Seconds that the server's clock is ahead of ours, from its Date header; none where it sends no readable
/// one.
std::optional<qint64> clockSkewSeconds(const HttpResponse& response, TimeMs now)
{
    const auto header = response.header("date");
    const auto date = QLocale::c().toDateTime(QString::fromUtf8(header.data(), qsizetype(header.size())),
                                              QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    const QDateTime utc(date.date(), date.time(), Qt::UTC);
    const auto ours = now.time_since_epoch().count() - response.elapsed.count() / 2;
    // The header is cut to whole seconds: half a second later is the best guess.
    constexpr double halfSecondMs = 500;
    return std::llround((double(utc.toMSecsSinceEpoch() - ours) + halfSecondMs) / 1000);
}

} // namespace

void ServerProbe::add(const QString& label, ProbeLine::Verdict verdict, const QString& detail)
{
    report_.lines.append({label, verdict, detail});
}

bool ServerProbe::failed(const QString& label, const Error& error)
{
    if (!report_.usable)
        report_.failure = error.kind; // the last word: what came before did not end the asking
    switch (error.kind) {
    case ErrorKind::Unauthorized:
        add(label, ProbeLine::Verdict::No, ServerProbeTexts::tr("The server refuses the credentials (401)"));
        return false;
    case ErrorKind::Forbidden:
        add(label, ProbeLine::Verdict::No, ServerProbeTexts::tr("Not permitted (403). %1").arg(error.detail));
        return true;
    case ErrorKind::Cancelled:
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
        add(label, ProbeLine::Verdict::No, error.detail);
        return false;
    default:
        add(label, ProbeLine::Verdict::No, error.detail);
        return true;
    }
}

bool ServerProbe::reached(const Result<HttpResponse>& reply)
{
    const auto label = ServerProbeTexts::tr("Reachable");
    if (reply) {
        skewSeconds_ = clockSkewSeconds(*reply, context_.clock());
        add(label, ProbeLine::Verdict::Yes,
            ServerProbeTexts::tr("answered in %1 ms").arg(reply->elapsed.count()));
        return true;
    }
    const auto kind = reply.error().kind;
    const bool answered = isAnswer(reply.error());
    const auto advice = tlsAdvice(reply.error());
    add(label, answered ? ProbeLine::Verdict::Yes : ProbeLine::Verdict::No,
        answered           ? QString()
        : advice.isEmpty() ? reply.error().detail
                           : advice);
    if (kind == ErrorKind::Unauthorized)
        return failed(ServerProbeTexts::tr("Signed in as"), reply.error());
    if (!answered)
        report_.failure = kind;
    return answered;
}

void ServerProbe::addAnonymous(const Connection& connection)
{
    add(ServerProbeTexts::tr("Signed in as"), ProbeLine::Verdict::Unknown,
        connection.auth == AuthScheme::None ? ServerProbeTexts::tr("No credentials are sent")
                                            : ServerProbeTexts::tr("The server does not tell"));
}

void ServerProbe::addClockSkew()
{
    if (!skewSeconds_)
        return;
    const bool off = std::abs(*skewSeconds_) > toleratedSkewSeconds;
    add(ServerProbeTexts::tr("Clock skew"), off ? ProbeLine::Verdict::Warning : ProbeLine::Verdict::Yes,
        off ? ServerProbeTexts::tr(
                  "The server's clock differs from this computer's by %1 s: times will look wrong")
                  .arg(*skewSeconds_)
            : ServerProbeTexts::tr("below one minute"));
}

void ServerProbe::setUsable()
{
    report_.usable = true;
    report_.failure.reset();
}

std::string serverAddress(const QString& location)
{
    QUrl url(location.trimmed());
    url.setFragment(QString());
    url.setQuery(QString());
    auto address = url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toStdString();
    while (address.ends_with('/'))
        address.pop_back();
    return address;
}

} // namespace ph
