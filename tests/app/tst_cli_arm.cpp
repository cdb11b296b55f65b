#include "services/rollout/DriverJob.h"
#include "tests/app/DriveSite.h"
#include "tests/fixture/JobController.h"

#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

namespace {

/// A namespace in which drivers may run, and the controller that gives their Jobs pods.
class ArmSite : public DriveSite {
public:
    enum class Account { There, Missing };
    explicit ArmSite(Account account = Account::There)
        : DriveSite(600'000)
    {
        if (account == Account::Missing)
            return;
        put("v1", "ServiceAccount");
        put("rbac.authorization.k8s.io/v1", "Role");
        put("rbac.authorization.k8s.io/v1", "RoleBinding");
    }

    QStringList arming(const char* more = "") const
    {
        auto all =
            words("--json release arm") + QStringList{id, QStringLiteral("--image"), QLatin1String(image),
                                                      QStringLiteral("--metrics"), metrics.url()};
        return *more ? all + words(more) : all;
    }
    Outcome arm(const char* more = "") const { return run(arming(more)); }
    Outcome disarm(const char* more = "") const
    {
        auto all = words("--json release disarm") + QStringList{id};
        return run(*more ? all + words(more) : all);
    }

    std::vector<nlohmann::json> jobs() const { return cluster.list("jobs.batch"); }
    nlohmann::json pod() const { return jobs().at(0)["spec"]["template"]["spec"]; }
    QByteArray ledger() const
    {
        if (run(words("ledger export --format lines --out") + QStringList{path("ledger")}).code != 0)
            qFatal("no ledger");
        QFile lines(path("ledger"));
        return lines.open(QIODevice::ReadOnly) ? lines.readAll() : QByteArray();
    }

    static constexpr char image[] = "registry.example.org/pilothouse:1.4";
    JobController kubelet{cluster};

private:
    void put(const char* version, const char* kind)
    {
        cluster.put({{"apiVersion", version},
                     {"kind", kind},
                     {"metadata", {{"namespace", "models"}, {"name", driverAccount().toStdString()}}}});
    }
};

QString seen(const Outcome& outcome, const char* field)
{
    return outcome.json()[QLatin1String("seen")][QLatin1String(field)].toString();
}

} // namespace

/// `pilothouse release arm` and `disarm`: a Job in the cluster drives a rollout.
class TestCliArm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRequestIsShownAndNothingIsDone();
    void itIsArmedOnceAPodDrives();
    void armedTwiceItIsOneJob();
    void thePolicyGoesIntoTheJob();
    void whoDrivesItFromHereLeavesItToTheJob();
    void theMissingRightIsNamed();
    void theMissingAccountIsNamed();
    void whatKeepsItsPodIsSaid_data();
    void whatKeepsItsPodIsSaid();
    void aJobThatHasEndedIsTakenAwayFirst();
    void itIsDisarmedAndThenSupervised();
    void anImageIsNeverMadeUp();
    void withoutControlNothingIsArmed();
    void whatHasEndedIsNotArmed();
};

void TestCliArm::theRequestIsShownAndNothingIsDone()
{
    ArmSite site;
    site.connect();
    const auto tried = site.arm("--dry-run");
    QVERIFY2(tried.code == 0, tried.all().constData());
    const auto told = tried.json();
    QCOMPARE(told[QLatin1String("dry_run")].toBool(), true);
    QVERIFY(told[QLatin1String("outcome")].isNull());
    const auto request = text(tried, "request");
    QVERIFY2(request.startsWith(QLatin1String("PATCH /apis/batch/v1/namespaces/models/jobs/") +
                                driverJobName(site.id)),
             qPrintable(request));
    QVERIFY(request.contains(QLatin1String("fieldManager=pilothouse")));
    QVERIFY(request.contains(QLatin1String(ArmSite::image)));
    QVERIFY(!told[QLatin1String("diff")].toArray().isEmpty());
    QVERIFY(site.jobs().empty());
    QVERIFY(site.state().requests.isEmpty());
    const auto said = site.run(site.arming("--dry-run").mid(1)); // in text
    QVERIFY2(said.out.contains("+   \"kind\": \"Job\"") || said.out.contains("\"kind\": \"Job\""),
             said.out.constData());
    QVERIFY(said.out.contains("No policy is known"));
}

void TestCliArm::itIsArmedOnceAPodDrives()
{
    ArmSite site;
    site.connect();
    const auto key = site.makeKey();
    const auto kubelet = site.kubelet.start();
    const auto armed = site.arm();
    QVERIFY2(armed.code == 0, armed.all().constData());
    QCOMPARE(text(armed, "outcome"), QStringLiteral("driving"));
    QCOMPARE(seen(armed, "standing"), QStringLiteral("driving"));
    QCOMPARE(site.jobs().size(), std::size_t(1));
    const auto job = site.jobs().front();
    QCOMPARE(job["metadata"]["name"].get<std::string>(), driverJobName(site.id).toStdString());
    const auto managed = job["metadata"]["managedFields"].dump();
    QVERIFY2(managed.find("\"operation\":\"Apply\"") != std::string::npos, managed.c_str());
    QCOMPARE(site.pod()["serviceAccountName"].get<std::string>(), driverAccount().toStdString());
    QCOMPARE(site.pod()["containers"][0]["args"].back().get<std::string>(), site.id.toStdString());
    const auto variables = site.pod()["containers"][0]["env"].dump();
    QVERIFY2(variables.find(site.metrics.url().toStdString()) != std::string::npos, variables.c_str());
    // By whom, and when.
    const auto requests = site.state().requests;
    QCOMPARE(requests.size(), 1);
    QVERIFY(requests[0].kind == RolloutRequest::Kind::Arm);
    QCOMPARE(requests[0].who, key);
    const auto ledger = site.ledger();
    QVERIFY(ledger.contains("rollout.asked"));
    QVERIFY(ledger.contains("rollout.armed"));
}

void TestCliArm::armedTwiceItIsOneJob()
{
    ArmSite site;
    site.connect();
    const auto kubelet = site.kubelet.start();
    QCOMPARE(site.arm().code, 0);
    const auto uid = [&] { return site.jobs().at(0)["metadata"]["uid"].get<std::string>(); };
    const auto first = uid();
    const auto again = site.arm();
    QVERIFY2(again.code == 0, again.all().constData());
    QVERIFY(again.json()[QLatin1String("diff")].toArray().isEmpty());
    QCOMPARE(site.jobs().size(), std::size_t(1));
    QCOMPARE(uid(), first);
    QCOMPARE(site.state().requests.size(), 1); // nothing was asked for
}

void TestCliArm::thePolicyGoesIntoTheJob()
{
    ArmSite site;
    site.connect();
    const auto kubelet = site.kubelet.start();
    QVERIFY(writeFile(site.path("broken.yaml"), "tiers: [\n"));
    QCOMPARE(site.run(site.arming("--policy") << site.path("broken.yaml")).code, 2);
    QVERIFY(site.jobs().empty());
    const auto policy = sourceFile(QStringLiteral("resources/policy/example.yaml"));
    const auto armed = site.run(site.arming("--metrics-secret prometheus/token --policy") << policy);
    QVERIFY2(armed.code == 0, armed.all().constData());
    const auto annotations = site.jobs().at(0)["spec"]["template"]["metadata"]["annotations"];
    QFile file(policy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(annotations["pilothouse.dev/policy"].get<std::string>(), file.readAll().toStdString());
    QVERIFY(!armed.out.contains("No policy is known"));
    const auto volumes = site.pod()["volumes"].dump();
    QVERIFY2(volumes.find("\"secretName\":\"prometheus\"") != std::string::npos, volumes.c_str());
}

void TestCliArm::whoDrivesItFromHereLeavesItToTheJob()
{
    ArmSite site;
    site.connect();
    QProcess desktop;
    desktop.start(program(), QStringList{QStringLiteral("--workspace"), site.path("ws")} + site.driving());
    QTRY_COMPARE_WITH_TIMEOUT(site.percent(), 10, 60'000);
    const auto kubelet = site.kubelet.start();
    QCOMPARE(site.arm().code, 0);
    QVERIFY(desktop.waitForFinished(60'000));
    QCOMPARE(desktop.exitCode(), 1);
    const auto said = desktop.readAllStandardOutput();
    QVERIFY2(said.contains(driverJobName(site.id).toLatin1()) && said.contains("drives it"),
             said.constData());
    QCOMPARE(site.holder(),
             QString::fromStdString(site.kubelet.driver("models", driverJobName(site.id).toStdString())));
    QCOMPARE(site.percent(), 10);
}

void TestCliArm::theMissingRightIsNamed()
{
    ArmSite site;
    site.connect();
    site.cluster.setUser(DriveSite::token, {"ada",
                                            {{{"get", "list", "watch"}, {"*"}, {"*"}},
                                             {{"*"}, {""}, {"configmaps"}},
                                             {{"patch"}, {"batch"}, {"jobs"}}}});
    const auto armed = site.arm();
    QVERIFY2(armed.code == 4, armed.all().constData());
    QVERIFY2(armed.out.contains("missing: create jobs.batch."), armed.out.constData());
    QVERIFY(site.state().requests.isEmpty());
}

void TestCliArm::theMissingAccountIsNamed()
{
    ArmSite site(ArmSite::Account::Missing);
    site.connect();
    const auto armed = site.arm();
    QVERIFY2(armed.code == 3, armed.all().constData());
    for (const char* word : {"ServiceAccount, Role, RoleBinding pilothouse-driver", "serviceaccount.yaml",
                             "packaging/kubernetes", "models"})
        QVERIFY2(armed.out.contains(word), armed.out.constData());
    QVERIFY(site.jobs().empty());
}

void TestCliArm::whatKeepsItsPodIsSaid_data()
{
    QTest::addColumn<int>("pods");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no image") << int(JobController::Pods::CannotPull) << QByteArray("ImagePullBackOff");
    QTest::newRow("no room") << int(JobController::Pods::Refused) << QByteArray("exceeded quota: small");
    QTest::newRow("off words") << int(JobController::Pods::Fail) << QByteArray("exit code 2");
}

void TestCliArm::whatKeepsItsPodIsSaid()
{
    QFETCH(int, pods);
    QFETCH(QByteArray, said);
    ArmSite site;
    site.connect();
    site.makeKey();
    site.kubelet.pods = JobController::Pods(pods);
    const auto kubelet = site.kubelet.start();
    const auto armed = site.arm("--wait 3s");
    QVERIFY2(armed.code == 7, armed.all().constData()); // requested is not observed
    QCOMPARE(text(armed, "outcome"), QStringLiteral("not-in-time"));
    QVERIFY2(armed.err.contains(said), armed.err.constData());
    QVERIFY2(seen(armed, "trouble").contains(QString::fromUtf8(said)), armed.out.constData());
    QCOMPARE(site.holder(), QString());
    QVERIFY(!site.ledger().contains("rollout.armed"));
}

void TestCliArm::aJobThatHasEndedIsTakenAwayFirst()
{
    ArmSite site;
    site.connect();
    site.kubelet.pods = JobController::Pods::Fail;
    const auto kubelet = site.kubelet.start();
    QCOMPARE(site.arm("--wait 3s").code, 7);
    const auto again = site.arm();
    QVERIFY2(again.code == 1, again.all().constData());
    QVERIFY2(again.out.contains("pilothouse release disarm"), again.out.constData());
    site.kubelet.pods = JobController::Pods::Drive;
    QCOMPARE(site.disarm().code, 0);
    const auto armed = site.arm();
    QVERIFY2(armed.code == 0, armed.all().constData());
}

void TestCliArm::itIsDisarmedAndThenSupervised()
{
    ArmSite site;
    site.connect();
    QCOMPARE(site.disarm().code, 3); // nobody armed it
    {
        const auto kubelet = site.kubelet.start();
        QCOMPARE(site.arm().code, 0);
    }
    const auto tried = site.disarm("--dry-run");
    QVERIFY2(tried.code == 0, tried.all().constData());
    QVERIFY(text(tried, "request").startsWith(QLatin1String("DELETE ")));
    QVERIFY(text(tried, "request")
                .contains(QString::fromStdString(site.jobs().at(0)["metadata"]["uid"].get<std::string>())));
    QCOMPARE(site.jobs().size(), std::size_t(1));
    const auto disarmed = site.disarm();
    QVERIFY2(disarmed.code == 0, disarmed.all().constData());
    QCOMPARE(text(disarmed, "outcome"), QStringLiteral("gone"));
    QVERIFY2(disarmed.err.contains("supervised only"), disarmed.err.constData());
    QVERIFY(site.jobs().empty());
    QVERIFY(site.state().requests.back().kind == RolloutRequest::Kind::Disarm);
}

void TestCliArm::anImageIsNeverMadeUp()
{
    ArmSite site;
    site.connect();
    const auto nameless =
        words("--json release arm") + QStringList{site.id, QStringLiteral("--metrics"), site.metrics.url()};
    const auto refused = site.run(nameless);
    QVERIFY2(refused.code == 2, refused.all().constData());
    QVERIFY2(refused.out.contains("--image"), refused.out.constData());
    QCOMPARE(site.run(nameless + words("--image no:image:at/all!")).code, 2);
    QCOMPARE(site.run(nameless + words("--image a/b:1 --metrics-secret token")).code, 2);
    QCOMPARE(site.run(words("--json release arm") + QStringList{site.id} + words("--image a/b:1")).code, 2);
    qputenv("PILOTHOUSE_DRIVER_IMAGE", "registry.example.org/other:2");
    const auto unset = qScopeGuard([] { qunsetenv("PILOTHOUSE_DRIVER_IMAGE"); });
    const auto tried = site.run(nameless + words("--dry-run"));
    QVERIFY2(tried.code == 0, tried.all().constData());
    QVERIFY(text(tried, "request").contains(QLatin1String("registry.example.org/other:2")));
}

void TestCliArm::withoutControlNothingIsArmed()
{
    ArmSite site;
    site.connect("--namespace models");
    QCOMPARE(site.arm().code, 4);
    QCOMPARE(site.arm("--connection lab").code, 4);
    QCOMPARE(site.disarm().code, 4);
    QVERIFY(site.jobs().empty());
}

void TestCliArm::whatHasEndedIsNotArmed()
{
    ArmSite site;
    site.connect();
    QCOMPARE(site.ask("abort").code, 0);
    QCOMPARE(site.drive().code, 7);
    const auto armed = site.arm();
    QVERIFY2(armed.code == 2, armed.all().constData());
    QVERIFY(site.jobs().empty());
}

QTEST_GUILESS_MAIN(TestCliArm)
#include "tst_cli_arm.moc"
