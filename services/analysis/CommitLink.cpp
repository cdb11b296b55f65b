#include "services/analysis/CommitLink.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace ph {

namespace {

struct Repository {
    QString origin; ///< "https://host:port"
    QString host;   ///< lower case
    QString path;   ///< "/team/repo"
};

std::optional<Repository> repositoryAt(const QString& text)
{
    // git@host:team/repo.git is no URL.
    static const QRegularExpression scp(
        QStringLiteral("^(?:[^@/:\\s]+@)?([A-Za-z0-9.-]+\\.[A-Za-z0-9-]+):(?!//)/?(.+)$"));
    QString spelled = text.trimmed();
    if (!spelled.contains(QLatin1String("://"))) {
        const auto match = scp.match(spelled);
        if (!match.hasMatch())
            return std::nullopt;
        spelled = QStringLiteral("ssh://%1/%2").arg(match.captured(1), match.captured(2));
    }
    const QUrl url(spelled, QUrl::StrictMode);
    const auto scheme = url.scheme();
    const bool web = scheme == QLatin1String("https") || scheme == QLatin1String("http");
    const bool other = scheme == QLatin1String("ssh") || scheme == QLatin1String("git") ||
                       scheme == QLatin1String("git+ssh");
    if (!url.isValid() || url.host().isEmpty() || !(web || other))
        return std::nullopt;
    QUrl origin;
    origin.setScheme(web ? scheme : QStringLiteral("https"));
    origin.setHost(url.host());
    if (web) // the port of ssh says nothing of the web page's
        origin.setPort(url.port());
    auto path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(QLatin1String(".git")))
        path.chop(4);
    static const QRegularExpression plain(QStringLiteral("^(/[A-Za-z0-9._~%+-]+){2,}$"));
    const bool climbs = path.split(u'/').contains(QStringLiteral(".."));
    if (!plain.match(path).hasMatch() || climbs)
        return std::nullopt;
    return Repository{origin.toString(QUrl::FullyEncoded), url.host().toLower(), path};
}

bool isCommit(const QString& text)
{
    static const QRegularExpression hex(QStringLiteral("^[0-9a-fA-F]{7,64}$"));
    return hex.match(text).hasMatch();
}

bool hasNoDiffPage(const QString& host)
{
    static const QStringList ends{
        QStringLiteral("amazonaws.com"),     QStringLiteral("sr.ht"),
        QStringLiteral("googlesource.com"),  QStringLiteral("huggingface.co"),
        QStringLiteral("ssh.dev.azure.com"), QStringLiteral("source.developers.google.com")};
    return std::any_of(ends.begin(), ends.end(), [&](const QString& end) { return host.endsWith(end); });
}

} // namespace

QString commitDiffLink(const QString& repository, const QString& from, const QString& to)
{
    const auto at = repositoryAt(repository);
    if (!at || !isCommit(from) || !isCommit(to) || hasNoDiffPage(at->host))
        return {};
    const QString base = at->origin + at->path;
    if (at->host.contains(QLatin1String("gitlab")))
        return base + QStringLiteral("/-/compare/%1...%2").arg(from, to);
    if (at->host == QLatin1String("bitbucket.org"))
        return base + QStringLiteral("/branches/compare/%1..%2#diff").arg(to, from);
    if (at->host == QLatin1String("dev.azure.com") || at->host.endsWith(QLatin1String(".visualstudio.com")))
        return base +
               QStringLiteral("/branchCompare?baseVersion=GC%1&targetVersion=GC%2&_a=files").arg(from, to);
    const auto parts = at->path.split(u'/', Qt::SkipEmptyParts);
    if (at->host.contains(QLatin1String("bitbucket")) || parts.first() == QLatin1String("scm")) {
        const auto project = parts.value(parts.size() - 2);
        const auto& slug = parts.last();
        return at->origin +
               QStringLiteral("/projects/%1/repos/%2/compare/diff?sourceBranch=%3&targetBranch=%4")
                   .arg(project, slug, to, from);
    }
    return base + QStringLiteral("/compare/%1...%2").arg(from, to);
}

} // namespace ph
