#include "app/release/ReleaseReading.h"
#include "tests/app/ApprovedStory.h"
#include "tests/support/Testing.h"

#include <QDir>

using namespace ph;
using namespace ph::testing;

namespace {

const QString production = QStringLiteral("production");

/// An approved release, and a release home that can be unplugged.
struct Unplugged : ApprovedStory {
    void unplug() const { QVERIFY(QDir().rename(town.site.bare(), away())); }
    void plugIn() const { QVERIFY(QDir().rename(away(), town.site.bare())); }
    QString away() const { return town.site.bare() + QStringLiteral(".off"); }

    ReleaseState seenBy(Person& person) const { return seenBy(person, id); }
    ReleaseState seenBy(Person& person, const QString& release) const
    {
        const auto seen = person.desk().release(release);
        return seen ? seen->record.state : ReleaseState::Draft;
    }
};

} // namespace

/// What became of a release while its home was away, or nobody lived to tell it, is told there later.
class TestReleaseLate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasGivenUpOfflineIsNotExecutedByAColleague();
    void whatWasTakenBackOfflineIsToldOnce();
    void whoeverGoesOnWithWhatIsDoneTellsTheHome();
    void aDraftThatIsGivenUpIsNobodysBusiness();
    void whomNobodyBelievesDoesNotTellAgain();
    void whatWasSubmittedOfflineIsPutBeforeItsApproversLater_data();
    void whatWasSubmittedOfflineIsPutBeforeItsApproversLater();
    void whoeverNeverReadThatItWasExecutedTakesItBackOffline_data();
    void whoeverNeverReadThatItWasExecutedTakesItBackOffline();
    void offlineWhatOnlyWaitsIsNotTakenBack();
    void whoeverReadNothingOfItIsToldWhatIsLiveAndWhatToDo();
};

void TestReleaseLate::whatWasGivenUpOfflineIsNotExecutedByAColleague()
{
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    story.unplug();
    const auto givenUp = story.author.desk().cancel(story.id, QStringLiteral("Superseded"));
    QVERIFY_RESULT(givenUp);
    QVERIFY(!givenUp->notes.isEmpty()); // others do not know
    story.plugIn();
    QVERIFY(story.seenBy(story.approver) == ReleaseState::Waiting);
    QVERIFY_RESULT(readBoard(*story.author.workspace, HomeLook::Pull, {})); // as the window does each minute
    QVERIFY(story.seenBy(story.approver) == ReleaseState::Stopped);
    QVERIFY_ERROR(story.colleague.desk().execute(story.id), ErrorKind::Forbidden);
    QCOMPARE(story.town.registry.acts, QStringList());
}

void TestReleaseLate::whatWasTakenBackOfflineIsToldOnce()
{
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    story.unplug();
    story.town.nowMs += 1000;
    const auto back = story.author.desk().rollback(production, {});
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    story.plugIn();
    QVERIFY(story.seenBy(story.approver) == ReleaseState::Soaking);
    const auto told = story.author.desk().releases();
    QVERIFY_RESULT(told);
    QVERIFY2(told->notes.isEmpty(), qPrintable(told->notes.join(u'\n')));
    QVERIFY(story.seenBy(story.approver) == ReleaseState::RolledBack);
    QVERIFY(story.seenBy(story.approver, back->record.plan.id) == ReleaseState::Done);
    const auto commits = story.town.site.commits();
    QVERIFY_RESULT(story.author.desk().releases());
    QVERIFY_RESULT(story.author.desk().release(story.id));
    QCOMPARE(story.town.site.commits(), commits);
    QVERIFY(story.author.ledgerIsWhole());
}

void TestReleaseLate::whoeverGoesOnWithWhatIsDoneTellsTheHome()
{
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    const auto done = story.executed(afterItsFirstStep, [&] { story.unplug(); });
    QVERIFY_RESULT(done);
    QVERIFY(done->record.state == ReleaseState::Soaking);
    story.plugIn();
    QVERIFY(story.seenBy(story.approver) == ReleaseState::Running); // as was said before the first step
    const auto acts = story.town.registry.acts;
    const auto again = story.author.desk().execute(story.id);
    QVERIFY_RESULT(again);
    QVERIFY(again->record.state == ReleaseState::Soaking);
    QCOMPARE(story.town.registry.acts, acts);
    QVERIFY(story.seenBy(story.approver) == ReleaseState::Soaking);
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Conflict); // it is told by now
}

void TestReleaseLate::aDraftThatIsGivenUpIsNobodysBusiness()
{
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    const auto drafted = story.author.desk().draft(usualDraft());
    QVERIFY_RESULT(drafted);
    const auto commits = story.town.site.commits();
    const auto givenUp = story.author.desk().cancel(drafted->plan.id, QStringLiteral("Mistaken"));
    QVERIFY_RESULT(givenUp);
    QVERIFY(givenUp->record.state == ReleaseState::Stopped);
    QVERIFY_RESULT(story.author.desk().releases());
    QCOMPARE(story.town.site.commits(), commits);
    QVERIFY_ERROR(story.approver.desk().release(drafted->plan.id), ErrorKind::NotFound);
}

void TestReleaseLate::whomNobodyBelievesDoesNotTellAgain()
{
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    Person onCall(story.town, "on-call"); // in no group of the policy
    QVERIFY_RESULT(onCall.settle());
    story.town.nowMs += 1000;
    QVERIFY_RESULT(onCall.desk().rollback(production, {}));
    const auto commits = story.town.site.commits();
    const auto listing = onCall.desk().releases();
    QVERIFY_RESULT(listing);
    QVERIFY2(listing->notes.isEmpty(), qPrintable(listing->notes.join(u'\n')));
    QCOMPARE(story.town.site.commits(), commits);
}

void TestReleaseLate::whatWasSubmittedOfflineIsPutBeforeItsApproversLater_data()
{
    QTest::addColumn<QString>("liveByThen");
    QTest::newRow("what is live is the same") << QStringLiteral("6");
    QTest::newRow("something else is live") << QStringLiteral("5");
}

void TestReleaseLate::whatWasSubmittedOfflineIsPutBeforeItsApproversLater()
{
    QFETCH(QString, liveByThen);
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    const auto drafted = story.author.desk().draft(usualDraft());
    QVERIFY_RESULT(drafted);
    const auto& id = drafted->plan.id;
    story.unplug();
    const auto submitted = story.author.desk().submit(drafted->plan);
    QVERIFY_RESULT(submitted);
    QVERIFY(!submitted->notes.isEmpty()); // others do not know
    story.plugIn();
    QVERIFY_ERROR(story.approver.desk().release(id), ErrorKind::NotFound);
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] = liveByThen;
    const auto listing = story.author.desk().releases();
    QVERIFY_RESULT(listing);
    const auto notes = listing->notes.join(u'\n');
    const auto seen = story.approver.desk().release(id);
    if (liveByThen == QLatin1String("5")) { // a stale promotion is never replayed
        QVERIFY2(notes.contains(id) && notes.contains(QStringLiteral("draft it anew")), qPrintable(notes));
        QVERIFY_ERROR(seen, ErrorKind::NotFound);
        return;
    }
    QVERIFY2(notes.isEmpty(), qPrintable(notes));
    QVERIFY_RESULT(seen);
    QVERIFY(seen->record.state == ReleaseState::Waiting);
    const auto commits = story.town.site.commits();
    QVERIFY_RESULT(story.author.desk().releases()); // once
    QCOMPARE(story.town.site.commits(), commits);
    QVERIFY_RESULT(story.approver.desk().approve(id, QStringLiteral("Fine")));
}

void TestReleaseLate::whoeverNeverReadThatItWasExecutedTakesItBackOffline_data()
{
    QTest::addColumn<bool>("byItsAuthor");
    QTest::newRow("an approver") << false; // has it in the copy of the home
    QTest::newRow("its author") << true;   // has it in the own workspace
}

void TestReleaseLate::whoeverNeverReadThatItWasExecutedTakesItBackOffline()
{
    QFETCH(bool, byItsAuthor);
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    auto& onCall = byItsAuthor ? story.author : story.approver;
    QVERIFY_RESULT(onCall.desk().release(story.id));
    QVERIFY_RESULT(story.colleague.desk().execute(story.id));
    story.unplug();
    story.town.nowMs += 1000;
    const auto look = onCall.desk().rollbackPlan(production, {});
    QVERIFY_RESULT(look);
    QCOMPARE(look->of, story.id);
    const auto back = onCall.desk().rollback(production, {}, QStringLiteral("Errors rise"));
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
    const auto notes = back->notes.join(u'\n');
    QVERIFY2(notes.contains(QStringLiteral("somebody executed it since")), qPrintable(notes));
    QVERIFY(onCall.ledgerIsWhole());
    QVERIFY_ERROR(onCall.desk().rollbackPlan(production, {}), ErrorKind::NotFound); // once
    story.plugIn();
    QVERIFY_RESULT(onCall.desk().releases());
    QVERIFY(story.seenBy(story.colleague) == ReleaseState::RolledBack);
}

void TestReleaseLate::offlineWhatOnlyWaitsIsNotTakenBack()
{
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    story.unplug();
    QVERIFY_ERROR(story.approver.desk().rollback(production, {}), ErrorKind::NotFound);
    // The same version is live by somebody else's hand, which the registry does not call this release.
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] =
        QStringLiteral("7");
    QVERIFY_ERROR(story.approver.desk().rollback(production, {}), ErrorKind::NotFound);
    QCOMPARE(story.town.registry.acts, QStringList());
}

void TestReleaseLate::whoeverReadNothingOfItIsToldWhatIsLiveAndWhatToDo()
{
    Unplugged story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    story.unplug();
    Person onCall(story.town, "on-call");
    QVERIFY_RESULT(onCall.settle());
    const auto refused = onCall.desk().rollback(production, {});
    QVERIFY_ERROR(refused, ErrorKind::NotFound);
    const auto& why = refused.error().detail;
    QVERIFY2(why.contains(QStringLiteral("The release home was not asked")), qPrintable(why));
    QVERIFY2(why.contains(QStringLiteral("Live is fraud 7, by release %1").arg(story.id)), qPrintable(why));
    QVERIFY2(why.contains(QStringLiteral("Roll back again once the home answers")), qPrintable(why));
}

QTEST_GUILESS_MAIN(TestReleaseLate)
#include "tst_release_late.moc"
