#include "services/release/DriverLease.h"
#include "tests/app/ApprovedStory.h"
#include "tests/support/Testing.h"

#include <QDir>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t minute = 60'000;

/// A release that its author drives, and a home that tells who does.
struct Driven : ApprovedStory {
    /// Who says in the home where it stands, and when they said so.
    std::pair<QString, std::int64_t> toldInHome()
    {
        const auto home =
            openHome(*approver.workspace, *approver.settled(), QStringLiteral("reader"), HomeLook::Pull, {});
        const auto there = home ? home->read(id) : Result<HomeRecord>(fail(home.error()));
        QStringList ignored;
        const auto trust = keysOfPolicies({*approver.settled()});
        const auto record = there ? recordFromHome(*there, ignored, trust) : fail(there.error());
        if (!record)
            return {};
        return {toldBy(*there, *record, trust).value_or(QString()), record->changedMs};
    }
    void moveHomeAway(const QString& from, const QString& to) const { QVERIFY(QDir().rename(from, to)); }
};

} // namespace

/// One workspace at a time drives a release; one that died keeps the others away for minutes only.
class TestReleaseClaim : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoeverDiedHoldsItForMinutes();
    void whoeverWasTakenOverAsksForNothingMore();
    void whoeverIsSlowSaysAgainThatTheyDrive();
    void withoutItsHomeNothingIsAskedForOnceOthersMayGoOn_data();
    void withoutItsHomeNothingIsAskedForOnceOthersMayGoOn();
};

void TestReleaseClaim::whoeverDiedHoldsItForMinutes()
{
    Driven story;
    QVERIFY_RESULT(story.ready());
    const auto begunMs = story.town.nowMs;
    (void)story.executed(beforeItsFirstStep, [&] {
        story.town.nowMs = begunMs + claimTime.count() - minute;
        QVERIFY_ERROR(story.colleague.desk().execute(story.id), ErrorKind::Conflict);
        story.town.nowMs = begunMs + claimTime.count() + 1000;
        const auto taken = story.colleague.desk().execute(story.id);
        QVERIFY_RESULT(taken);
        QCOMPARE(taken->record.state, ReleaseState::Soaking);
    });
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseClaim::whoeverWasTakenOverAsksForNothingMore()
{
    Driven story;
    QVERIFY_RESULT(story.ready());
    QStringList acts;
    const auto late = story.executed(beforeItsFirstStep, [&] { // asleep, and a colleague goes on
        story.town.nowMs += claimTime.count() + minute;
        QVERIFY_RESULT(story.colleague.desk().execute(story.id));
        acts = story.town.registry.acts;
    });
    QVERIFY_ERROR(late, ErrorKind::Conflict);
    QVERIFY2(late.error().detail.contains(
                 QStringLiteral("colleague (%1) has taken it over").arg(story.colleague.key.id())),
             qPrintable(late.error().detail));
    QCOMPARE(story.town.registry.acts, acts);
    QCOMPARE(story.toldInHome().first, story.colleague.key.id());
    QVERIFY_RESULT(story.author.desk().release(story.id)); // and sees what became of it
    QCOMPARE(storedRelease(story.author.workspace->state(), story.id)->state, ReleaseState::Soaking);
}

void TestReleaseClaim::whoeverIsSlowSaysAgainThatTheyDrive()
{
    Driven story;
    QVERIFY_RESULT(story.ready());
    const auto executed =
        story.executed(beforeItsFirstStep, [&] { story.town.nowMs += claimTime.count() + minute; });
    QVERIFY_RESULT(executed);
    QCOMPARE(executed->record.state, ReleaseState::Soaking);
    QVERIFY2(executed->notes.isEmpty(), qPrintable(executed->notes.join(u'\n')));
    const auto log = story.town.site.inBare(
        {QStringLiteral("log"), QStringLiteral("--format=%s"), QStringLiteral("main")});
    QCOMPARE(log.count(": running"), 2); // when it began, and before it asked for the first step
}

void TestReleaseClaim::withoutItsHomeNothingIsAskedForOnceOthersMayGoOn_data()
{
    QTest::addColumn<std::int64_t>("silentMs");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("for a moment") << claimActTime.count() - 1000 << true;
    QTest::newRow("for as long as their word lasts") << std::int64_t(claimActTime.count()) << false;
}

void TestReleaseClaim::withoutItsHomeNothingIsAskedForOnceOthersMayGoOn()
{
    QFETCH(std::int64_t, silentMs);
    QFETCH(bool, goesOn);
    Driven story;
    QVERIFY_RESULT(story.ready());
    const auto bare = story.town.site.bare(), away = bare + QStringLiteral(".off");
    const auto executed = story.executed(beforeItsFirstStep, [&] {
        story.moveHomeAway(bare, away);
        story.town.nowMs += silentMs;
    });
    story.moveHomeAway(away, bare);
    QCOMPARE(executed.has_value(), goesOn);
    QCOMPARE(story.town.moves(), goesOn ? QStringList{championIs + u'7'} : QStringList());
    if (goesOn)
        return;
    QVERIFY_ERROR(executed, ErrorKind::Offline);
    QVERIFY2(executed.error().detail.contains(QStringLiteral("Nothing more is asked for")),
             qPrintable(executed.error().detail));
    const auto again = story.author.desk().execute(story.id); // once it answers
    QVERIFY_RESULT(again);
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
}

QTEST_GUILESS_MAIN(TestReleaseClaim)
#include "tst_release_claim.moc"
