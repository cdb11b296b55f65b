#include "app/RolloutController.h"
#include "app/shots/RolloutSample.h"
#include "tests/app/Desk.h"
#include "widgets/rollouts/RolloutPage.h"

#include <mutex>

using namespace ph;
using namespace ph::sample;
using namespace ph::testing;

namespace {

/// What a cluster keeps, as long as it can be reached.
struct KeptRollout {
    std::mutex mutex;
    StoredRollout stored;
    std::vector<RolloutMeasurement> measurements;
    std::optional<Error> trouble;
    int measurementReads = 0;

    KeptRollout()
    {
        const auto rollout = rolloutUnderWay();
        stored.plan = rollout.plan;
        stored.state = rollout.state;
        stored.version = QStringLiteral("1");
        measurements.push_back({rollout.reports[0]});
    }
};

class KeptStore final : public RolloutStore {
public:
    explicit KeptStore(KeptRollout& kept)
        : kept_(kept)
    {
    }
    Result<StoredRollout> begin(const RolloutPlan&, std::int64_t) override { return load({}); }
    Result<StoredRollout> load(const QString&) override
    {
        const std::scoped_lock lock(kept_.mutex);
        return kept_.trouble ? Result<StoredRollout>(fail(*kept_.trouble)) : kept_.stored;
    }
    Result<RolloutList> list() override { return RolloutList{}; }
    Result<StoredRollout> save(const StoredRollout& before, const RolloutState& state) override
    {
        const std::scoped_lock lock(kept_.mutex);
        if (before.version != kept_.stored.version)
            return fail(ErrorKind::Conflict, before.plan.id);
        kept_.stored.state = state;
        kept_.stored.version = QString::number(before.version.toInt() + 1);
        return kept_.stored;
    }
    Result<void> keep(const QString&, const RolloutMeasurement&, std::int64_t) override { return {}; }
    Result<std::vector<RolloutMeasurement>> measurements(const QString&) override
    {
        const std::scoped_lock lock(kept_.mutex);
        ++kept_.measurementReads;
        return kept_.measurements;
    }
    Result<void> claim(const QString&, const QString&, std::int64_t) override { return {}; }
    Result<void> takeOver(const QString&, const QString&, std::int64_t) override { return {}; }
    Result<void> giveUp(const QString&, const QString&, std::int64_t) override { return {}; }

private:
    KeptRollout& kept_;
};

RolloutReach reachOf(KeptRollout& kept)
{
    return {[&kept](ReachFor, std::stop_token) -> Result<std::unique_ptr<RolloutStore>> {
                return std::unique_ptr<RolloutStore>(std::make_unique<KeptStore>(kept));
            },
            [](const QString&, std::stop_token) -> Result<std::optional<DriveClaim>> {
                return rolloutUnderWay().claim;
            }};
}

} // namespace

/// A rollout's page follows its record, and what is asked on it is written there.
class TestRolloutController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void measurements_are_read_again_only_where_the_record_changed()
    {
        KeptRollout kept;
        const auto reach = reachOf(kept);
        const auto first = readRollout(reach, rolloutPlan().id, {}, endpointsNow, {});
        QVERIFY_RESULT(first);
        QCOMPARE(first->picture.reports.size(), 1);
        QCOMPARE(first->picture.claim, rolloutUnderWay().claim);
        const auto second = readRollout(reach, rolloutPlan().id, *first, endpointsNow, {});
        QVERIFY_RESULT(second);
        QCOMPARE(second->picture.reports, first->picture.reports);
        QCOMPARE(kept.measurementReads, 1);
        kept.stored.version = QStringLiteral("2");
        QVERIFY_RESULT(readRollout(reach, rolloutPlan().id, *second, endpointsNow, {}));
        QCOMPARE(kept.measurementReads, 2);
    }

    void a_pause_is_written_into_the_record_and_shown()
    {
        KeptRollout kept;
        Desk desk;
        desk.open();
        RolloutPage page;
        page.show();
        RolloutController controller(desk.workspace(), reachOf(kept), page, rolloutPlan().id,
                                     QStringLiteral("prod"));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, QStringLiteral("rolloutPause")), patienceMs);
        find<QAbstractButton>(page, QStringLiteral("rolloutPause"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(said(page, QStringLiteral("rolloutResume")), QStringLiteral("&Resume"),
                                  patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(find(page, QStringLiteral("rolloutResume"))->isEnabled(), patienceMs);
        const std::scoped_lock lock(kept.mutex);
        QCOMPARE(kept.stored.state.requests.size(), 1);
        QCOMPARE(kept.stored.state.requests[0].kind, RolloutRequest::Kind::Pause);
        QVERIFY(!kept.stored.state.requests[0].who.isEmpty());
    }

    void what_was_seen_stays_while_the_cluster_is_away()
    {
        KeptRollout kept;
        Desk desk;
        desk.open();
        RolloutPage page;
        page.show();
        RolloutController controller(desk.workspace(), reachOf(kept), page, rolloutPlan().id,
                                     QStringLiteral("prod"));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, QStringLiteral("rolloutPause")), patienceMs);
        {
            const std::scoped_lock lock(kept.mutex);
            kept.trouble = Error::make(ErrorKind::Offline, QStringLiteral("prod"));
        }
        controller.reload();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, QStringLiteral("rolloutTrouble")), patienceMs);
        QVERIFY(isShown(page, QStringLiteral("rolloutPause")));
        {
            const std::scoped_lock lock(kept.mutex);
            kept.trouble.reset();
        }
        QTRY_VERIFY_WITH_TIMEOUT(!isShown(page, QStringLiteral("rolloutTrouble")), patienceMs);
    }
};

QTEST_MAIN(TestRolloutController)
#include "tst_rollout_controller.moc"
