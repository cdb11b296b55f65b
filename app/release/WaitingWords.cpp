#include "app/release/WaitingWords.h"

#include "app/release/HomeFiles.h"
#include "app/release/KnownReleases.h"
#include "services/home/HomeJournal.h"
#include "services/release/ApprovalDocument.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>

namespace ph {

namespace {

struct WaitingWordsTexts {
    Q_DECLARE_TR_FUNCTIONS(WaitingWords)
};

/// One folder a home, named by its address, which may hold any character.
HomeJournal journalOf(const Workspace& workspace, const ReleaseEnvironment& environment)
{
    const auto address = environment.releaseHome + u'#' + environment.homeBranch;
    const auto name = QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return HomeJournal(QDir(folderOf(workspace)).filePath(QStringLiteral("waiting/") + QLatin1String(name)));
}

/// The same comment has the same name, so that it cannot lie there twice.
QString fileOf(const QByteArray& text)
{
    const auto digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("approvals/c-%1.json").arg(QLatin1String(digest));
}

Result<Approval> commentIn(const HomeChange& change)
{
    if (change.files.size() != 1)
        return fail(ErrorKind::Unreadable, change.id);
    auto comment = approvalFromCanonical(change.files.first(), change.files.firstKey());
    if (comment && comment->decision != Approval::Decision::Comment)
        return fail(ErrorKind::Unsupported, change.id,
                    WaitingWordsTexts::tr("A decision is made online or not at all."));
    return comment;
}

Result<void> stillStands(const HomeChange& change, const ReleaseHome& now)
{
    const auto comment = commentIn(change);
    if (!comment)
        return fail(comment.error());
    const auto there = now.read(change.id);
    if (!there)
        return fail(there.error());
    if (there->revision.isEmpty())
        return fail(ErrorKind::NotFound, change.id,
                    WaitingWordsTexts::tr("The release is no longer in its home."));
    QStringList ignored;
    const auto record = recordFromHome(*there, ignored);
    if (!record)
        return fail(record.error());
    if (record->planDigest != comment->planDigest)
        return fail(ErrorKind::Conflict, change.id, WaitingWordsTexts::tr("It has another plan by now."));
    return {};
}

} // namespace

Result<void> keepWaiting(const Workspace& workspace, const ReleaseEnvironment& environment,
                         const Approval& comment, const QByteArray& text)
{
    const auto kept =
        journalOf(workspace, environment)
            .add({HomeChange::Kind::Comment,
                  comment.releaseId,
                  {{fileOf(text), text}},
                  {},
                  QStringLiteral("Release %1: comment by %2").arg(comment.releaseId, comment.keyId)});
    return kept ? Result<void>() : fail(kept.error());
}

QList<Approval> waitingComments(const Workspace& workspace, const ReleaseEnvironment& environment,
                                const QString& releaseId)
{
    QList<Approval> comments;
    const auto waiting = journalOf(workspace, environment).pending();
    for (const auto& pending : waiting.value_or(QList<PendingChange>())) {
        if (pending.change.id != releaseId)
            continue;
        if (const auto comment = commentIn(pending.change))
            comments << *comment;
    }
    return comments;
}

QStringList sendWaiting(const Workspace& workspace, const ReleaseEnvironment& environment, ReleaseHome& home,
                        std::stop_token stop)
{
    QStringList notes;
    auto journal = journalOf(workspace, environment);
    const auto sent = replay(home, journal, stillStands, std::move(stop));
    if (!sent) {
        if (sent.error().kind != ErrorKind::Cancelled)
            notes << WaitingWordsTexts::tr("What waits for the release home was not sent: %1")
                         .arg(errorSentence(sent.error()));
        return notes;
    }
    for (const auto& outcome : *sent) {
        if (!outcome.refused)
            continue;
        const auto comment = commentIn(outcome.pending.change);
        notes << WaitingWordsTexts::tr("Your comment on %1 was not sent: %2 It said: %3")
                     .arg(outcome.pending.change.id, outcome.refused->detail,
                          comment ? comment->comment : QString());
        if (const auto removed = journal.remove(outcome.pending.key); !removed)
            notes << errorSentence(removed.error());
    }
    return notes;
}

} // namespace ph
