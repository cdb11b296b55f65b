#include "tests/app/ApprovedStory.h"
#include "tests/support/Testing.h"

#include <QDir>

using namespace ph;
using namespace ph::testing;

namespace {

/// A release of which a colleague may tell something else.
struct Running : ApprovedStory {
    /// A colleague says in the home where it stands.
    Result<DeskOutcome> tell(Person& by, ReleaseState state)
    {
        auto home = openHome(*by.workspace, *by.settled(), QStringLiteral("teller"), HomeLook::Pull, {});
        if (!home)
            return fail(home.error());
        const auto there = home->read(id);
        QStringList ignored;
        auto record = recordFromHome(*there, ignored);
        if (!record)
            return fail(record.error());
        record->state = state;
        record->changedMs = town.nowMs;
        const auto file = QStringLiteral("state.json");
        const auto put = home->put({HomeChange::Kind::Decision,
                                    id,
                                    {{file, sealedHomeFilesOf(*record, by.key)->value(file)}},
                                    there->revision,
                                    QStringLiteral("Tell")},
                                   {}, {});
        return put ? Result<DeskOutcome>(DeskOutcome{*record, {}}) : fail(put.error());
    }
};

} // namespace

/// What colleagues say while a release runs is heard between its steps.
class TestReleaseHeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTakesItsApprovalAwayStopsItBeforeTheNextStep_data();
    void whatTakesItsApprovalAwayStopsItBeforeTheNextStep();
    void anotherCommitStopsNothing();
    void aHomeThatIsAwayStopsNothing_andThatIsSaid();
    void aRollbackNeedsNobodysWord();
    void whoeverTakesItOverOrEndsItsSoakHasLooked();
};

void TestReleaseHeed::whatTakesItsApprovalAwayStopsItBeforeTheNextStep_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a revocation") << QStringLiteral("revoke") << QStringLiteral("are missing");
    QTest::newRow("a rejection") << QStringLiteral("reject") << QStringLiteral("rejects it");
    QTest::newRow("an abort") << QStringLiteral("stop") << QStringLiteral("It is stopped");
    QTest::newRow("a rollback") << QStringLiteral("rollback") << QStringLiteral("in the release home");
}

void TestReleaseHeed::whatTakesItsApprovalAwayStopsItBeforeTheNextStep()
{
    QFETCH(QString, what);
    QFETCH(QString, reason);
    Running story;
    QVERIFY_RESULT(story.ready());
    Result<DeskOutcome> said = fail(ErrorKind::NotFound, what);
    const auto outcome = story.executed(afterItsFirstStep, [&] {
        const auto text = QStringLiteral("The night shift");
        said = what == QLatin1String("revoke")   ? story.approver.desk().revoke(story.id, text)
               : what == QLatin1String("reject") ? story.approver.desk().reject(story.id, text)
               : what == QLatin1String("stop")   ? story.tell(story.colleague, ReleaseState::Stopped)
                                                 : story.tell(story.colleague, ReleaseState::RollingBack);
    });
    QVERIFY_RESULT(said);
    QVERIFY_RESULT(outcome);
    const auto& record = outcome->record;
    QCOMPARE(record.state, ReleaseState::Stopped);
    QVERIFY2(record.reason.contains(reason), qPrintable(record.reason));
    QVERIFY(record.steps.size() > 1);
    QCOMPARE(record.confirmedSteps(), 1);
    QCOMPARE(story.town.registry.acts.size(), 1);
    // What somebody said against it is kept with it, as what was said for it is.
    QStringList decisions;
    for (const auto& approval : record.approvals)
        decisions << decisionName(approval.decision);
    QCOMPARE(decisions, what == QLatin1String("revoke") || what == QLatin1String("reject")
                            ? (QStringList{QStringLiteral("approve"), what})
                            : QStringList{QStringLiteral("approve")});
    QVERIFY(story.author.ledgerIsWhole());
    // What was done is taken back as ever.
    QVERIFY_RESULT(story.author.desk().rollback(QStringLiteral("production"), {}));
}

void TestReleaseHeed::anotherCommitStopsNothing()
{
    Running story;
    QVERIFY_RESULT(story.ready());
    const auto outcome = story.executed(afterItsFirstStep, [&] {
        story.town.site.person(QStringLiteral("note.txt"), "Calm", QStringLiteral("Note"));
    });
    QVERIFY_RESULT(outcome);
    QCOMPARE(outcome->record.state, ReleaseState::Soaking);
    QVERIFY2(outcome->notes.isEmpty(), qPrintable(outcome->notes.join(u'\n')));
}

void TestReleaseHeed::aHomeThatIsAwayStopsNothing_andThatIsSaid()
{
    Running story;
    QVERIFY_RESULT(story.ready());
    const auto bare = story.town.site.bare();
    const auto outcome = story.executed(afterItsFirstStep,
                                        [&] { QVERIFY(QDir().rename(bare, bare + QStringLiteral(".off"))); });
    QVERIFY_RESULT(outcome);
    QCOMPARE(outcome->record.state, ReleaseState::Soaking);
    QCOMPARE(outcome->notes.filter(QStringLiteral("was not looked at")).size(), 1);
}

void TestReleaseHeed::aRollbackNeedsNobodysWord()
{
    Running story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.executed(afterItsFirstStep, [] {}));
    const auto back = story.author.desk().rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QCOMPARE(back->record.state, ReleaseState::Done);
}

void TestReleaseHeed::whoeverTakesItOverOrEndsItsSoakHasLooked()
{
    Running story;
    // Nobody moves it here: only a look knows of it.
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("shadow")] =
        QStringLiteral("3");
    QVERIFY_RESULT(story.ready());
    Connection connection;
    connection.name = QStringLiteral("lab");
    connection.kind = QStringLiteral("mlflow");
    connection.location = story.town.folder.filePath(QStringLiteral("mlruns")); // asks no network
    const auto lab = story.colleague.workspace->state().addConnection(connection);
    QVERIFY_RESULT(lab);
    const auto seen = [&](const QString& pointer) {
        const auto timelines =
            story.colleague.workspace->aliases().timelines(lab->id, QStringLiteral("fraud"));
        for (const auto& timeline : timelines.value_or(QList<AliasTimeline>())) {
            if (timeline.pointer == pointer)
                return timeline.periods;
        }
        return QList<AliasPeriod>();
    };
    QVERIFY(seen(QStringLiteral("@shadow")).isEmpty());
    const auto executed = story.colleague.desk().execute(story.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->notes.isEmpty(), qPrintable(executed->notes.join(u'\n')));
    QCOMPARE(seen(QStringLiteral("@shadow")).size(), 1);
    QCOMPARE(seen(QStringLiteral("@shadow")).last().lastSeenMs, story.town.nowMs);
    const auto moved = seen(QStringLiteral("@champion"));
    QCOMPARE(moved.size(), 2); // as it was found, and what we did
    QCOMPARE(moved.first().version, QStringLiteral("6"));
    QVERIFY(moved.last().version == QStringLiteral("7") && moved.last().cause == AliasPeriod::Cause::OurAct);

    story.town.nowMs += 3'600'000;
    QVERIFY_RESULT(story.colleague.desk().confirm(story.id));
    for (const char* pointer : {"@shadow", "@champion"})
        QCOMPARE(seen(QLatin1String(pointer)).last().lastSeenMs, story.town.nowMs);
}

QTEST_GUILESS_MAIN(TestReleaseHeed)
#include "tst_release_heed.moc"
