#include "app/release/DeskSources.h"
#include "tests/app/Desk.h"
#include "tests/app/LeftRollout.h"

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char policyWithoutFreezes[] =
    "policy: 1\nname: small\nmax-age: 24h\ngroups:\n  managers:\n    - label: approver-1\n"
    "      key: \"ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"\n"
    "tiers:\n  low:\n    quorum: {managers: 1}\n    approvals-expire: 7d\n    soak: 1h\n    rollback: {}\n"
    "    gates:\n      - {id: files, kind: artifact-digest}\n";

/// A workspace that knows the cluster and who measures there, and an open page of the rollout.
struct RolloutDesk {
    LeftRollout site;
    Desk desk;
    EntityKey endpoint;

    explicit RolloutDesk(std::int64_t soakMs = 1'000, const char* allowControl = "yes")
        : site(soakMs)
    {
        auto stores = openStores(desk.folder());
        auto cluster = site.connection();
        cluster.settings[QStringLiteral("allowControl")] = QLatin1String(allowControl);
        const auto added = stores->state->addConnection(cluster);
        endpoint = endpointKey(added->id, scorerId);
        if (!writeFile(site.path("policy.yaml"), policyWithoutFreezes) ||
            !writeFile(
                site.path("production.yaml"),
                "pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\nmodel: fraud\n"
                "target:\n  endpoint: {connection: lab, namespace: models, name: scorer}\n"
                "metrics:\n  url: " +
                    site.metrics.url().toUtf8() +
                    "\npolicy: policy.yaml\nhome:\n  repository: /nowhere\n  branch: main\n"))
            qFatal("no environment");
        stores = fail(ErrorKind::Cancelled, {}); // closed
        open();
        const auto made = addEnvironment(folderOf(desk.workspace()), site.path("production.yaml"));
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        desk.window().openRollout(site.id, endpoint);
    }
    void open() { desk.open(); }
    QWidget& page() { return *find(desk.window(), QStringLiteral("rolloutPage")); }
    QAbstractButton* drive() { return find<QAbstractButton>(page(), QStringLiteral("rolloutDrive")); }
    bool mayDrive()
    {
        return QTest::qWaitFor([&] { return drive() && drive()->isEnabled(); }, patienceMs);
    }
    bool isDrivenHere()
    {
        return QTest::qWaitFor([&] { return !site.holder().isEmpty(); }, patienceMs);
    }
    /// The page knows of it, too: before that the button would ask for what is done already.
    bool mayBeStopped()
    {
        return QTest::qWaitFor(
            [&] {
                return drive()->isEnabled() && drive()->text().remove(u'&') == QLatin1String("Stop driving");
            },
            patienceMs);
    }
};

} // namespace

/// The live page of a rollout in the window, against a cluster that goes on by itself.
class TestWindowRollout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void what_somebody_left_is_driven_to_its_end()
    {
        RolloutDesk open;
        QVERIFY(open.mayDrive());
        open.drive()->click();
        QTRY_COMPARE_WITH_TIMEOUT(said(open.page(), QStringLiteral("rolloutStanding")),
                                  QStringLiteral("Promoted"), patienceMs);
        QCOMPARE(open.site.uri(), std::string("s3://models/v3"));
        QTRY_VERIFY_WITH_TIMEOUT(open.site.holder().isEmpty(), patienceMs);
        QVERIFY(!open.drive()->isVisible()); // there is nothing left to drive
    }

    void a_drive_that_is_stopped_leaves_nobody_driving()
    {
        RolloutDesk open(600'000);
        QVERIFY(open.mayDrive());
        open.drive()->click();
        QVERIFY(open.isDrivenHere());
        QVERIFY(open.mayBeStopped());
        open.drive()->click();
        QTRY_VERIFY_WITH_TIMEOUT(open.site.holder().isEmpty(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            said(open.page(), QStringLiteral("rolloutDriver")).startsWith(QStringLiteral("Nobody drives it")),
            patienceMs);
        QVERIFY(open.drive()->isEnabled());
    }

    void the_window_asks_before_it_leaves_a_rollout_to_nobody()
    {
        RolloutDesk open(600'000);
        QVERIFY(open.mayDrive());
        open.drive()->click();
        QVERIFY(open.isDrivenHere());
        open.desk.window().close();
        QVERIFY(open.desk.window().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(
            said(open.desk.window(), QStringLiteral("leaveDriveIds")).contains(open.site.id), patienceMs);
        QVERIFY(click(open.desk.window(), QStringLiteral("leaveDriveStay")));
        QVERIFY(!open.site.holder().isEmpty());
        open.desk.window().close();
        QVERIFY(QTest::qWaitFor(
            [&] { return isShown(open.desk.window(), QStringLiteral("leaveDriveConfirm")); }, patienceMs));
        QVERIFY(click(open.desk.window(), QStringLiteral("leaveDriveConfirm")));
        QTRY_VERIFY_WITH_TIMEOUT(!open.desk.window().isVisible(), patienceMs);
        open.desk.close();
        QCOMPARE(open.site.holder(), QString()); // the worker was waited for, and gave it up
    }

    void where_control_is_switched_off_nothing_can_be_asked_or_driven()
    {
        RolloutDesk open(600'000, "no");
        QTRY_VERIFY_WITH_TIMEOUT(said(open.page(), QStringLiteral("rolloutDriveNote"))
                                     .contains(QStringLiteral("Control is switched off")),
                                 patienceMs);
        QVERIFY(!open.drive()->isEnabled());
        for (const char* name : {"rolloutPause", "rolloutAbort", "rolloutArm"}) {
            const auto* button = find<QAbstractButton>(open.page(), QLatin1String(name));
            QTRY_VERIFY2_WITH_TIMEOUT(!button->isEnabled(), name, patienceMs);
        }
    }

    void its_tab_comes_back_after_a_restart()
    {
        RolloutDesk open(600'000);
        QVERIFY(open.mayDrive());
        const auto layout = open.desk.window().saveLayout();
        open.desk.close();
        open.open();
        open.desk.window().restoreLayout(layout);
        QTRY_COMPARE_WITH_TIMEOUT(said(open.desk.window(), QStringLiteral("rolloutEndpoint")),
                                  QStringLiteral("models/scorer"), patienceMs);
        QVERIFY(open.mayDrive());
    }
};

QTEST_MAIN(TestWindowRollout)
#include "tst_window_rollout.moc"
