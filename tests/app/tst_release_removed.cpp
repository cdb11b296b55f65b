#include "app/release/HomeAnchors.h"
#include "tests/app/ApprovedStory.h"
#include "tests/support/TakeOut.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString planFile = QStringLiteral("plan.json");
const QString approvalFile = QStringLiteral("approvals/001.json");
const QString takenBackFile = QStringLiteral("approvals/002.json");

/// A release that was approved, and a colleague whose key is in a group that approves nothing. Nobody but its
/// author and its approver has read the home yet.
struct Approved : ApprovedStory {
    QString path(const QString& file) const { return QStringLiteral("releases/%1/%2").arg(id, file); }
    void damage(const QString& how, const QString& file)
    {
        if (how == QLatin1String("removed"))
            takeOut(town.site, path(file));
        else
            town.site.person(path(file), "{}", QStringLiteral("Break it"));
    }
    QString notes(Person& person) const
    {
        const auto seen = person.desk().release(id);
        return seen ? seen->notes.join(u'\n') : seen.error().detail;
    }
};

QString why(const Result<DeskOutcome>& outcome)
{
    return outcome ? outcome->notes.join(u'\n') : outcome.error().detail;
}

} // namespace

/// Who may push to a release home can remove from it what others signed, and undoes nothing by that.
class TestReleaseRemoved : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTakesAnApprovalBackCountsWhenItWasRemoved_data();
    void whatTakesAnApprovalBackCountsWhenItWasRemoved();
    void aRecordThatIsPutBackWithoutItRevivesNothing();
    void whatWasSeenBeforeHistoryWasRewrittenCounts();
    void aRemovedApprovalCounts_aReplacedOneDoesNot();
    void whatWasGivenUpStaysSo_data();
    void whatWasGivenUpStaysSo();
    void aMissingPlanIsCalledThat();
    void withoutItsPlanARevocationStillCounts_data();
    void withoutItsPlanARevocationStillCounts();
    void itsAuthorGoesOnWithoutItsPlanInTheHome();
    void aLedgerIsNotAnchoredOverALongerEndThatWasRemoved();
};

void TestReleaseRemoved::whatTakesAnApprovalBackCountsWhenItWasRemoved_data()
{
    QTest::addColumn<bool>("revokes");
    QTest::addColumn<QString>("how");
    for (const char* how : {"removed", "replaced"}) {
        QTest::addRow("a revocation, %s", how) << true << QString::fromLatin1(how);
        QTest::addRow("a rejection, %s", how) << false << QString::fromLatin1(how);
    }
}

void TestReleaseRemoved::whatTakesAnApprovalBackCountsWhenItWasRemoved()
{
    QFETCH(bool, revokes);
    QFETCH(QString, how);
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto text = QStringLiteral("The night shift");
    QVERIFY_RESULT(revokes ? story.approver.desk().revoke(story.id, text)
                           : story.approver.desk().reject(story.id, text));
    story.damage(how, takenBackFile);
    for (auto* person : {&story.approver, &story.colleague, &story.author}) {
        const auto notes = story.notes(*person);
        QVERIFY2(notes.contains(takenBackFile) && notes.contains(QStringLiteral("still counts")),
                 qPrintable(notes));
        const auto refused = person->desk().execute(story.id);
        QVERIFY_ERROR(refused, ErrorKind::Forbidden);
        QVERIFY2(why(refused).contains(revokes ? QStringLiteral("are missing") : QStringLiteral("rejects")),
                 qPrintable(why(refused)));
    }
    QCOMPARE(story.town.registry.acts, QStringList());
}

void TestReleaseRemoved::aRecordThatIsPutBackWithoutItRevivesNothing()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QMap<QString, QByteArray> files;
    for (const char* file : {"plan.json", "gates.json", "seal.json", "state.json", "approvals/001.json"})
        files.insert(QLatin1String(file), story.town.site.show(story.path(QLatin1String(file))));
    QVERIFY_RESULT(story.approver.desk().revoke(story.id, QStringLiteral("The night shift")));
    takeOut(story.town.site, QStringLiteral("releases/") + story.id);
    for (auto it = files.begin(); it != files.end(); ++it)
        story.town.site.person(story.path(it.key()), it.value(), QStringLiteral("Put it back"));
    for (auto* person : {&story.colleague, &story.author})
        QVERIFY_ERROR(person->desk().execute(story.id), ErrorKind::Forbidden);
    QCOMPARE(story.town.registry.acts, QStringList());
}

void TestReleaseRemoved::whatWasSeenBeforeHistoryWasRewrittenCounts()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto before = story.town.site.commits();
    QVERIFY_RESULT(story.approver.desk().revoke(story.id, QStringLiteral("The night shift")));
    QVERIFY_RESULT(story.colleague.desk().release(story.id));
    takeBackCommits(story.town.site, story.town.site.commits() - before);
    const auto told = story.colleague.desk().execute(story.id); // once, to find out who and why
    QVERIFY(!told);
    QVERIFY2(why(told).contains(QStringLiteral("rewrote the history")), qPrintable(why(told)));
    const auto refused = story.colleague.desk().execute(story.id);
    QVERIFY_ERROR(refused, ErrorKind::Forbidden);
    QVERIFY2(why(refused).contains(QStringLiteral("are missing")), qPrintable(why(refused)));
    QCOMPARE(story.town.registry.acts, QStringList());
}

void TestReleaseRemoved::aRemovedApprovalCounts_aReplacedOneDoesNot()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto text = story.town.site.show(story.path(approvalFile));
    story.damage(QStringLiteral("replaced"), approvalFile);
    QVERIFY_ERROR(story.colleague.desk().execute(story.id), ErrorKind::Forbidden);
    story.town.site.person(story.path(approvalFile), text, QStringLiteral("Mend it"));
    story.damage(QStringLiteral("removed"), approvalFile);
    const auto executed = story.colleague.desk().execute(story.id);
    QVERIFY_RESULT(executed);
    QVERIFY(executed->record.state == ReleaseState::Soaking);
    QVERIFY2(why(executed).contains(approvalFile), qPrintable(why(executed)));
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseRemoved::whatWasGivenUpStaysSo_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"removed", "replaced"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestReleaseRemoved::whatWasGivenUpStaysSo()
{
    QFETCH(QString, how);
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.author.desk().cancel(story.id, QStringLiteral("Wrong version")));
    story.damage(how, QStringLiteral("state.json"));
    const auto seen = story.colleague.desk().release(story.id);
    QVERIFY_RESULT(seen);
    QCOMPARE(seen->record.state, ReleaseState::Stopped);
    QVERIFY2(why(seen).contains(QStringLiteral("still counts")), qPrintable(why(seen)));
    QVERIFY_ERROR(story.colleague.desk().execute(story.id), ErrorKind::Forbidden);
    QCOMPARE(story.town.registry.acts, QStringList());
}

void TestReleaseRemoved::aMissingPlanIsCalledThat()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    takeOut(story.town.site, story.path(planFile));
    const auto refused = story.colleague.desk().execute(story.id);
    QVERIFY_ERROR(refused, ErrorKind::NotFound);
    QVERIFY2(why(refused).contains(QStringLiteral("The plan is missing from the release home")),
             qPrintable(why(refused)));
    for (auto* person : {&story.colleague, &story.author}) {
        const auto listing = person->desk().releases();
        QVERIFY_RESULT(listing);
        const auto notes = listing->notes.join(u'\n');
        QVERIFY2(notes.contains(QStringLiteral("The plan is missing")) &&
                     !notes.contains(QStringLiteral("no JSON")),
                 qPrintable(notes));
    }
}

void TestReleaseRemoved::withoutItsPlanARevocationStillCounts_data()
{
    QTest::addColumn<QString>("removed");
    QTest::newRow("the plan") << QStringLiteral("/plan.json");
    QTest::newRow("all of it") << QString();
}

void TestReleaseRemoved::withoutItsPlanARevocationStillCounts()
{
    QFETCH(QString, removed);
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.author.desk().release(story.id));
    QVERIFY_RESULT(story.approver.desk().revoke(story.id, QStringLiteral("The night shift")));
    takeOut(story.town.site, QStringLiteral("releases/") + story.id + removed);
    const auto shown = story.author.desk().releases();
    QVERIFY_RESULT(shown);
    const auto& said = shown->releases.first().approvals;
    QVERIFY(std::any_of(said.begin(), said.end(), [](const Approval& approval) {
        return approval.decision == Approval::Decision::Revoke;
    }));
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
    QCOMPARE(story.town.registry.acts, QStringList());
}

void TestReleaseRemoved::itsAuthorGoesOnWithoutItsPlanInTheHome()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    takeOut(story.town.site, story.path(planFile));
    const auto executed = story.author.desk().execute(story.id);
    QVERIFY_RESULT(executed);
    QVERIFY(executed->record.state == ReleaseState::Soaking);
    QVERIFY2(why(executed).contains(QStringLiteral("The plan is missing")), qPrintable(why(executed)));
    QVERIFY(!story.town.site.show(story.path(planFile)).isEmpty()); // it is there again
}

void TestReleaseRemoved::aLedgerIsNotAnchoredOverALongerEndThatWasRemoved()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto head = QStringLiteral("ledger/HEAD");
    const auto longer = QStringLiteral("sha256:") + QString(64, u'9');
    LedgerEntry last;
    last.seq = 99;
    last.hash = longer;
    const auto anchor = withAnchor(story.town.site.show(head), last, story.author.key);
    QVERIFY_RESULT(anchor);
    story.town.site.person(head, *anchor, QStringLiteral("Anchor the ledger"));
    takeOut(story.town.site, head);
    const auto said = story.author.desk().comment(story.id, QStringLiteral("What of the night shift?"));
    QVERIFY_RESULT(said);
    QVERIFY2(why(said).contains(longer), qPrintable(why(said)));
    const auto kept = story.town.site.inBare(
        {QStringLiteral("ls-tree"), QStringLiteral("main"), QStringLiteral("ledger/")});
    QCOMPARE(kept, QByteArray());
    // Whose ledger holds what was kept goes on as ever.
    QVERIFY_RESULT(story.approver.desk().comment(story.id, QStringLiteral("It is calm")));
    QVERIFY(story.town.site.show(head).contains(story.approver.key.id().toUtf8()));
}

QTEST_GUILESS_MAIN(TestReleaseRemoved)
#include "tst_release_removed.moc"
