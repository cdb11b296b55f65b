#include "tests/app/Desk.h"
#include "tests/support/AlertmanagerLab.h"
#include "tests/support/PrometheusLab.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/monitoring/DashboardPane.h"
#include "widgets/monitoring/MetricPanelView.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/monitoring/SilenceDialog.h"

using namespace ph;
using namespace ph::testing;

namespace {

void know(Desk& desk, const char* name, const char* kind, const QString& location, bool mayChange = false)
{
    auto stores = openStores(desk.folder());
    QVERIFY_RESULT(stores);
    Connection connection;
    connection.name = QLatin1String(name);
    connection.kind = QLatin1String(kind);
    connection.location = location;
    if (mayChange)
        connection.settings.insert(QStringLiteral("allowControl"), QStringLiteral("yes"));
    QVERIFY_RESULT(stores->state->addConnection(connection));
}

MonitoringScreen& screenOf(Desk& desk)
{
    return *desk.window().monitoringScreen();
}

} // namespace

/// Monitoring, through the window, with the real programs where they are installed.
class TestWindowMonitoring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAConnectionOneCanBeAdded()
    {
        Desk desk;
        desk.open();
        QVERIFY(click(desk.window(), QStringLiteral("nav-monitoring")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), QStringLiteral("addMonitor")), patienceMs);
        QVERIFY(click(desk.window(), QStringLiteral("addMonitor")));
        QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<ConnectionDialog*>(), patienceMs);
        auto* dialog = desk.window().findChild<ConnectionDialog*>();
        QCOMPARE(dialog->connection().kind, QStringLiteral("prometheus"));
        dialog->reject();
    }

    void aQueryBecomesACurveAndAMistakeIsShownAtItsPlace()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("prometheus is not installed");
        PrometheusLab server(
            "groups:\n- name: g\n  interval: 1s\n  rules:\n  - alert: Up\n    expr: up > 0\n");
        Desk desk;
        know(desk, "prom", "prometheus", server.url());
        desk.open();
        QVERIFY(click(desk.window(), QStringLiteral("nav-monitoring")));
        auto& screen = screenOf(desk);
        auto* pane = screen.dashboards();
        auto* query = pane->panels().last();
        pane->setQuery(QStringLiteral("up"));
        // Until it has scraped itself once, there is nothing.
        const auto hasCurve = [&] {
            Q_EMIT pane->queryChanged();
            QTest::qWait(500);
            return !query->reading().lines.empty();
        };
        const bool isDrawn = QTest::qWaitFor(hasCurve, patienceMs);
        QVERIFY(isDrawn);
        pane->setQuery(QStringLiteral("sum(up"));
        Q_EMIT pane->queryChanged();
        QTRY_VERIFY_WITH_TIMEOUT(query->reading().error.has_value(), patienceMs);

        screen.showTab(MonitoringScreen::Tab::Rules);
        QTRY_COMPARE_WITH_TIMEOUT(screen.rules().rowCount(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(screen.targets().rowCount(), 1, patienceMs);
        server.stop();
        Q_EMIT screen.retryRequested();
        QTRY_VERIFY_WITH_TIMEOUT(
            bannerText(desk.window(), QStringLiteral("ruleTableBanner")).startsWith(QStringLiteral("prom: ")),
            patienceMs);
        QCOMPARE(screen.rules().rowCount(), 1); // what was seen stays
    }

    void anAlertIsSilencedAndTheSilenceEnded()
    {
        if (!AlertmanagerLab::isInstalled())
            QSKIP("prometheus-alertmanager is not installed");
        AlertmanagerLab server;
        server.fire({{"alertname", "ErrorsHigh"}, {"model", "fraud"}, {"severity", "critical"}});
        Desk desk;
        know(desk, "acts", "alertmanager", server.url(), true);
        desk.open();
        QVERIFY(click(desk.window(), QStringLiteral("nav-monitoring")));
        auto& screen = screenOf(desk);
        screen.showTab(MonitoringScreen::Tab::Alerts);
        QTRY_COMPARE_WITH_TIMEOUT(screen.alerts().rowCount(), 1, patienceMs);
        screen.chooseAlert(alertLineKey(screen.alerts().at(0)));
        QVERIFY(click(desk.window(), QStringLiteral("alertSilence")));
        QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<SilenceDialog*>(), patienceMs);
        auto* dialog = desk.window().findChild<SilenceDialog*>();
        dialog->findChild<QLineEdit*>(QStringLiteral("silenceReason"))
            ->setText(QStringLiteral("Rolling back"));
        dialog->findChild<QAbstractButton*>(QStringLiteral("silenceSend"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(screen.silences().rowCount(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(screen.silences().at(0).silence.state, Silence::State::Active, patienceMs);
        QCOMPARE(screen.silences().at(0).silence.comment, QStringLiteral("Rolling back"));

        screen.showTab(MonitoringScreen::Tab::Silences);
        Q_EMIT screen.expireRequested(screen.silences().at(0));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), QStringLiteral("expireConfirm")), patienceMs);
        QVERIFY(click(desk.window(), QStringLiteral("expireConfirm")));
        QTRY_COMPARE_WITH_TIMEOUT(screen.silences().at(0).silence.state, Silence::State::Expired, patienceMs);
    }
};

QTEST_MAIN(TestWindowMonitoring)
#include "tst_window_monitoring.moc"
