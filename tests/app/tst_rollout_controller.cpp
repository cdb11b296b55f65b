#include "app/RolloutController.h"
#include "app/shots/RolloutSample.h"
#include "tests/app/Desk.h"
#include "widgets/rollouts/RolloutPage.h"

#include <mutex>
#include <thread>

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
    std::optional<ArmedJob> job; ///< of its cluster
    QString podTrouble;          ///< what keeps the next pod from driving
    QStringList asked;           ///< of the cluster, about its Job
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
    Result<void> keep(const QString&, const RolloutMeasurement&) override { return {}; }
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

/// Nobody else drives it, and this window may, until it is told to leave it.
RolloutReach drivableFrom(KeptRollout& kept)
{
    auto reach = reachOf(kept);
    reach.claim = {};
    reach.mayDrive = [](const QString&, std::stop_token) {
        return Result<QStringList>(QStringList(QStringLiteral("No policy.")));
    };
    reach.drive = [&kept](const QString&, RolloutDriver::Settings settings,
                          std::stop_token stop) -> Result<DrivenRollout> {
        settings.told(kept.stored);
        while (!stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return DrivenRollout{DrivenRollout::End::Stopped, kept.stored};
    };
    return reach;
}

/// Its cluster takes a Job, whose pod drives at once, or cannot.
RolloutReach armableIn(KeptRollout& kept)
{
    auto reach = reachOf(kept);
    reach.job = [&kept](const QString&, std::int64_t, std::stop_token) {
        const std::scoped_lock lock(kept.mutex);
        return Result<std::optional<ArmedJob>>(kept.job);
    };
    reach.tryArming = [](const QString&, RolloutRequest::Kind kind, std::stop_token) {
        ArmPreview preview;
        preview.request = rolloutRequestName(kind) + QStringLiteral(" it");
        preview.after = QStringLiteral("a Job");
        return Result<ArmPreview>(preview);
    };
    reach.arm = [&kept](const QString&, RolloutRequest::Kind kind, const ArmPreview& preview,
                        std::stop_token) {
        const std::scoped_lock lock(kept.mutex);
        kept.asked << preview.request;
        kept.job.reset();
        ArmOutcome outcome;
        outcome.seen = kept.podTrouble.isEmpty() ? ArmOutcome::Seen::Done : ArmOutcome::Seen::NotInTime;
        if (kind == RolloutRequest::Kind::Arm)
            kept.job = ArmedJob{kept.podTrouble.isEmpty() ? ArmedJob::Standing::Driving
                                                          : ArmedJob::Standing::Starting,
                                QStringLiteral("drive-x"),
                                QStringLiteral("u1"),
                                {},
                                {QStringLiteral("drive-x-4k2lm")},
                                kept.podTrouble};
        outcome.job = kept.job;
        return Result<ArmOutcome>(outcome);
    };
    return reach;
}

/// An open page of it.
struct OpenPage {
    KeptRollout kept;
    Desk desk;
    std::unique_ptr<RolloutDrives> drives;
    RolloutPage page;
    std::unique_ptr<RolloutController> controller;

    explicit OpenPage(RolloutReach (*reach)(KeptRollout&) = reachOf)
    {
        desk.open();
        drives = std::make_unique<RolloutDrives>(desk.workspace().runner(), systemNow);
        page.show();
        openAgain(reach(kept));
        (void)QTest::qWaitFor([&] { return isShown(page, QStringLiteral("rolloutPause")); }, patienceMs);
    }
    void openAgain(RolloutReach reach)
    {
        controller.reset();
        controller = std::make_unique<RolloutController>(desk.workspace(), *drives, std::move(reach), page,
                                                         rolloutPlan().id, QStringLiteral("prod"));
    }
    QAbstractButton* button(const char* name) { return find<QAbstractButton>(page, QLatin1String(name)); }
};

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

    void what_is_seen_of_the_share_is_kept_as_long_as_the_page_is_open()
    {
        KeptRollout kept;
        auto reach = reachOf(kept);
        std::optional<double> share = 10;
        reach.look = [&](const StoredRollout&, std::int64_t nowMs, std::stop_token) {
            return Result<SeenShare>(SeenShare{nowMs, share});
        };
        ReadRollout read;
        const auto look = [&](std::int64_t afterMs) {
            read = readRollout(reach, rolloutPlan().id, read, endpointsNow + afterMs, {}).value();
            return read.picture.seen;
        };
        QCOMPARE(look(0), (QList<SeenShare>{{endpointsNow, 10}}));
        QCOMPARE(look(2'000).size(), 1); // the same as before
        share = std::nullopt;
        QCOMPARE(look(4'000).last(), (SeenShare{endpointsNow + 4'000, std::nullopt}));
        share = 50;
        QCOMPARE(look(6'000).last(), (SeenShare{endpointsNow + 6'000, 50}));
        kept.stored.version = QStringLiteral("2"); // where something was asked for, a curve begins anew
        QCOMPARE(look(8'000).last(), (SeenShare{endpointsNow + 8'000, 50}));
        kept.stored.state.outcome = RolloutOutcome::Promoted;
        QVERIFY(look(10'000).isEmpty());
    }

    void a_pause_is_written_into_the_record_and_shown()
    {
        OpenPage open;
        open.button("rolloutPause")->click();
        QTRY_VERIFY_WITH_TIMEOUT(open.button("rolloutResume")->isEnabled(), patienceMs);
        const std::scoped_lock lock(open.kept.mutex);
        QCOMPARE(open.kept.stored.state.requests.size(), 1);
        QCOMPARE(open.kept.stored.state.requests[0].kind, RolloutRequest::Kind::Pause);
        QVERIFY(!open.kept.stored.state.requests[0].who.isEmpty());
    }

    void what_was_seen_stays_while_the_cluster_is_away()
    {
        OpenPage open;
        {
            const std::scoped_lock lock(open.kept.mutex);
            open.kept.trouble = Error::make(ErrorKind::Offline, QStringLiteral("prod"));
        }
        open.controller->reload();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(open.page, QStringLiteral("rolloutTrouble")), patienceMs);
        QVERIFY(isShown(open.page, QStringLiteral("rolloutPause")));
        {
            const std::scoped_lock lock(open.kept.mutex);
            open.kept.trouble.reset();
        }
        QTRY_VERIFY_WITH_TIMEOUT(!isShown(open.page, QStringLiteral("rolloutTrouble")), patienceMs);
    }

    void it_is_driven_from_here_until_somebody_stops_it()
    {
        OpenPage open(drivableFrom);
        QTRY_VERIFY_WITH_TIMEOUT(open.button("rolloutDrive")->isEnabled(), patienceMs);
        QCOMPARE(said(open.page, QStringLiteral("rolloutDriveNote")), QStringLiteral("No policy."));
        open.button("rolloutDrive")->click();
        QVERIFY(said(open.page, QStringLiteral("rolloutDriver"))
                    .startsWith(QStringLiteral("This window drives it")));
        QCOMPARE(open.drives->driven(), QStringList{rolloutPlan().id});
        QCOMPARE(open.desk.workspace().runner().jobs().size(), 1);
        QCOMPARE(open.button("rolloutDrive")->text().remove(u'&'), QStringLiteral("Stop driving"));
        open.button("rolloutDrive")->click();
        QVERIFY(!open.button("rolloutDrive")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(open.drives->driven().isEmpty(), patienceMs);
        QVERIFY(
            said(open.page, QStringLiteral("rolloutDriver")).startsWith(QStringLiteral("Nobody drives it")));
        QVERIFY(open.button("rolloutDrive")->isEnabled());
    }

    void its_page_may_be_closed_while_the_window_drives_it()
    {
        OpenPage open(drivableFrom);
        QTRY_VERIFY_WITH_TIMEOUT(open.button("rolloutDrive")->isEnabled(), patienceMs);
        open.button("rolloutDrive")->click();
        open.openAgain(drivableFrom(open.kept));
        QTRY_COMPARE_WITH_TIMEOUT(open.button("rolloutDrive")->text().remove(u'&'),
                                  QStringLiteral("Stop driving"), patienceMs);
        QCOMPARE(open.drives->driven().size(), 1);
    }

    void what_ended_the_driving_is_said()
    {
        OpenPage open([](KeptRollout& kept) {
            auto reach = drivableFrom(kept);
            reach.drive = [](const QString& id, RolloutDriver::Settings, std::stop_token) {
                return Result<DrivenRollout>(
                    fail(ErrorKind::Conflict, id,
                         QStringLiteral("grace@desk drives it, and was heard of 2 s ago.")));
            };
            return reach;
        });
        QTRY_VERIFY_WITH_TIMEOUT(open.button("rolloutDrive")->isEnabled(), patienceMs);
        open.button("rolloutDrive")->click();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(open.page, QStringLiteral("rolloutRefusal")), patienceMs);
        QVERIFY(allTexts(open.page).join(u'\n').contains(QStringLiteral("grace@desk drives it")));
    }

    void who_may_not_change_the_cluster_is_told_why_nothing_can_be_driven()
    {
        OpenPage open([](KeptRollout& kept) {
            auto reach = drivableFrom(kept);
            reach.mayDrive = [](const QString&, std::stop_token) {
                return Result<QStringList>(fail(ErrorKind::Forbidden, QStringLiteral("prod"),
                                                QStringLiteral("Control is switched off.")));
            };
            return reach;
        });
        QTRY_VERIFY_WITH_TIMEOUT(said(open.page, QStringLiteral("rolloutDriveNote"))
                                     .contains(QStringLiteral("Control is switched off.")),
                                 patienceMs);
        QVERIFY(!open.button("rolloutDrive")->isEnabled());
        QCOMPARE(open.button("rolloutDrive")->accessibleDescription(),
                 QStringLiteral("Control is switched off."));
    }

    void it_is_armed_and_disarmed_once_that_is_confirmed()
    {
        OpenPage open(armableIn);
        const auto confirm = [&] {
            QTRY_VERIFY_WITH_TIMEOUT(open.button("rolloutArm")->isEnabled(), patienceMs);
            open.button("rolloutArm")->click();
            QTRY_VERIFY_WITH_TIMEOUT(open.button("rolloutArmConfirm")->isEnabled(), patienceMs);
            {
                const std::scoped_lock lock(open.kept.mutex);
                QVERIFY(open.kept.asked.size() < 2); // what was tried was not asked for
            }
            open.button("rolloutArmConfirm")->click();
        };
        confirm();
        QTRY_COMPARE_WITH_TIMEOUT(said(open.page, QStringLiteral("rolloutArming")), QStringLiteral("Armed"),
                                  patienceMs);
        QVERIFY(said(open.page, QStringLiteral("rolloutArmed")).contains(QStringLiteral("drive-x-4k2lm")));
        QTRY_VERIFY_WITH_TIMEOUT(!open.page.findChild<QDialog*>(), patienceMs);
        confirm();
        QTRY_COMPARE_WITH_TIMEOUT(said(open.page, QStringLiteral("rolloutArming")),
                                  QStringLiteral("Supervised only"), patienceMs);
        QCOMPARE(open.kept.asked, (QStringList{QStringLiteral("arm it"), QStringLiteral("disarm it")}));
    }

    /// A Job cannot be changed: it is taken away, and how it would be armed now is shown at once.
    void what_goes_by_an_older_policy_is_armed_anew()
    {
        OpenPage open(armableIn);
        {
            const std::scoped_lock lock(open.kept.mutex);
            open.kept.job = ArmedJob{ArmedJob::Standing::Driving,
                                     QStringLiteral("drive-x"),
                                     {},
                                     {},
                                     {QStringLiteral("drive-x-1")},
                                     {},
                                     {},
                                     ArmedJob::PolicyMatch::Another};
        }
        open.controller->reload();
        auto* button = open.button("rolloutArm");
        QTRY_COMPARE_WITH_TIMEOUT(button->text().remove(u'&'), QStringLiteral("Arm anew…"), patienceMs);
        QVERIFY(said(open.page, QStringLiteral("rolloutArmed")).contains(QStringLiteral("another policy")));
        button->click();
        for (const char* title : {"Disarm the rollout", "Arm the rollout"}) {
            const auto isAsked = [&] {
                const auto* dialog = open.page.findChild<QDialog*>(QStringLiteral("rolloutArmDialog"));
                return dialog && dialog->isVisible() && dialog->windowTitle() == QLatin1String(title) &&
                       open.button("rolloutArmConfirm")->isEnabled();
            };
            QVERIFY2(QTest::qWaitFor(isAsked, patienceMs), title);
            open.button("rolloutArmConfirm")->click();
        }
        const auto asked = [&] {
            const std::scoped_lock lock(open.kept.mutex);
            return open.kept.asked;
        };
        QTRY_COMPARE_WITH_TIMEOUT(
            asked(), (QStringList{QStringLiteral("disarm it"), QStringLiteral("arm it")}), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(button->text().remove(u'&'), QStringLiteral("Disarm…"), patienceMs);
    }

    void what_keeps_the_pod_is_said()
    {
        OpenPage open(armableIn);
        open.kept.podTrouble = QStringLiteral("ImagePullBackOff");
        open.button("rolloutArm")->click();
        QTRY_VERIFY_WITH_TIMEOUT(open.button("rolloutArmConfirm")->isEnabled(), patienceMs);
        open.button("rolloutArmConfirm")->click();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(open.page, QStringLiteral("rolloutRefusal")), patienceMs);
        QVERIFY(allTexts(open.page).join(u'\n').contains(QStringLiteral("requested, and not observed")));
        QTRY_COMPARE_WITH_TIMEOUT(said(open.page, QStringLiteral("rolloutArming")),
                                  QStringLiteral("Armed, not driving"), patienceMs);
    }
};

QTEST_MAIN(TestRolloutController)
#include "tst_rollout_controller.moc"
