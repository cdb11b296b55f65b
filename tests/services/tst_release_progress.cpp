#include "services/release/ApprovalDocument.h"
#include "services/release/DriverLease.h"
#include "services/release/ReleaseProgress.h"
#include "services/release/ReleaseStore.h"
#include "tests/support/ReleaseRemote.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;
using State = ReleaseState;
using Step = StepRecord::State;

namespace {

ReleaseRecord recordIn(State state, Step step = Step::Planned)
{
    ReleaseRecord record;
    record.plan.id = QStringLiteral("r1");
    record.planDigest = QStringLiteral("sha256:plan");
    record.state = state;
    record.steps = {StepRecord{}};
    record.steps.first().state = step;
    return record;
}

/// A store with a release that waits.
struct House {
    QTemporaryDir dir;
    SigningKey key = releaseKey(1), approver = releaseKey(2);
    std::unique_ptr<StateStore> state =
        std::move(StateStore::open(dir.filePath(QStringLiteral("state.db")).toStdString()).value());
    ReleaseStore store{*state, key, {}};
    ReleasePlan plan = samplePlan();

    House()
    {
        plan.author = key.id();
        (void)store.saveDraft(plan);
        (void)store.submit(plan.id, {});
    }
    ReleaseRecord record() { return store.release(plan.id).value(); }
    Result<void> says(const SigningKey& by, Approval::Decision decision, std::int64_t timeMs = 1)
    {
        const auto now = record();
        const auto approval = signApproval({plan.id,
                                            now.planDigest,
                                            now.evidenceDigest,
                                            decision,
                                            QStringLiteral("Because"),
                                            {},
                                            timeMs,
                                            {}},
                                           by);
        return approval ? store.record(*approval, by.publicKey()) : fail(approval.error());
    }
    Result<void> started()
    {
        ExecutionFacts facts;
        facts.record = record();
        facts.policyDigest = plan.policyDigest;
        return store.start(facts);
    }
    Result<void> asked(Step step)
    {
        auto taken = store.takeLease(plan.id, QStringLiteral("driver"));
        if (!taken)
            return fail(taken.error());
        auto first = taken->steps.first();
        first.state = step;
        return store.recordStep(plan.id, QStringLiteral("driver"), 0, first, QStringLiteral("step.intended"));
    }
    QString lastEntry() { return store.ledger()->last().kind; }
};

} // namespace

/// How far a release is, by what is kept and by what others tell.
class TestReleaseProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itGoesOneWay();
    void whatIsToldIsTakenOverOnlyWhereItIsFurther();
    void ofAnotherPlanNothingIsTakenOver();
    void whatWasSeenHereStays();
    void aClaimHoldsForAnHour();
    void whatIsObservedIsKeptAsObserved();
    void aRejectionStopsARunningOneThatAskedForNothing();
    void onlyWhatCountsStopsIt();
    void afterTheFirstStepItIsRolledBackInstead();
};

void TestReleaseProgress::itGoesOneWay()
{
    const QList<ReleaseRecord> way{recordIn(State::Draft),
                                   recordIn(State::Waiting),
                                   recordIn(State::Stopped), // withdrawn
                                   recordIn(State::Running),
                                   recordIn(State::Soaking, Step::Confirmed),
                                   recordIn(State::Done, Step::Confirmed),
                                   recordIn(State::RollingBack, Step::Confirmed),
                                   recordIn(State::RolledBack, Step::Confirmed)};
    for (qsizetype i = 0; i < way.size(); ++i) {
        for (qsizetype j = 0; j < way.size(); ++j)
            QCOMPARE(isFurther(way[i], way[j]), i > j);
    }
    QVERIFY(isFurther(recordIn(State::Stopped, Step::Conflict), recordIn(State::Running)));
}

void TestReleaseProgress::whatIsToldIsTakenOverOnlyWhereItIsFurther()
{
    auto told = recordIn(State::Soaking, Step::Confirmed);
    told.changedMs = 7;
    told.evidenceDigest = QStringLiteral("sha256:evidence");
    const auto caught = caughtUp(recordIn(State::Waiting), told);
    QVERIFY(caught);
    QVERIFY(caught->state == State::Soaking);
    QCOMPARE(caught->changedMs, 7);
    QCOMPARE(caught->evidenceDigest, told.evidenceDigest);
    QVERIFY(caught->steps.first().state == Step::Confirmed);
    // Whatever was put back there.
    QVERIFY(!caughtUp(recordIn(State::RolledBack, Step::Confirmed), told));
    QVERIFY(!caughtUp(told, told));
}

void TestReleaseProgress::ofAnotherPlanNothingIsTakenOver()
{
    auto told = recordIn(State::Soaking, Step::Confirmed);
    told.planDigest = QStringLiteral("sha256:other");
    QVERIFY(!caughtUp(recordIn(State::Waiting), told));
}

void TestReleaseProgress::whatWasSeenHereStays()
{
    const auto caught =
        caughtUp(recordIn(State::Running, Step::Conflict), recordIn(State::Done, Step::Planned));
    QVERIFY(caught);
    QVERIFY(caught->steps.first().state == Step::Conflict);
}

void TestReleaseProgress::aClaimHoldsForAnHour()
{
    const std::int64_t now = 1'795'651'200'000, held = claimTime.count();
    QVERIFY(claimHolds(now, now));
    QVERIFY(claimHolds(now - held + 1, now));
    QVERIFY(!claimHolds(now - held, now));
    QVERIFY(!claimHolds(now + held, now)); // nobody keeps it for ever by a clock that is ahead
    QVERIFY(!claimHolds(noTime, now));
}

void TestReleaseProgress::whatIsObservedIsKeptAsObserved()
{
    House house;
    auto told = house.record();
    told.state = State::Soaking;
    told.changedMs = 7;
    for (auto& step : told.steps)
        step.state = Step::Confirmed;
    QVERIFY_RESULT(house.store.observe(told, house.approver.id()));
    QVERIFY(house.record().state == State::Soaking);
    QCOMPARE(house.record().changedMs, 7);
    QCOMPARE(house.record().confirmedSteps(), told.steps.size());
    const auto entry = house.store.ledger()->last();
    QCOMPARE(entry.kind, QStringLiteral("release.observed"));
    QVERIFY(entry.observed.contains(house.approver.id().toUtf8()));
    // Nothing new: nothing is written.
    const auto entries = house.store.ledger()->size();
    QVERIFY_RESULT(house.store.observe(told, house.approver.id()));
    told.state = State::Waiting;
    QVERIFY_RESULT(house.store.observe(told, house.approver.id()));
    QCOMPARE(house.store.ledger()->size(), entries);
}

void TestReleaseProgress::aRejectionStopsARunningOneThatAskedForNothing()
{
    House house;
    QVERIFY_RESULT(house.started());
    QVERIFY_RESULT(house.says(house.approver, Approval::Decision::Reject));
    QVERIFY(house.record().state == State::Stopped);
    QVERIFY(house.record().reason.contains(house.approver.id()));
    QCOMPARE(house.lastEntry(), QStringLiteral("release.cancelled"));
}

void TestReleaseProgress::onlyWhatCountsStopsIt()
{
    House house;
    QVERIFY_RESULT(house.says(releaseKey(3), Approval::Decision::Approve));
    QVERIFY_RESULT(house.started());
    QVERIFY_ERROR(house.says(house.key, Approval::Decision::Reject), ErrorKind::Conflict); // the author's
    QVERIFY_ERROR(house.says(house.approver, Approval::Decision::Revoke), ErrorKind::Conflict); // of nothing
    QVERIFY_ERROR(house.says(house.approver, Approval::Decision::Approve), ErrorKind::Conflict);
    QVERIFY(house.record().state == State::Running);
    QVERIFY_RESULT(house.says(releaseKey(3), Approval::Decision::Revoke, 2));
    QVERIFY(house.record().state == State::Stopped);
}

void TestReleaseProgress::afterTheFirstStepItIsRolledBackInstead()
{
    House house;
    QVERIFY_RESULT(house.started());
    QVERIFY_RESULT(house.asked(Step::Intended));
    const auto refused = house.says(house.approver, Approval::Decision::Reject);
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY2(refused.error().detail.contains(QStringLiteral("roll it back")),
             qPrintable(refused.error().detail));
    QVERIFY(house.record().state == State::Running);
}

QTEST_GUILESS_MAIN(TestReleaseProgress)
#include "tst_release_progress.moc"
