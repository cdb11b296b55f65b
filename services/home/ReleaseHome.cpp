#include "services/home/ReleaseHome.h"

#include "models/values/RecordedDetail.h"
#include "services/home/HomeText.h"
#include "services/http/RetryDelay.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QRegularExpression>

namespace ph {

namespace {

/// Pushes that were refused because somebody else was first did nothing, so that trying again is safe; but
/// not for ever.
constexpr int maxPushes = 20;
constexpr qsizetype maxFiles = 1000;

const QString releases = QStringLiteral("releases");
const QString rehearsed = QStringLiteral("rehearsals");
const QString anchorFile = QStringLiteral("ledger/HEAD");

bool isRecordId(const QString& id)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"));
    return shape.match(id).hasMatch() && checkedGitPath(id);
}

QString folderOf(const QString& id)
{
    return releases + u'/' + id;
}

/// `ids`: of the contents, by path.
Result<void> readInto(HomeRecord& record, QMap<QString, QString>& ids, const GitRepository& repository,
                      const QString& folder, const QString& prefix)
{
    auto entries = repository.list(folder);
    if (!entries)
        return fail(entries.error());
    for (const auto& entry : *entries) {
        if (entry.kind == GitEntry::Kind::Other)
            return fail(ErrorKind::Unreadable, folder + u'/' + entry.name,
                        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "a record holds ordinary files only")));
        if (entry.kind == GitEntry::Kind::Folder) {
            if (!prefix.isEmpty())
                return fail(ErrorKind::Unreadable, folder + u'/' + entry.name,
                            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                                       "folders in folders are no part of a record")));
            if (auto read = readInto(record, ids, repository, folder + u'/' + entry.name, entry.name + u'/');
                !read)
                return read;
            continue;
        }
        if (record.files.size() >= maxFiles)
            return fail(ErrorKind::Unreadable, folder,
                        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "more than %1 files")).arg(maxFiles));
        auto content = repository.read(folder + u'/' + entry.name);
        if (!content)
            return fail(content.error());
        record.files.insert(prefix + entry.name, *content);
        ids.insert(prefix + entry.name, entry.id);
    }
    return {};
}

} // namespace

Result<void> checkHomeChange(const HomeChange& change)
{
    if (!isRecordId(change.id))
        return fail(ErrorKind::Invalid, change.id.left(120),
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "not the id of a release")));
    if (change.files.isEmpty())
        return fail(ErrorKind::Invalid, change.id,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "nothing to write")));
    for (auto it = change.files.begin(); it != change.files.end(); ++it) {
        if (auto path = checkedGitPath(it.key()); !path)
            return fail(path.error());
        if (it.key().count(u'/') > 1)
            return fail(ErrorKind::Invalid, it.key(),
                        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "a record has one level of folders")));
        const bool mayWait = change.kind == HomeChange::Kind::Draft ? it.key() == QLatin1String("plan.json")
                             : change.kind == HomeChange::Kind::Comment ? it.key().contains(u'/')
                                                                        : true;
        if (!mayWait)
            return fail(ErrorKind::Invalid, it.key(),
                        homeText(QT_TRANSLATE_NOOP(
                            "ph::ReleaseHome", "a draft is its plan.json, a comment a file in a folder")));
    }
    return {};
}

QString nextFile(const HomeRecord& record, const QString& folder)
{
    const QRegularExpression shape(
        QStringLiteral("^%1/([0-9]{1,9})\\.json$").arg(QRegularExpression::escape(folder)));
    int last = 0;
    const auto names = record.files.keys() + record.past.keys();
    for (const auto& name : names)
        last = std::max(last, shape.match(name).captured(1).toInt());
    return QStringLiteral("%1/%2.json").arg(folder).arg(last + 1, 3, 10, QChar(u'0'));
}

ReleaseHome::ReleaseHome(GitRepository repository, GitIdentity identity)
    : repository_(std::move(repository))
    , identity_(std::move(identity))
{
}

Result<GitRepository::Fetched> ReleaseHome::pull(std::stop_token stop)
{
    const auto before = repository_.head();
    auto fetched = repository_.fetch(std::move(stop));
    if (fetched && *fetched == GitRepository::Fetched::Rewritten) {
        if (auto seen = lookBack(before); !seen) // what was there until now is not in the history any more
            return fail(seen.error());
    }
    return fetched;
}

Result<void> ReleaseHome::lookBack(const QString& head) const
{
    if (!past_)
        past_ = keptPast(repository_);
    return readOn(*past_, repository_, head);
}

Result<QList<QByteArray>> ReleaseHome::contentsOf(const QStringList& ids) const
{
    QList<QByteArray> contents;
    for (const auto& id : ids) {
        auto content = repository_.content(id);
        if (content)
            contents << std::move(*content);
        else if (content.error().kind != ErrorKind::NotFound &&
                 content.error().kind != ErrorKind::Unsupported)
            return fail(content.error());
    }
    return contents;
}

Result<QStringList> ReleaseHome::records() const
{
    auto entries = repository_.list(releases);
    if (!entries)
        return fail(entries.error());
    QStringList ids;
    for (const auto& entry : *entries) {
        if (entry.kind == GitEntry::Kind::Folder && isRecordId(entry.name))
            ids.append(entry.name);
    }
    return ids;
}

Result<HomeRecord> ReleaseHome::read(const QString& id) const
{
    if (!isRecordId(id))
        return fail(ErrorKind::Invalid, id.left(120),
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "not the id of a release")));
    auto revision = repository_.idOf(folderOf(id));
    if (!revision)
        return fail(revision.error());
    HomeRecord record{id, *revision, {}};
    QMap<QString, QString> present;
    if (auto read = readInto(record, present, repository_, folderOf(id), {}); !read)
        return fail(read.error());
    if (auto seen = lookBack(repository_.head()); !seen)
        return fail(seen.error());
    const auto prefix = folderOf(id) + u'/';
    for (auto it = past_->ids.lowerBound(prefix); it != past_->ids.end() && it.key().startsWith(prefix);
         ++it) {
        const auto path = it.key().mid(prefix.size());
        auto ids = it.value();
        ids.removeAll(present.value(path));
        if (ids.isEmpty() || path.count(u'/') > 1)
            continue;
        auto contents = contentsOf(ids);
        if (!contents)
            return fail(contents.error());
        if (!contents->isEmpty())
            record.past.insert(path, *contents);
    }
    return record;
}

Result<GitCommit> ReleaseHome::lastChange(const QString& id) const
{
    return repository_.lastChange(folderOf(id));
}

Error ReleaseHome::overtaken(const QString& path, const RecordedText& what) const
{
    //: in "changed last by %2"
    auto who = homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "somebody"));
    if (auto change = repository_.lastChange(path)) {
        //: a person at a time, with the subject of their commit
        who = homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1 at %2: \"%3\""))
                  .arg(change->author,
                       QDateTime::fromMSecsSinceEpoch(change->timeMs, Qt::UTC).toString(Qt::ISODate),
                       change->subject);
    }
    return Error::make(
        ErrorKind::Conflict, path,
        //: %1: "the record is gone"; %2: somebody, or a person with time and commit
        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1; changed last by %2")).arg(what, who));
}

Result<void> ReleaseHome::isAsExpected(const HomeChange& change) const
{
    const auto folder = folderOf(change.id);
    if (change.kind == HomeChange::Kind::Comment) {
        for (auto it = change.files.begin(); it != change.files.end(); ++it) {
            auto there = repository_.idOf(folder + u'/' + it.key());
            if (!there)
                return fail(there.error());
            if (!there->isEmpty())
                return fail(overtaken(
                    folder,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1 is there already")).arg(it.key())));
        }
        return {};
    }
    auto revision = repository_.idOf(folder);
    if (!revision)
        return fail(revision.error());
    if (*revision != change.expectedRevision)
        return fail(overtaken(
            folder,
            revision->isEmpty() ? homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the record is gone"))
            : change.expectedRevision.isEmpty()
                ? homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "a record of this name is there already"))
                : homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the record is not what it was"))));
    return {};
}

Result<HomeRecord> ReleaseHome::put(const HomeChange& change, const StillStands& stillStands,
                                    std::stop_token stop)
{
    if (auto checked = checkHomeChange(change); !checked)
        return fail(checked.error());
    GitChanges changes;
    for (auto it = change.files.begin(); it != change.files.end(); ++it)
        changes.insert(folderOf(change.id) + u'/' + it.key(), it.value());
    const auto mayBeMade = [&]() -> Result<void> {
        if (auto expected = isAsExpected(change); !expected)
            return expected;
        return stillStands ? stillStands(*this) : Result<void>();
    };
    if (auto published = publish(changes, change.message, mayBeMade, stop); !published)
        return fail(published.error());
    return read(change.id);
}

Result<QByteArray> ReleaseHome::anchor() const
{
    auto there = repository_.idOf(anchorFile);
    if (!there)
        return fail(there.error());
    return there->isEmpty() ? QByteArray() : repository_.read(anchorFile);
}

Result<QList<QByteArray>> ReleaseHome::anchorsEver() const
{
    if (auto seen = lookBack(repository_.head()); !seen)
        return fail(seen.error());
    return contentsOf(past_->ids.value(anchorFile));
}

Result<void> ReleaseHome::putAnchor(const QByteArray& text, const QByteArray& expected,
                                    const StillStands& stillStands, std::stop_token stop)
{
    const auto mayBeMade = [&]() -> Result<void> {
        auto now = anchor();
        if (!now)
            return fail(now.error());
        if (*now != expected)
            return fail(overtaken(
                anchorFile,
                homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the ledger's head is not what it was"))));
        return stillStands ? stillStands(*this) : Result<void>();
    };
    return publish({{anchorFile, text}}, QStringLiteral("Anchor the ledger"), mayBeMade, stop);
}

Result<QMap<QString, QByteArray>> ReleaseHome::rehearsals(const QString& environment) const
{
    const auto folder = rehearsed + u'/' + environment;
    const auto entries = repository_.list(folder);
    if (!entries)
        return fail(entries.error());
    QMap<QString, QByteArray> texts;
    for (const auto& entry : *entries) {
        if (entry.kind != GitEntry::Kind::File)
            continue;
        const auto path = folder + u'/' + entry.name;
        const auto text = repository_.read(path);
        if (!text)
            return fail(text.error());
        texts.insert(path, *text);
    }
    return texts;
}

Result<void> ReleaseHome::putRehearsal(const QString& environment, const QByteArray& text,
                                       std::stop_token stop)
{
    // Named after what it says, so that two who rehearse at once do not meet.
    const auto name = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    const auto path = checkedGitPath(
        QStringLiteral("%1/%2/%3.json").arg(rehearsed, environment, QString::fromLatin1(name)));
    if (!path)
        return fail(path.error());
    const auto there = repository_.idOf(*path);
    if (!there)
        return fail(there.error());
    if (!there->isEmpty())
        return {};
    return publish(
        {{*path, text}}, QStringLiteral("Rehearse the way back of %1").arg(environment),
        [] { return Result<void>(); }, stop);
}

Result<void> ReleaseHome::publish(const GitChanges& changes, const QString& message, const Check& mayBeMade,
                                  const std::stop_token& stop)
{
    for (int losses = 0; losses < maxPushes; ++losses) {
        if (losses > 0 && !pauseAfterLostPush(losses, stop))
            return fail(ErrorKind::Cancelled, repository_.source().branch);
        if (auto pulled = pull(stop); !pulled)
            return fail(pulled.error());
        if (auto may = mayBeMade(); !may)
            return may;
        auto commit = repository_.commit(changes, identity_, message);
        if (!commit)
            return fail(commit.error());
        auto pushed = repository_.push(*commit, stop);
        if (pushed)
            return {};
        if (pushed.error().kind != ErrorKind::Conflict)
            return settle(*commit, pushed.error(), stop);
    }
    return fail(ErrorKind::Conflict, repository_.source().branch,
                homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                           "others were first %1 times in a row; nothing was written"))
                    .arg(maxPushes));
}

Result<void> ReleaseHome::settle(const QString& commit, const Error& error, const std::stop_token& stop)
{
    if (!error.retryable())
        return fail(error);
    // The answer was lost, perhaps not the push.
    if (!pull(stop))
        return fail(Error::make(
            error.kind, error.where,
            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1 (it is not known whether the change arrived)"))
                .arg(recordedDetail(error))));
    auto arrived = repository_.contains(commit);
    if (arrived && *arrived)
        return {};
    return fail(error);
}

} // namespace ph
