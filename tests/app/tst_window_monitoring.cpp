#include "services/observations/ObservedStore.h"
#include "services/store/AliasLog.h"
#include "tests/app/Desk.h"
#include "tests/support/AlertmanagerLab.h"
#include "tests/support/HistogramPast.h"
#include "tests/support/PrometheusLab.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/monitoring/DashboardPane.h"
#include "widgets/monitoring/MetricPanelView.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/monitoring/SilenceDialog.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

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

/// What two looks at a registry found.
void noteAlias(Desk& desk, const QString& model, std::int64_t firstMs, std::int64_t thenMs)
{
    auto stores = openStores(desk.folder());
    QVERIFY_RESULT(stores);
    const auto connections = stores->state->connections();
    QVERIFY_RESULT(connections);
    AliasLog log(*stores->state);
    RegisteredModel registered;
    registered.key = {connections->back().id, EntityKind::RegisteredModel, model};
    registered.aliases = {{QStringLiteral("champion"), QStringLiteral("6")}};
    QVERIFY_RESULT(log.noteLook(registered, std::nullopt, firstMs));
    registered.aliases = {{QStringLiteral("champion"), QStringLiteral("7")}};
    QVERIFY_RESULT(log.noteLook(registered, std::nullopt, thenMs));
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
        const auto kept = ObservedStore::openReadOnly(desk.folder() / "observed.db");
        QVERIFY_RESULT(kept);
        const auto windows = (*kept)->metricSeries();
        QVERIFY_RESULT(windows);
        QVERIFY(!windows->empty()); // for the timeline, as it passed
        QCOMPARE(windows->front().key.expression, QStringLiteral("up"));
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

    void scoresAreShownOverTimeWithWhatTheWorkspaceKnowsToHaveChanged()
    {
        if (!PrometheusLab::isInstalled() || !PrometheusLab::canBackfill())
            QSKIP("prometheus is not installed");
        constexpr std::int64_t minute = 60'000;
        const auto endMs = QDateTime::currentMSecsSinceEpoch() / minute * minute - 120 * minute;
        PrometheusLab server({}, {}, histogramPast(endMs));
        Desk desk;
        know(desk, "prom", "prometheus", server.url());
        know(desk, "lab", "mlflow", QStringLiteral("http://127.0.0.1:1"));
        noteAlias(desk, QStringLiteral("fraud"), endMs - 50 * minute, endMs - 40 * minute);
        desk.open();
        QVERIFY(click(desk.window(), QStringLiteral("nav-monitoring")));
        auto* pane = screenOf(desk).dashboards();
        const QJsonObject state{{QStringLiteral("endpoint"), QStringLiteral("models/fraud")},
                                {QStringLiteral("span"), 0},
                                {QStringLiteral("from"), qint64(endMs - 60 * minute)},
                                {QStringLiteral("to"), qint64(endMs)}};
        pane->restoreState(QJsonDocument(state).toJson());
        const auto scores = [&] {
            return pane->findChild<MetricPanelView*>(QStringLiteral("panel-confidence"));
        };
        const auto isThere = [&] {
            if (!scores()) // the server has just begun
                Q_EMIT pane->refreshRequested();
            QTest::qWait(1000);
            return scores() && scores()->reading().buckets;
        };
        const bool isDrawn = QTest::qWaitFor(isThere, patienceMs);
        QVERIFY(isDrawn);
        const auto& history = *scores()->reading().buckets;
        QCOMPARE(history.buckets(), std::size_t(3));
        QVERIFY(history.steps() > 15 && history.steps() < 30); // 2 minutes each, and a gap
        QVERIFY(std::abs(history.share(0, 0) - 0.6) < 0.001);
        QVERIFY(scores()->reading().asked.contains(QStringLiteral("[120s]")));
        auto* plot = scores()->findChild<CurvePlot*>();
        QTRY_COMPARE_WITH_TIMEOUT(plot->scene().moments.size(), std::size_t(1), patienceMs);
        QCOMPARE(plot->scene().moments[0].x, double(endMs - 40 * minute));
        QCOMPARE(plot->scene().moments[0].text, QStringLiteral("fraud@champion from 6 to 7"));
        desk.window().findChild<QAction*>(QStringLiteral("marks-alias"))->trigger();
        QVERIFY(plot->scene().moments.empty());
    }

    void aFileOfHistogramsIsSeenGrowing()
    {
        Desk desk;
        const auto path = desk.path(QStringLiteral("scores.prom"));
        const auto write = [&path](int upTo05, int all) {
            QFile file(path);
            const auto line = [](const char* le, int count) {
                return QByteArray("fraud_score_bucket{model=\"fraud\",le=\"") + le + "\"} " +
                       QByteArray::number(count) + '\n';
            };
            return file.open(QIODevice::WriteOnly) &&
                   file.write("# TYPE fraud_score histogram\n" + line("0.5", upTo05) + line("+Inf", all) +
                              "fraud_score_sum{model=\"fraud\"} 1\nfraud_score_count{model=\"fraud\"} " +
                              QByteArray::number(all) + '\n') > 0;
        };
        QVERIFY(write(10, 20));
        know(desk, "file", "openmetrics", path);
        desk.open();
        QVERIFY(click(desk.window(), QStringLiteral("nav-monitoring")));
        auto* pane = screenOf(desk).dashboards();
        pane->openEndpoint(QStringLiteral("fraud"));
        const auto scores = [&] {
            return pane->findChild<MetricPanelView*>(QStringLiteral("panel-confidence"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(scores() && scores()->reading().answeredMs != noTime, patienceMs);
        // One look tells no growth, and is no error: a file computes nothing, so that its counters are asked.
        QVERIFY(!scores()->reading().error);
        QVERIFY(scores()->reading().isEmpty());
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
