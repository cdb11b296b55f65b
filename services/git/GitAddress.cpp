#include "services/git/GitAddress.h"

#include "services/git/GitText.h"
#include "services/log/Redaction.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QUrl>

namespace ph {

namespace {

Result<GitAddress> folder(const QString& path)
{
    if (!QDir::isAbsolutePath(path))
        return fail(ErrorKind::Invalid, path,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "a repository's folder is given as a whole path")));
    return GitAddress{GitAddress::Place::Folder, QDir::cleanPath(path)};
}

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") ||
           host == QLatin1String("::1");
}

bool isGitFolderName(const QString& name)
{
    // What Windows and macOS take for ".git" counts too: the repository is not ours alone.
    static const QRegularExpression shape(QStringLiteral("^(\\.git|git~[0-9]+)[ .]*$"),
                                          QRegularExpression::CaseInsensitiveOption);
    QString visible;
    for (const auto c : name) {
        if (c.category() != QChar::Other_Format)
            visible += c;
    }
    return shape.match(visible).hasMatch();
}

} // namespace

Result<GitAddress> parseGitAddress(const QString& text)
{
    const QString trimmed = text.trimmed();
    const auto shown = redact(trimmed);
    for (const auto c : trimmed) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            return fail(ErrorKind::Invalid, shown,
                        gitText(QT_TRANSLATE_NOOP("ph::Git", "control characters in an address")));
    }
    if (!trimmed.contains(QLatin1String("://"))) {
        // As of git: user@host:path, where no '/' comes before the colon. A leading '-' would be an option of
        // ssh.
        static const QRegularExpression scp(
            QStringLiteral("^[A-Za-z0-9_][\\w.-]*@[A-Za-z0-9][\\w.-]*:[^:].*$"));
        if (scp.match(trimmed).hasMatch())
            return GitAddress{GitAddress::Place::Server, trimmed};
        return folder(trimmed);
    }
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid())
        return fail(ErrorKind::Invalid, QStringLiteral("address of a Git repository"),
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "it is no URL")));
    if (url.scheme() == QLatin1String("file")) {
        if (!url.host().isEmpty() && !isThisMachine(url.host()))
            return fail(ErrorKind::Invalid, shown,
                        gitText(QT_TRANSLATE_NOOP("ph::Git", "file:// names another machine")));
        return folder(url.path());
    }
    if (!url.password().isEmpty())
        return fail(ErrorKind::Invalid, shown,
                    gitText(QT_TRANSLATE_NOOP(
                        "ph::Git", "a password does not belong in an address; give a reference to it")));
    if (url.host().isEmpty() || url.host().startsWith(u'-'))
        return fail(ErrorKind::Invalid, shown, gitText(QT_TRANSLATE_NOOP("ph::Git", "no host is named")));
    const bool isPlain = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("git");
    if (isPlain && !isThisMachine(url.host()))
        return fail(ErrorKind::Unsupported, shown,
                    gitText(QT_TRANSLATE_NOOP("ph::Git",
                                              "use https:// or ssh://, which nobody can change on the way")));
    if (!isPlain && url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("ssh"))
        return fail(ErrorKind::Unsupported, shown,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "use a folder, https:// or ssh://")));
    return GitAddress{GitAddress::Place::Server, trimmed};
}

QString gitFolderName(const GitAddress& address)
{
    const auto digest = QCryptographicHash::hash(address.text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().left(24));
}

Result<QByteArray> checkedGitPath(const QString& path)
{
    const auto refuse = [&](const char* why) {
        return fail(ErrorKind::Invalid, path.left(200), QLatin1String(why));
    };
    if (path.isEmpty() || path.size() > 1000)
        return refuse("a path in a repository has 1 to 1,000 characters");
    for (const auto c : path) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f || c == u'\\' || c == u':')
            return refuse("control characters, backslashes and colons are not taken in a path");
    }
    for (const auto& name : path.split(u'/')) {
        if (name.isEmpty() || name == QLatin1String(".") || name == QLatin1String(".."))
            return refuse("the path must stay within its repository");
        if (isGitFolderName(name))
            return refuse("Git's own folder is not for files");
    }
    return path.toUtf8();
}

} // namespace ph
