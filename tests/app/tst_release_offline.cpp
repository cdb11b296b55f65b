#include "services/home/HomeJournal.h"
#include "tests/app/ReleaseTown.h"
#include "tests/support/Testing.h"

#include <QDir>

using namespace ph;
using namespace ph::testing;

namespace {

const QString words = QStringLiteral("What of the night shift?");

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
};

void TestReleaseOffline::aCommentWaitsAndIsSentOnce()
{
    Remote remote;
    QVERIFY_RESULT(remote.begun());
    remote.unplug();
    const auto said = remote.approver.desk().comment(remote.id, words);
    QVERIFY_RESULT(said);
    QVERIFY2(said->notes.join(u' ').contains(QStringLiteral("waits here")),
             qPrintable(said->notes.join(u' ')));
    // Whoever wrote it sees it, after a restart too.
    const auto shown = knownRelease(*remote.approver.workspace, remote.id, HomeLook::Copy, {});
    QVERIFY_RESULT(shown);
    QCOMPARE(shown->record.approvals.size(), 1);
    QCOMPARE(shown->record.approvals.first().comment, words);
    QVERIFY_RESULT(remote.approver.desk().releases()); // still away: nothing is lost, nothing is sent
    remote.plugIn();
    QCOMPARE(remote.commentsThere(), QStringList());
    for (int look = 0; look < 2; ++look)
        QVERIFY_RESULT(remote.approver.desk().releases());
    QCOMPARE(remote.commentsThere(), QStringList{words});
    QCOMPARE(knownRelease(*remote.approver.workspace, remote.id, HomeLook::Copy, {})->record.approvals.size(),
             1);
    QVERIFY(remote.approver.ledgerIsWhole());
}

void TestReleaseOffline::aDecisionIsMadeOnlineOrNotAtAll()
{
    Remote remote;
    QVERIFY_RESULT(remote.begun());
    remote.unplug();
    const auto approved = remote.approver.desk().approve(remote.id, words);
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
    QVERIFY_RESULT(remote.approver.desk().comment(remote.id, words));
    remote.plugIn();
    remote.town.site.person(QStringLiteral("releases/%1/plan.json").arg(remote.id), "{}",
                            QStringLiteral("Break it"));
    const auto read = remote.approver.desk().releases();
    QVERIFY_RESULT(read);
    const auto notes = read->notes.join(u'\n');
    QVERIFY2(notes.contains(words) && notes.contains(QStringLiteral("was not sent")), qPrintable(notes));
    // Said once; one's own ledger has it for good.
    QVERIFY(!remote.approver.desk().releases()->notes.join(u'\n').contains(words));
    QVERIFY(remote.approver.ledgerIsWhole());
    const auto ledger = storedLedgerLines(remote.approver.workspace->state());
    QVERIFY_RESULT(ledger);
    QVERIFY(ledger->contains(words.toUtf8()));
}

void TestReleaseOffline::aDecisionInTheJournalIsNotSent()
{
    Remote remote;
    QVERIFY_RESULT(remote.begun());
    remote.unplug();
    QVERIFY_RESULT(remote.approver.desk().comment(remote.id, words));
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

QTEST_GUILESS_MAIN(TestReleaseOffline)
#include "tst_release_offline.moc"
