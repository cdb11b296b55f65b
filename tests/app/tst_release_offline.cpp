#include "app/release/ReleaseReading.h"
#include "services/home/HomeJournal.h"
#include "tests/app/CachedTown.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ph;
using namespace ph::testing;

namespace {

const QString comment = QStringLiteral("What of the night shift?");

/// A waiting release that the approver has read, and a release home that can be unplugged.
struct Remote : Story {
    Result<DeskOutcome> begun()
    {
        auto first = submitted();
        return first ? approver.desk().release(id) : first;
    }
    void unplug() const
    {
        QVERIFY(QDir().rename(town.site.bare(), town.site.bare() + QStringLiteral(".off")));
    }
    void plugIn() const
    {
        QVERIFY(QDir().rename(town.site.bare() + QStringLiteral(".off"), town.site.bare()));
    }
    /// As the author reads it.
    QStringList commentsThere()
    {
        QStringList comments;
        const auto read = author.desk().release(id);
        if (!read)
            return {read.error().detail};
        for (const auto& said : read->record.approvals)
            comments << said.comment;
        return comments;
    }
};

} // namespace

/// What is said of a release while its home cannot be reached.
class TestReleaseOffline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCommentWaitsAndIsSentOnce();
    void aDecisionIsMadeOnlineOrNotAtAll();
    void aCommentOnWhatIsGoneIsNotSent_andNotLost();
    void aDecisionInTheJournalIsNotSent();
    void aDraftIsMadeFromWhatWasSeenLast();
    void whatIsLiveIsLookedAtAgainWhenItIsSubmitted();
    void aDraftSaysThatItWasMadeOfflineUntilItIsSubmitted();
    void aDraftSaysWhyFilesAreNotRecorded();
};

void TestReleaseOffline::aCommentWaitsAndIsSentOnce()
{
    Remote remote;
    QVERIFY_RESULT(remote.begun());
    remote.unplug();
    const auto said = remote.approver.desk().comment(remote.id, comment);
    QVERIFY_RESULT(said);
    QVERIFY2(said->notes.join(u' ').contains(QStringLiteral("waits here")),
             qPrintable(said->notes.join(u' ')));
    // Whoever wrote it sees it, after a restart too.
    const auto shown = knownRelease(*remote.approver.workspace, remote.id, HomeLook::Copy, {});
    QVERIFY_RESULT(shown);
    QCOMPARE(shown->record.approvals.size(), 1);
    QCOMPARE(shown->record.approvals.first().comment, comment);
    QVERIFY_RESULT(remote.approver.desk().releases()); // still away: nothing is lost, nothing is sent
    remote.plugIn();
    QCOMPARE(remote.commentsThere(), QStringList());
    for (int look = 0; look < 2; ++look)
        QVERIFY_RESULT(remote.approver.desk().releases());
    QCOMPARE(remote.commentsThere(), QStringList{comment});
    QCOMPARE(knownRelease(*remote.approver.workspace, remote.id, HomeLook::Copy, {})->record.approvals.size(),
             1);
    QVERIFY(remote.approver.ledgerIsWhole());
}

void TestReleaseOffline::aDecisionIsMadeOnlineOrNotAtAll()
{
    Remote remote;
    QVERIFY_RESULT(remote.begun());
    remote.unplug();
    const auto approved = remote.approver.desk().approve(remote.id, comment);
    QVERIFY(!approved);
    QVERIFY2(isAway(approved.error()), qPrintable(approved.error().detail));
    QVERIFY_ERROR(remote.author.desk().execute(remote.id), approved.error().kind);
    remote.plugIn();
    QVERIFY_RESULT(remote.approver.desk().releases());
    QCOMPARE(remote.commentsThere(), QStringList());
    QCOMPARE(remote.town.moves(), QStringList());
}

void TestReleaseOffline::aCommentOnWhatIsGoneIsNotSent_andNotLost()
{
    Remote remote;
    QVERIFY_RESULT(remote.begun());
    remote.unplug();
    QVERIFY_RESULT(remote.approver.desk().comment(remote.id, comment));
    remote.plugIn();
    remote.town.site.person(QStringLiteral("releases/%1/plan.json").arg(remote.id), "{}",
                            QStringLiteral("Break it"));
    const auto read = remote.approver.desk().releases();
    QVERIFY_RESULT(read);
    const auto notes = read->notes.join(u'\n');
    QVERIFY2(notes.contains(comment) && notes.contains(QStringLiteral("was not sent")), qPrintable(notes));
    // Said once; one's own ledger has it for good.
    QVERIFY(!remote.approver.desk().releases()->notes.join(u'\n').contains(comment));
    QVERIFY(remote.approver.ledgerIsWhole());
    const auto ledger = storedLedgerLines(remote.approver.workspace->state());
    QVERIFY_RESULT(ledger);
    QVERIFY(ledger->contains(comment.toUtf8()));
}

void TestReleaseOffline::aDecisionInTheJournalIsNotSent()
{
    Remote remote;
    QVERIFY_RESULT(remote.begun());
    remote.unplug();
    QVERIFY_RESULT(remote.approver.desk().comment(remote.id, comment));
    // Somebody makes an approval of the file that waits.
    QDir waiting(QString::fromStdString(remote.approver.workspace->folder().string()) +
                 QStringLiteral("/waiting"));
    waiting.cd(waiting.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
    QFile file(waiting.filePath(waiting.entryList(QDir::Files).value(0)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto json = QJsonDocument::fromJson(file.readAll()).object();
    auto files = json.value(QLatin1String("files")).toObject();
    auto text = QByteArray::fromBase64(files.begin().value().toString().toLatin1());
    text.replace(R"("decision":"comment")", R"("decision":"approve")");
    files.begin().value() = QString::fromLatin1(text.toBase64());
    json.insert(QLatin1String("files"), files);
    file.resize(0);
    file.seek(0);
    file.write(QJsonDocument(json).toJson());
    file.close();
    remote.plugIn();
    const auto read = remote.approver.desk().releases();
    QVERIFY_RESULT(read);
    QVERIFY2(read->notes.join(u'\n').contains(QStringLiteral("online or not at all")),
             qPrintable(read->notes.join(u'\n')));
    QCOMPARE(remote.commentsThere(), QStringList());
}

namespace {

/// An author whose registry is away, and who has seen it before.
struct Away : Story {
    Result<void> settled()
    {
        town.decree(approver.key.publicKey());
        if (auto here = author.settle(); !here)
            return fail(here.error());
        return {};
    }
    ReleaseDesk desk()
    {
        ReleaseDesk::Settings settings;
        settings.registry = [](const QString& name, const std::stop_token&) -> Result<RegistryReach> {
            return fail(ErrorKind::Offline, name);
        };
        return std::move(*ReleaseDesk::open(*author.workspace, {}, std::move(settings)));
    }
};

} // namespace

void TestReleaseOffline::aDraftIsMadeFromWhatWasSeenLast()
{
    Away away;
    QVERIFY_RESULT(away.settled());
    QVERIFY_ERROR(away.desk().draft(usualDraft()), ErrorKind::Offline); // nothing was seen yet
    QVERIFY_RESULT(seeRegistry(away.author));
    const auto drafted = away.desk().draft(usualDraft());
    QVERIFY_RESULT(drafted);
    QVERIFY(drafted->live == Drafted::Live::Cached);
    QCOMPARE(drafted->missing, QStringList());
    QCOMPARE(drafted->plan.parts.first().from, QStringLiteral("6"));
    QCOMPARE(drafted->plan.rollback.targets.first().to, QStringLiteral("6"));
    QVERIFY(away.author.desk().release(drafted->plan.id)->record.state == ReleaseState::Draft);
    auto gone = usualDraft();
    gone.parts.first().to = QStringLiteral("99");
    QVERIFY_ERROR(away.desk().draft(gone), ErrorKind::Offline);
    // A promotion is no draft.
    QVERIFY_ERROR(away.desk().submit(drafted->plan), ErrorKind::Offline);
    QVERIFY_RESULT(away.author.desk().submit(drafted->plan));
}

void TestReleaseOffline::whatIsLiveIsLookedAtAgainWhenItIsSubmitted()
{
    Away away;
    QVERIFY_RESULT(away.settled());
    QVERIFY_RESULT(seeRegistry(away.author));
    const auto drafted = away.desk().draft(usualDraft());
    QVERIFY_RESULT(drafted);
    away.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] =
        QStringLiteral("5");
    const auto submitted = away.author.desk().submit(drafted->plan);
    QVERIFY_ERROR(submitted, ErrorKind::Conflict);
    QVERIFY2(submitted.error().detail.contains(QStringLiteral("from \"6\" to \"5\"")),
             qPrintable(submitted.error().detail));
    QVERIFY(away.author.desk().release(drafted->plan.id)->record.state == ReleaseState::Draft);
}

void TestReleaseOffline::aDraftSaysThatItWasMadeOfflineUntilItIsSubmitted()
{
    Away away;
    QVERIFY_RESULT(away.settled());
    QVERIFY_RESULT(seeRegistry(away.author));
    const auto drafted = away.desk().draft(usualDraft());
    QVERIFY_RESULT(drafted);
    const auto says = [&] { // on the board's row and the page's header alike
        const auto board = readBoard(*away.author.workspace, HomeLook::Copy, {});
        const auto page = readRelease(*away.author.workspace, drafted->plan.id, HomeLook::Copy, {});
        return board && page && board->releases.first().attention == page->details.summary.attention
                   ? page->details.summary.attention
                   : QString();
    };
    QVERIFY2(says().contains(QStringLiteral("Made offline")), qPrintable(says()));
    QVERIFY_ERROR(away.desk().submit(drafted->plan), ErrorKind::Offline); // nobody looked again
    QVERIFY(says().contains(QStringLiteral("Made offline")));
    QVERIFY_RESULT(away.author.desk().submit(drafted->plan));
    QVERIFY2(!says().isEmpty() && !says().contains(QStringLiteral("Made offline")), qPrintable(says()));
}

void TestReleaseOffline::aDraftSaysWhyFilesAreNotRecorded()
{
    Away away;
    away.town.gates = QStringLiteral("      - {id: digest, kind: artifact-digest}\n");
    QVERIFY_RESULT(away.settled());
    const auto drafted = away.author.desk().draft(usualDraft()); // no tracker is known that has the files
    QVERIFY_RESULT(drafted);
    QCOMPARE(drafted->missing, QStringList());
    QCOMPARE(drafted->notes.size(), 1);
    QVERIFY2(drafted->notes.first().startsWith(QStringLiteral("The files of fraud 7 are not recorded: ")),
             qPrintable(drafted->notes.first()));
    QCOMPARE(away.author.desk().release(drafted->plan.id)->record.reason, drafted->notes.first());
}

QTEST_GUILESS_MAIN(TestReleaseOffline)
#include "tst_release_offline.moc"
