#include "services/secrets/SecretReference.h"

#include "services/process/ChildProcess.h"
#include "services/secrets/SecretText.h"
#include "services/secrets/SecretVault.h"

#include <QDir>
#include <QRegularExpression>

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ph {

namespace {

constexpr qint64 longestSecret = 64 * 1024;
constexpr std::chrono::seconds commandTime{10};

class OpenFile {
public:
    explicit OpenFile(const QString& path)
        // Not blocking: the path may be a pipe that nobody writes to.
        : descriptor_(
              ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))
    {
    }
    ~OpenFile()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

Result<std::string> nonEmpty(std::string secret, const QString& where)
{
    if (secret.empty())
        return fail(ErrorKind::Invalid, where,
                    secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the secret is empty")));
    return secret;
}

QString expandedHome(const QString& path)
{
    return path.startsWith(QLatin1StringView("~/")) ? QDir::homePath() + path.mid(1) : path;
}

} // namespace

std::optional<SecretReference> readReference(const QString& text)
{
    using Kind = SecretReference::Kind;
    static const std::array kinds{std::pair(QStringLiteral("keychain:"), Kind::Keychain),
                                  std::pair(QStringLiteral("env:"), Kind::Environment),
                                  std::pair(QStringLiteral("file:"), Kind::File),
                                  std::pair(QStringLiteral("exec:"), Kind::Command)};
    const QString clean = text.trimmed();
    for (const auto& [prefix, kind] : kinds) {
        const QString target = clean.mid(prefix.size()).trimmed();
        if (clean.startsWith(prefix) && !target.isEmpty() && !target.contains(QChar(0)))
            return SecretReference{kind, target};
    }
    return std::nullopt;
}

Result<SecretRef> parseSecretRef(const QString& text)
{
    const auto forms = secretText(QT_TRANSLATE_NOOP(
        "ph::SecretReference", "a secret is given as keychain:NAME, env:NAME, file:PATH or exec:COMMAND"));
    const auto invalid = [](const RecordedText& detail) {
        return fail(ErrorKind::Invalid, QStringLiteral("secret reference"), detail);
    };
    const QString clean = text.trimmed();
    if (clean.isEmpty())
        return invalid(forms);
    const auto reference = readReference(clean);
    if (!reference) {
        for (const auto* prefix : {"keychain:", "env:", "file:", "exec:"}) {
            if (clean.startsWith(QLatin1StringView(prefix)))
                return invalid(secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "nothing follows %1"))
                                   .arg(QString::fromLatin1(prefix)));
        }
        // What was typed is not repeated: it may well be the secret.
        return invalid(
            secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "this looks like the secret itself; %1"))
                .arg(forms));
    }
    static const QRegularExpression variable(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    if (reference->kind == SecretReference::Kind::Environment &&
        !variable.match(reference->target).hasMatch())
        return invalid(secretText(QT_TRANSLATE_NOOP(
            "ph::SecretReference", "what follows env: is not the name of an environment variable")));
    if (reference->kind == SecretReference::Kind::File &&
        !QDir::isAbsolutePath(expandedHome(reference->target)))
        return invalid(secretText(
            QT_TRANSLATE_NOOP("ph::SecretReference", "what follows file: must be an absolute path")));
    return SecretRef{clean};
}

Result<std::string> resolveEnvironment(const QString& name)
{
    const QString where = QStringLiteral("env:") + name;
    const char* value = std::getenv(name.toUtf8().constData());
    if (!value)
        return fail(
            ErrorKind::NotFound, where,
            secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the environment variable is not set")));
    return nonEmpty(value, where);
}

Result<std::string> resolveFile(const QString& path)
{
    const QString where = QStringLiteral("file:") + path;
    const OpenFile file(expandedHome(path));
    if (file.get() < 0) {
        const ErrorKind kind = errno == ENOENT || errno == ENOTDIR ? ErrorKind::NotFound : ErrorKind::Storage;
        return fail(kind, where, QString::fromLocal8Bit(strerror(errno)));
    }
    // Asked of the open file, so that it cannot be exchanged between the look and the read.
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return fail(ErrorKind::Storage, where, QString::fromLocal8Bit(strerror(errno)));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorKind::Invalid, where,
                    secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "not a regular file")));
    if (status.st_uid != ::geteuid())
        return fail(
            ErrorKind::Forbidden, where,
            secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the file belongs to somebody else")));
    const unsigned mode = status.st_mode & 07777;
    if (mode != 0600 && mode != 0400)
        return fail(ErrorKind::Forbidden, where,
                    secretText(QT_TRANSLATE_NOOP("ph::SecretReference",
                                                 "the file has mode %1; others must not read it: chmod 600"))
                        .arg(mode, 4, 8, QLatin1Char('0')));
    if (status.st_size > longestSecret)
        return fail(ErrorKind::Invalid, where,
                    secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the file is larger than 64 KiB")));
    std::string secret(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t length = 0;
    while (length < secret.size()) {
        const ssize_t count = ::read(file.get(), secret.data() + length, secret.size() - length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(ErrorKind::Storage, where, QString::fromLocal8Bit(strerror(errno)));
        if (count == 0)
            break;
        length += static_cast<std::size_t>(count);
    }
    secret.resize(length);
    if (secret.ends_with('\n'))
        secret.pop_back();
    if (secret.ends_with('\r'))
        secret.pop_back();
    return nonEmpty(std::move(secret), where);
}

Result<std::string> resolveCommand(const QString& command)
{
    // The command itself stays out of the error: people write secrets into commands.
    const QString where = QStringLiteral("exec:");
    ChildProcess shell{{QStringLiteral("/bin/sh"), QStringLiteral("-c"), command}};
    shell.timeLimit = commandTime;
    shell.maxBytes = longestSecret + 2;               // and its line end
    shell.leftovers = ChildProcess::Leftovers::Leave; // it may have started an agent that remembers
    const auto ran = runChild(shell);
    if (!ran)
        return fail(ran.error().kind, where);
    switch (ran->end) {
    case ChildOutcome::End::NotStarted:
        return fail(ErrorKind::Storage, where,
                    secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "/bin/sh could not be started")));
    case ChildOutcome::End::TimedOut:
        return fail(
            ErrorKind::Timeout, where,
            secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the command took longer than 10 s")));
    case ChildOutcome::End::Crashed:
        return fail(ErrorKind::Invalid, where,
                    secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the command crashed")));
    case ChildOutcome::End::Exited:
        break;
    }
    if (ran->exitCode != 0)
        return fail(ErrorKind::Invalid, where,
                    secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the command failed with status %1"))
                        .arg(ran->exitCode));
    QByteArray line = ran->output.bytes;
    if (const auto end = line.indexOf('\n'); end >= 0)
        line.truncate(end);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.size() > longestSecret)
        return fail(
            ErrorKind::Invalid, where,
            secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the first line is larger than 64 KiB")));
    return nonEmpty(line.toStdString(), where);
}

} // namespace ph
