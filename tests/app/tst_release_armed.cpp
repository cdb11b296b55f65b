#include "app/rollout/EndpointReach.h"
#include "app/rollout/ReleaseRollout.h"
#include "app/rollout/RolloutArming.h"
#include "app/rollout/RolloutDrive.h"
#include "services/rollout/DriverJob.h"
#include "tests/app/RolloutTown.h"
#include "tests/fixture/JobController.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// A town whose tier wants its rollouts armed: what runs in the cluster's pod is driven here, whenever
/// somebody in the town waits.
struct ArmedTown : RolloutTown {
    JobController kubelet{cluster};
    bool podDrives = true;   ///< it does more than to say that it does
    bool stopsAtTen = false; ///< what runs in the pod, which stays

    ArmedTown()
    {
        arming = QStringLiteral("required");
        driver = QStringLiteral("driver: {image: \"registry.example.org/pilothouse:1.4\", metrics: "
                                "\"http://prometheus.monitoring:9090\"}\n");
        for (const auto& [version, kind] :
             {std::pair{"v1", "ServiceAccount"}, std::pair{"rbac.authorization.k8s.io/v1", "Role"},
              std::pair{"rbac.authorization.k8s.io/v1", "RoleBinding"}})
            cluster.put({{"apiVersion", version},
                         {"kind", kind},
                         {"metadata", {{"namespace", "models"}, {"name", "pilothouse-driver"}}}});
        atEachWait = [this] {
            if (isInPod_)
                return;
            kubelet.tick(town.nowMs);
            if (podDrives)
                drive();
        };
    }

    std::vector<nlohmann::json> jobs() const { return cluster.list("jobs.batch"); }
    std::string pod() const { return kubelet.driver("models", driverJobName(id).toStdString()); }
    RolloutState state() { return store()->load(id)->state; }
    EndpointReach reach()
    {
        const auto reached =
            reachEndpoint(*author.workspace, author.settled()->target, ReachFor::Changing, {});
        if (!reached)
            qFatal("%s", qPrintable(reached.error().detail));
        return *reached;
    }

private:
    std::unique_ptr<ConfigMapStore> store()
    {
        return std::make_unique<ConfigMapStore>(reach().client, QStringLiteral("models"));
    }

    void drive()
    {
        if (pod().empty() || kubelet.pods != JobController::Pods::Drive ||
            state().outcome != RolloutOutcome::Open)
            return;
        isInPod_ = true;
        const auto here = reach();
        ConfigMapStore record(here.client, QStringLiteral("models"));
        ServingSite site(here.client);
        std::stop_source end;
        RolloutDriver::Settings settings;
        settings.name = QString::fromStdString(pod());
        settings.clock = [this] { return *fromMs(town.nowMs); };
        settings.lookInterval = lookInterval;
        settings.wait = [this, &end](std::chrono::milliseconds time, const std::stop_token&) {
            goOn(time.count());
            if (percent() == 10 && stopsAtTen)
                end.request_stop();
        };
        (void)RolloutDriver(record, site, analysis, settings).drive(id, end.get_token());
        isInPod_ = false;
    }

    bool isInPod_ = false;
};

} // namespace

/// A release whose tier wants its rollout driven in the cluster.
class TestReleaseArmed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theClusterDrivesItToItsEnd();
    void nothingMovesBeforeTheClusterDrives();
    void whetherItGoesByTodaysPolicyIsKnown();
    void aMissingAccountHoldsItAndIsNamed();
    void aJobThatGaveUpIsSaid();
    void whatIsCutOffHereGoesOnThere();
    void theWayBackIsDrivenHereWhereThePodIsGone();
    void aLostAnswerIsLookedFor();
    void fromHereItIsOnlyDrivenBack();
};

void TestReleaseArmed::theClusterDrivesItToItsEnd()
{
    ArmedTown town;
    const auto waits = town.ready();
    QVERIFY_RESULT(waits);
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.uri(), std::string("s3://models/7"));
    QCOMPARE(town.highest, 50);
    QCOMPARE(town.town.moves(), QStringList{championIs + u'7'});
    QCOMPARE(town.jobs().size(), std::size_t(1));
    const auto state = town.state();
    QCOMPARE(state.driver, QString::fromStdString(town.pod())); // and nobody else
    QVERIFY(state.requests.front().kind == RolloutRequest::Kind::Arm);
    QCOMPARE(state.requests.front().who, town.author.key.id());
    QVERIFY(town.author.ledgerIsWhole());
    // The policy's freezes hold it up there, too.
    const auto annotations = town.jobs().front()["spec"]["template"]["metadata"]["annotations"];
    QVERIFY(annotations["pilothouse.dev/policy"].get<std::string>().find("Holidays") != std::string::npos);
}

void TestReleaseArmed::nothingMovesBeforeTheClusterDrives()
{
    ArmedTown town;
    QVERIFY_RESULT(town.ready());
    town.kubelet.pods = JobController::Pods::CannotPull;
    const auto held = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(held);
    QVERIFY(held->record.state == ReleaseState::Running);
    for (const char* word : {"driven in the cluster", "ImagePullBackOff"})
        QVERIFY2(held->record.reason.contains(QLatin1String(word)), qPrintable(held->record.reason));
    QVERIFY(town.hasRecord()); // for the Job, which goes on as soon as it can
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QCOMPARE(town.percent(), -1);

    town.kubelet.pods = JobController::Pods::Drive; // somebody pushed the image
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.jobs().size(), std::size_t(1));
}

/// Its Job carries the policy as it was when it was armed.
void TestReleaseArmed::whetherItGoesByTodaysPolicyIsKnown()
{
    using Match = ArmedJob::PolicyMatch;
    ArmedTown town;
    QVERIFY_RESULT(town.ready());
    town.kubelet.pods = JobController::Pods::CannotPull;
    const auto held = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(held);
    const auto job = [&] {
        const auto now = town.desk(town.author).rolloutNow(held->record);
        return now && *now ? (*now)->job.value_or(ArmedJob()) : ArmedJob();
    };
    QVERIFY(job().policy == Match::AsNow);
    QFile file(town.town.folder.filePath(QStringLiteral("policy.yaml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto text = QString::fromUtf8(file.readAll());
    write(file.fileName(), text + QStringLiteral("# Looked through on Friday\n"));
    QVERIFY(job().policy == Match::AsNow);
    QVERIFY(otherPolicyLine(job(), town.id).isEmpty());
    write(file.fileName(), text.replace(QStringLiteral("Holidays"), QStringLiteral("Long holidays")));
    QVERIFY(job().policy == Match::Another);
    QVERIFY(otherPolicyLine(job(), town.id).contains(QStringLiteral("release disarm ") + town.id));
    write(file.fileName(), QStringLiteral("tiers: [\n")); // which nobody can compare
    QVERIFY(job().policy == Match::NotCompared);
}

void TestReleaseArmed::aMissingAccountHoldsItAndIsNamed()
{
    ArmedTown town;
    QVERIFY_RESULT(town.ready());
    QVERIFY(town.cluster.remove({"serviceaccounts", "models", "pilothouse-driver"}));
    const auto held = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(held);
    QVERIFY(held->record.state == ReleaseState::Running);
    QVERIFY2(held->record.reason.contains(QLatin1String("serviceaccount.yaml")),
             qPrintable(held->record.reason));
    QVERIFY(town.jobs().empty());
    QCOMPARE(town.uri(), std::string("s3://models/6"));
}

void TestReleaseArmed::aJobThatGaveUpIsSaid()
{
    ArmedTown town;
    QVERIFY_RESULT(town.ready());
    town.kubelet.pods = JobController::Pods::Fail;
    for (const char* word : {"exit code 2", "disarm"}) { // at once, and when it is executed again
        const auto held = town.desk(town.author).execute(town.id);
        QVERIFY_RESULT(held);
        QVERIFY(held->record.state == ReleaseState::Running);
        QVERIFY2(held->record.reason.contains(QLatin1String(word)), qPrintable(held->record.reason));
    }
    QCOMPARE(town.uri(), std::string("s3://models/6"));
}

void TestReleaseArmed::whatIsCutOffHereGoesOnThere()
{
    ArmedTown town;
    town.stopsAtTen = true; // the pod stays, and drives on later
    QVERIFY_RESULT(town.ready());
    std::stop_source laptop;
    const auto inCluster = town.atEachWait;
    town.atEachWait = [&] {
        inCluster();
        if (town.percent() == 10)
            laptop.request_stop();
    };
    const auto left = town.desk(town.author, laptop.get_token()).execute(town.id);
    QCOMPARE(town.percent(), 10);
    QVERIFY(!left || left->record.state == ReleaseState::Running);
    town.stopsAtTen = false;
    town.atEachWait = inCluster;
    while (town.state().outcome == RolloutOutcome::Open)
        town.goOn(1'000); // nobody executes anything
    QVERIFY(town.state().outcome == RolloutOutcome::Promoted);
    QVERIFY(town.town.moves().isEmpty());
    const auto executed = town.desk(town.author).execute(town.id); // the alias is what is left
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseArmed::theWayBackIsDrivenHereWhereThePodIsGone()
{
    ArmedTown town;
    town.stopsAtTen = true;
    QVERIFY_RESULT(town.ready());
    std::stop_source laptop;
    const auto inCluster = town.atEachWait;
    town.atEachWait = [&] {
        inCluster();
        if (town.percent() == 10)
            laptop.request_stop();
    };
    (void)town.desk(town.author, laptop.get_token()).execute(town.id);
    QCOMPARE(town.percent(), 10);
    town.kubelet.pods = JobController::Pods::CannotPull; // its node is gone, and with it the image
    town.atEachWait = nullptr;
    town.goOn(minute);
    const auto back = town.desk(town.author).rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY2(back->record.state == ReleaseState::Done, qPrintable(back->record.reason));
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QVERIFY(town.state().driver != QString::fromStdString(town.pod()));
}

void TestReleaseArmed::aLostAnswerIsLookedFor()
{
    ArmedTown town;
    town.podDrives = false;
    QVERIFY_RESULT(town.ready());
    const auto reach = town.reach();
    ConfigMapStore store(reach.client, QStringLiteral("models"));
    const auto plan = rolloutOf(town.desk(town.author).release(town.id)->record.plan);
    const auto begun = store.begin(*plan, town.town.nowMs);
    QVERIFY_RESULT(begun);
    const FoundRollout found{reach.cluster, reach.client, QStringLiteral("models"), *begun};
    const auto ask = driverJobFor(found, *town.author.settled(), {});
    QVERIFY_RESULT(ask);
    const auto preview = previewArming(found.client, *ask);
    QVERIFY_RESULT(preview);
    auto lost = ApiFault::of(ApiFault::Kind::LostReply, "PATCH");
    town.cluster.setFault("/apis/batch/v1/namespaces/models/jobs", lost);
    ArmPatience patience;
    patience.pause = [&](std::chrono::milliseconds time, const std::stop_token&) { town.goOn(time.count()); };
    const auto armed = armRollout(*town.author.workspace, found, *preview, patience, {});
    QVERIFY_RESULT(armed);
    QVERIFY(armed->unanswered.has_value());
    QVERIFY(armed->seen == ArmOutcome::Seen::Done);
    QCOMPARE(town.jobs().size(), std::size_t(1));
}

void TestReleaseArmed::fromHereItIsOnlyDrivenBack()
{
    StoredRollout rollout;
    rollout.plan.id = QStringLiteral("r1");
    QVERIFY_RESULT(mayDriveFromHere(rollout)); // its tier does not mind
    rollout.plan.rules.arming = RolloutRules::Arming::Required;
    const auto refused = mayDriveFromHere(rollout);
    QVERIFY_ERROR(refused, ErrorKind::Forbidden);
    QVERIFY(refused.error().detail.contains(QLatin1String("pilothouse release arm r1")));
    rollout.state.requests = {{RolloutRequest::Kind::Arm, {}, 1, {}}};
    QVERIFY_ERROR(mayDriveFromHere(rollout), ErrorKind::Forbidden);
    rollout.state.requests.append({RolloutRequest::Kind::Abort, {}, 2, {}});
    QVERIFY_RESULT(mayDriveFromHere(rollout));
}

QTEST_GUILESS_MAIN(TestReleaseArmed)
#include "tst_release_armed.moc"
