#include "services/home/HomeJournal.h"

#include "models/values/RecordedDetail.h"
#include "services/home/HomeText.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace ph {

namespace {

constexpr qint64 maxJournalBytes = 16 << 20;

QByteArray written(const HomeChange& change)
{
    QJsonObject files;
    for (auto it = change.files.begin(); it != change.files.end(); ++it)
        files.insert(it.key(), QString::fromLatin1(it.value().toBase64()));
    return QJsonDocument(QJsonObject{
                             {QStringLiteral("pilothouse-waiting"), 1},
                             {QStringLiteral("kind"), change.kind == HomeChange::Kind::Draft
                                                          ? QStringLiteral("draft")
                                                          : QStringLiteral("comment")},
                             {QStringLiteral("id"), change.id},
                             {QStringLiteral("expected"), change.expectedRevision},
                             {QStringLiteral("message"), change.message},
                             {QStringLiteral("files"), files},
                         })
        .toJson();
}

Result<HomeChange> readChange(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxJournalBytes)
        return fail(ErrorKind::Unreadable, path, file.errorString());
    QJsonParseError error;
    const auto root = QJsonDocument::fromJson(file.readAll(), &error).object();
    const auto kind = root.value(QLatin1String("kind")).toString();
    if (error.error != QJsonParseError::NoError ||
        root.value(QLatin1String("pilothouse-waiting")).toInt() != 1 ||
        (kind != QLatin1String("draft") && kind != QLatin1String("comment")))
        return fail(ErrorKind::Unreadable, path,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "this is no waiting draft or comment")));
    HomeChange change;
    change.kind = kind == QLatin1String("draft") ? HomeChange::Kind::Draft : HomeChange::Kind::Comment;
    change.id = root.value(QLatin1String("id")).toString();
    change.expectedRevision = root.value(QLatin1String("expected")).toString();
    change.message = root.value(QLatin1String("message")).toString();
    const auto files = root.value(QLatin1String("files")).toObject();
    for (auto it = files.begin(); it != files.end(); ++it) {
        const auto content = QByteArray::fromBase64Encoding(it.value().toString().toLatin1());
        if (!content)
            return fail(ErrorKind::Unreadable, path,
                        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1 cannot be decoded")).arg(it.key()));
        change.files.insert(it.key(), *content);
    }
    if (auto checked = checkHomeChange(change); !checked)
        return fail(checked.error());
    return change;
}

/// A new name in a folder is safe only once the folder is on the disk as well.
Result<void> syncFolder(const QString& folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    if (!synced)
        return fail(
            ErrorKind::Storage, folder,
            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the folder cannot be written to the disk")));
    return {};
}

bool isUnreachable(const Error& error)
{
    return error.retryable();
}

} // namespace

HomeJournal::HomeJournal(QString folder)
    : folder_(std::move(folder))
{
}

Result<PendingChange> HomeJournal::add(const HomeChange& change)
{
    if (change.kind == HomeChange::Kind::Decision)
        return fail(
            ErrorKind::Unsupported, change.id,
            homeText(QT_TRANSLATE_NOOP(
                "ph::ReleaseHome",
                "only drafts and comments wait for the network: a stale promotion is never replayed")));
    if (auto checked = checkHomeChange(change); !checked)
        return fail(checked.error());
    if (!QDir().mkpath(folder_))
        return fail(ErrorKind::Storage, folder_,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the folder cannot be made")));
    const auto names = QDir(folder_).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    int number = names.isEmpty() ? 0 : names.last().section(u'-', 0, 0).toInt();
    QString key, path;
    do {
        key = QStringLiteral("%1-%2").arg(++number, 8, 10, QChar(u'0')).arg(change.id);
        path = QDir(folder_).filePath(key + QStringLiteral(".json"));
    } while (QFile::exists(path));
    QSaveFile file(path); // synced before it is renamed
    if (!file.open(QIODevice::WriteOnly) || file.write(written(change)) < 0 || !file.commit())
        return fail(ErrorKind::Storage, path, file.errorString());
    if (auto synced = syncFolder(folder_); !synced)
        return fail(synced.error());
    return PendingChange{key, change};
}

Result<QList<PendingChange>> HomeJournal::pending(QList<Error>* unreadable) const
{
    QList<PendingChange> changes;
    for (const auto& name : QDir(folder_).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        auto change = readChange(QDir(folder_).filePath(name));
        if (change)
            changes.append({name.chopped(5), *change});
        else if (unreadable)
            unreadable->append(change.error());
    }
    return changes;
}

Result<void> HomeJournal::remove(const QString& key)
{
    if (key.contains(u'/'))
        return fail(ErrorKind::Invalid, key);
    QFile file(QDir(folder_).filePath(key + QStringLiteral(".json")));
    if (file.exists() && !file.remove())
        return fail(ErrorKind::Storage, file.fileName(), file.errorString());
    return syncFolder(folder_);
}

Result<PutOutcome> putOrKeep(ReleaseHome& home, HomeJournal& journal, const HomeChange& change,
                             const ReleaseHome::StillStands& stillStands, std::stop_token stop)
{
    auto reached = home.pull(stop);
    if (reached) {
        auto record = home.put(change, stillStands, stop);
        if (!record)
            return fail(record.error());
        return PutOutcome{PutOutcome::Kind::Published, *record, {}};
    }
    if (!isUnreachable(reached.error()))
        return fail(reached.error());
    if (change.kind == HomeChange::Kind::Decision)
        return fail(Error::make(
            reached.error().kind, reached.error().where,
            homeText(QT_TRANSLATE_NOOP(
                         "ph::ReleaseHome",
                         "%1; a decision is made online or not at all: a stale promotion is never replayed"))
                .arg(recordedDetail(reached.error()))));
    auto pending = journal.add(change);
    if (!pending)
        return fail(pending.error());
    return PutOutcome{PutOutcome::Kind::Waiting, {}, *pending};
}

Result<QList<ReplayOutcome>>
replay(ReleaseHome& home, HomeJournal& journal,
       const std::function<Result<void>(const HomeChange&, const ReleaseHome&)>& stillStands,
       std::stop_token stop)
{
    auto waiting = journal.pending();
    if (!waiting)
        return fail(waiting.error());
    QList<ReplayOutcome> outcomes;
    for (const auto& pending : *waiting) {
        auto put = home.put(
            pending.change,
            [&](const ReleaseHome& now) {
                return stillStands ? stillStands(pending.change, now) : Result<void>();
            },
            stop);
        if (!put && (isUnreachable(put.error()) || put.error().kind == ErrorKind::Cancelled))
            return fail(put.error());
        if (!put) {
            outcomes.append({pending, put.error()});
            continue;
        }
        if (auto removed = journal.remove(pending.key); !removed)
            return fail(removed.error());
        outcomes.append({pending, std::nullopt});
    }
    return outcomes;
}

} // namespace ph
