#include "services/log/Log.h"
#include "services/log/Redaction.h"

#include <QDateTime>
#include <QFile>

#include <cstdio>
#include <mutex>

namespace ph {

namespace {

constexpr qint64 maxFileBytes = 5 << 20;
constexpr int oldFiles = 3;

QString fileIn(const std::filesystem::path& folder, int age)
{
    const QString name =
        age == 0 ? QStringLiteral("pilothouse.log") : QStringLiteral("pilothouse.%1.log").arg(age);
    return QString::fromStdString((folder / name.toStdString()).string());
}

QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QLatin1StringView("debug");
    case QtInfoMsg:
        return QLatin1StringView("info");
    case QtWarningMsg:
        return QLatin1StringView("warning");
    case QtCriticalMsg:
        return QLatin1StringView("error");
    case QtFatalMsg:
        return QLatin1StringView("fatal");
    }
    return QLatin1StringView("info");
}

bool isWarningOrWorse(QtMsgType type)
{
    return type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg;
}

} // namespace

struct LogFile::Private {
    explicit Private(std::filesystem::path where)
        : folder(std::move(where))
    {
        std::error_code ignored; // without a folder the log goes to stderr alone
        std::filesystem::create_directories(folder, ignored);
        open();
    }

    void open()
    {
        file.setFileName(fileIn(folder, 0));
        if (file.open(QIODevice::WriteOnly | QIODevice::Append))
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }

    void rotate()
    {
        file.close();
        QFile::remove(fileIn(folder, oldFiles));
        for (int age = oldFiles - 1; age >= 0; --age)
            QFile::rename(fileIn(folder, age), fileIn(folder, age + 1));
        open();
    }

    void write(QtMsgType type, const QMessageLogContext& context, const QString& message)
    {
        // One event is one line, so that a server's text cannot forge another.
        QString text = redact(message);
        text.replace(QLatin1Char('\n'), QStringLiteral("\\n"))
            .replace(QLatin1Char('\r'), QStringLiteral("\\r"));
        const QString line =
            QStringLiteral("%1 %2 %3: %4\n")
                .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), levelName(type),
                     QString::fromUtf8(context.category ? context.category : "default"), text);
        const QByteArray utf8 = line.toUtf8();
        const std::lock_guard lock(mutex);
        if (isWarningOrWorse(type) || !file.isOpen())
            std::fwrite(utf8.constData(), 1, static_cast<std::size_t>(utf8.size()), stderr);
        if (!file.isOpen())
            return;
        if (file.size() + utf8.size() > maxFileBytes)
            rotate();
        file.write(utf8);
        file.flush();
    }

    static void handle(QtMsgType type, const QMessageLogContext& context, const QString& message);

    /// Qt's handler is a plain function, so the log that is installed has to be reachable from one. Shared,
    /// because a thread may still be writing when the guard dies.
    static std::shared_ptr<Private>& installed()
    {
        static std::shared_ptr<Private> log;
        return log;
    }
    static std::mutex& installedMutex()
    {
        static std::mutex mutex;
        return mutex;
    }

    std::filesystem::path folder;
    std::mutex mutex;
    QFile file;
    QtMessageHandler previous = nullptr;
};

void LogFile::Private::handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    // QFile may warn while it writes; without this the warning would wait for the lock that its own thread
    // holds.
    thread_local bool writing = false;
    if (writing)
        return;
    writing = true;
    std::shared_ptr<Private> log;
    {
        const std::lock_guard lock(installedMutex());
        log = installed();
    }
    if (log)
        log->write(type, context, message);
    writing = false;
}

LogFile::LogFile(const std::filesystem::path& folder)
    : d(std::make_shared<Private>(folder))
{
    {
        const std::lock_guard lock(Private::installedMutex());
        Private::installed() = d;
    }
    d->previous = qInstallMessageHandler(&Private::handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(d->previous);
    const std::lock_guard lock(Private::installedMutex());
    if (Private::installed() == d)
        Private::installed().reset();
}

QString LogFile::tail(const std::filesystem::path& folder, qint64 maxBytes)
{
    QByteArray newest;
    for (int age = 0; age <= oldFiles && newest.size() < maxBytes; ++age) {
        QFile file(fileIn(folder, age));
        if (!file.open(QIODevice::ReadOnly))
            break;
        const qint64 wanted = maxBytes - newest.size();
        file.seek(std::max<qint64>(0, file.size() - wanted));
        newest.prepend(file.read(wanted));
    }
    QString text = QString::fromUtf8(newest);
    // The cut may have gone through the middle of a line.
    if (newest.size() >= maxBytes && text.contains(QLatin1Char('\n')))
        text = text.mid(text.indexOf(QLatin1Char('\n')) + 1);
    return text;
}

} // namespace ph
