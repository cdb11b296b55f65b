#include "services/secrets/Keychain.h"

#include "models/values/RecordedText.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <condition_variable>
#include <mutex>

namespace ph {

namespace {

RecordedText keychainText(const char* english)
{
    return recordedText("ph::Keychain", english);
}

constexpr std::chrono::seconds probeTime{3};
constexpr std::chrono::seconds askTime{60}; ///< the user may have to unlock it first

QString service()
{
    return QStringLiteral("pilothouse");
}

/// QtKeychain runs its jobs through one process-wide executor that belongs to the thread of the first job, so
/// the thread has to be one for the whole process too. It ends with the application object, before the
/// session bus goes.
class KeychainThread {
public:
    static QThread* running()
    {
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        if (!thread_) {
            thread_ = new QThread;
            thread_->setObjectName(QStringLiteral("keychain"));
            thread_->start();
            qAddPostRoutine([] {
                thread_->quit();
                thread_->wait(probeTime);
            });
        }
        return thread_;
    }

private:
    inline static QThread* thread_ = nullptr;
};

struct Answer {
    QKeychain::Error error = QKeychain::OtherError;
    std::string secret;
};

struct Waiting {
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Answer> answer;
};

/// Makes a job with `makeJob` on the keychain's thread and waits for it. Nothing where no answer came in
/// time; the job then finishes or hangs on its own.
template <class MakeJob>
std::optional<Answer> ask(MakeJob makeJob, std::chrono::milliseconds time)
{
    auto waiting = std::make_shared<Waiting>();
    auto* context = new QObject;
    context->moveToThread(KeychainThread::running());
    QMetaObject::invokeMethod(
        context,
        [context, waiting, makeJob] {
            QKeychain::Job* job = makeJob();
            job->setAutoDelete(true);
            job->setInsecureFallback(false);
            QObject::connect(job, &QKeychain::Job::finished, job, [waiting](QKeychain::Job* finished) {
                Answer answer{finished->error(), {}};
                if (const auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(finished))
                    answer.secret = read->binaryData().toStdString();
                const std::lock_guard lock(waiting->mutex);
                waiting->answer = std::move(answer);
                waiting->answered.notify_all();
            });
            job->start();
            context->deleteLater();
        },
        Qt::QueuedConnection);
    std::unique_lock lock(waiting->mutex);
    waiting->answered.wait_for(lock, time, [&] { return waiting->answer.has_value(); });
    return waiting->answer;
}

QKeychain::Job* readJob(const QString& key)
{
    auto* job = new QKeychain::ReadPasswordJob(service());
    job->setKey(key);
    return job;
}

/// Without a session bus the libraries below would try to start one, which takes long and may fail badly.
bool sessionBusIsThere()
{
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!address.isEmpty())
        return address.startsWith(QLatin1StringView("unix:")) ||
               address.startsWith(QLatin1StringView("tcp:"));
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/bus"));
}

bool probe()
{
    if (!QCoreApplication::instance() || !sessionBusIsThere())
        return false;
    const auto answer = ask([] { return readJob(QStringLiteral("availability")); }, probeTime);
    return answer && (answer->error == QKeychain::NoError || answer->error == QKeychain::EntryNotFound);
}

Result<Answer> checked(const std::optional<Answer>& answer, const QString& where)
{
    if (!answer)
        return fail(ErrorKind::Timeout, where,
                    keychainText(QT_TRANSLATE_NOOP("ph::Keychain", "the system keychain did not answer")));
    switch (answer->error) {
    case QKeychain::NoError:
        return *answer;
    case QKeychain::EntryNotFound:
        return fail(ErrorKind::NotFound, where,
                    keychainText(QT_TRANSLATE_NOOP("ph::Keychain", "the system keychain has no such entry")));
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return fail(ErrorKind::Forbidden, where,
                    keychainText(QT_TRANSLATE_NOOP("ph::Keychain", "the system keychain refused access")));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return fail(ErrorKind::Unsupported, where,
                    keychainText(QT_TRANSLATE_NOOP("ph::Keychain", "there is no system keychain")));
    default:
        // The library's own words are left out: what they may quote is not known.
        return fail(ErrorKind::Storage, where,
                    keychainText(QT_TRANSLATE_NOOP("ph::Keychain", "the system keychain failed")));
    }
}

Error unavailable(const QString& key)
{
    return Error::make(
        ErrorKind::Unsupported, QStringLiteral("keychain:") + key,
        keychainText(QT_TRANSLATE_NOOP(
            "ph::Keychain", "there is no system keychain; use env:NAME, file:PATH or exec:COMMAND")));
}

} // namespace

bool Keychain::isAvailable()
{
    // The bus may come and go while we run, so only the slow part is remembered, and only for a while if it
    // failed.
    static std::mutex mutex;
    static std::optional<bool> known;
    static std::chrono::steady_clock::time_point askedAt;
    if (!sessionBusIsThere())
        return false;
    const std::lock_guard lock(mutex);
    const auto now = std::chrono::steady_clock::now();
    if (!known || (!*known && now - askedAt > std::chrono::minutes(1))) {
        known = probe();
        askedAt = now;
    }
    return *known;
}

Result<void> Keychain::write(const QString& key, const std::string& secret)
{
    if (!isAvailable())
        return fail(unavailable(key));
    const auto answer = ask(
        [key, secret]() -> QKeychain::Job* {
            auto* job = new QKeychain::WritePasswordJob(service());
            job->setKey(key);
            job->setBinaryData(QByteArray::fromStdString(secret));
            return job;
        },
        askTime);
    return checked(answer, QStringLiteral("keychain:") + key).map([](const Answer&) {});
}

Result<std::string> Keychain::read(const QString& key)
{
    if (!isAvailable())
        return fail(unavailable(key));
    return checked(ask([key] { return readJob(key); }, askTime), QStringLiteral("keychain:") + key)
        .map([](const Answer& answer) { return answer.secret; });
}

Result<void> Keychain::remove(const QString& key)
{
    if (!isAvailable())
        return fail(unavailable(key));
    const auto answer = ask(
        [key]() -> QKeychain::Job* {
            auto* job = new QKeychain::DeletePasswordJob(service());
            job->setKey(key);
            return job;
        },
        askTime);
    return checked(answer, QStringLiteral("keychain:") + key).map([](const Answer&) {});
}

} // namespace ph
