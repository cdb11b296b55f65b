#include "app/shots/MonitoringSample.h"
#include "tests/support/Testing.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/charts/FigureView.h"
#include "widgets/common/LineTable.h"
#include "widgets/monitoring/AlertDetail.h"
#include "widgets/monitoring/DashboardPane.h"
#include "widgets/monitoring/ExpireDialog.h"
#include "widgets/monitoring/MetricPanelView.h"
#include "widgets/monitoring/MonitorNotice.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/monitoring/SilenceDialog.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::sample;

namespace {

template <class T = QWidget>
T* part(const QWidget& root, const char* name)
{
    auto* found = root.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

SilenceDialog::Draft fraudDraft()
{
    return {{{QStringLiteral("model"), LabelMatcher::Operator::Equal, QStringLiteral("fraud")}},
            QStringLiteral("ada"),
            std::nullopt};
}

} // namespace

/// The monitoring screen as somebody on call sees it.
class TestMonitoringScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void without_a_connection_it_offers_one()
    {
        MonitoringScreen screen(nullptr, monitorClock);
        screen.setMonitoring(MonitoringScreen::Monitoring::None);
        screen.show();
        QSignalSpy added(&screen, &MonitoringScreen::addConnectionRequested);
        part<QPushButton>(screen, "addMonitor")->click();
        QCOMPARE(added.count(), 1);
    }

    void the_chosen_alert_is_shown_whole_and_can_be_silenced()
    {
        MonitoringScreen screen(nullptr, monitorClock);
        screen.setMonitoring(MonitoringScreen::Monitoring::SomeIsConnected);
        screen.alerts().apply(sampleAlerts());
        screen.showAlertStandings({standing(oncallPlace())});
        screen.showTab(MonitoringScreen::Tab::Alerts);
        screen.resize(1200, 800);
        screen.show();
        screen.chooseAlert(alertLineKey(sampleAlerts()[0]));
        QCOMPARE(part<QLabel>(screen, "alertName")->text(), QStringLiteral("TokensCostly"));
        QVERIFY(part<QLabel>(screen, "alertBecause")->text().contains(QStringLiteral("silence 251870f7")));
        QSignalSpy asked(&screen, &MonitoringScreen::silenceRequested);
        part<QPushButton>(screen, "alertSilence")->click();
        QCOMPARE(asked.count(), 1);
    }

    void an_alert_that_is_wanted_before_the_alerts_are_read_is_chosen_then()
    {
        MonitoringScreen screen(nullptr, monitorClock);
        screen.setMonitoring(MonitoringScreen::Monitoring::SomeIsConnected);
        screen.showTab(MonitoringScreen::Tab::Alerts);
        screen.show();
        QSignalSpy missing(&screen, &MonitoringScreen::wantedAlertMissing);
        screen.wantAlertOf(alertFingerprint(sampleAlerts()[0].alert));
        screen.showAlertStandings({{oncallPlace()}}); // still reading
        QCOMPARE(missing.count(), 0);
        screen.alerts().apply(sampleAlerts());
        screen.showAlertStandings({standing(oncallPlace())});
        QCOMPARE(part<QLabel>(screen, "alertName")->text(), QStringLiteral("TokensCostly"));
        QCOMPARE(missing.count(), 0);
    }

    void an_alert_that_is_not_told_of_any_more_is_said_to_be_missing_once()
    {
        MonitoringScreen screen(nullptr, monitorClock);
        screen.alerts().apply(sampleAlerts());
        QSignalSpy missing(&screen, &MonitoringScreen::wantedAlertMissing);
        screen.wantAlertOf(QStringLiteral("0123456789abcdef"));
        screen.showAlertStandings({standing(oncallPlace())});
        screen.showAlertStandings({standing(oncallPlace())});
        QCOMPARE(missing.count(), 1);
    }

    void what_was_seen_stays_and_says_how_old_it_is()
    {
        const auto offline =
            standingBehind(oncallPlace(), ErrorKind::Offline, monitorNow - 120 * monitorMinute);
        const auto notice = monitorNotice({standing(promPlace()), offline}, monitorNow);
        QVERIFY(notice);
        QVERIFY(notice->text.startsWith(QStringLiteral("on call: ")));
        QVERIFY(notice->text.contains(QStringLiteral("2 h ago")));
        QVERIFY(!monitorNotice({standing(promPlace())}, monitorNow));
        const StateContent none{StateContent::Kind::Empty, {}, QStringLiteral("No alert"), {}, {}, {}};
        QVERIFY(noLines({standing(promPlace())}, none) == none);
        QVERIFY(noLines({standingBehind(promPlace(), ErrorKind::Forbidden, noTime)}, none).kind !=
                StateContent::Kind::Empty);
    }

    void a_silence_needs_a_reason_and_shows_whom_it_concerns()
    {
        SilenceDialog dialog({{oncallPlace(), {}}}, sampleAlerts(), fraudDraft(), monitorClock);
        dialog.show();
        auto* send = part<QPushButton>(dialog, "silenceSend");
        QVERIFY(!send->isEnabled());
        QVERIFY(part<QLabel>(dialog, "silencePreview")->text().contains(QStringLiteral("4")));
        part<QLineEdit>(dialog, "silenceReason")->setText(QStringLiteral("Rolling back"));
        QVERIFY(send->isEnabled());
        std::optional<SilenceAsk> asked;
        connect(&dialog, &SilenceDialog::asked, this,
                [&asked](ConnectionId, const SilenceAsk& ask) { asked = ask; });
        send->click();
        QVERIFY(asked);
        QCOMPARE(asked->comment, QStringLiteral("Rolling back"));
        QCOMPARE(asked->endsAtMs, monitorNow + 120 * monitorMinute);
        QVERIFY(!send->isEnabled()); // asked for once
        dialog.showRefused(Error::make(ErrorKind::Offline, {}, {}));
        QVERIFY(send->isEnabled());
    }

    void without_control_nothing_can_be_sent_and_it_says_what_to_do()
    {
        const auto why = QStringLiteral("Control is switched off for this connection.");
        SilenceDialog dialog({{oncallPlace(), why}}, sampleAlerts(), fraudDraft(), monitorClock);
        part<QLineEdit>(dialog, "silenceReason")->setText(QStringLiteral("Rolling back"));
        QVERIFY(!part<QPushButton>(dialog, "silenceSend")->isEnabled());
        QCOMPARE(part<QLabel>(dialog, "silenceWhyNot")->text(), why);

        ExpireDialog expire(silenceLine(Silence::State::Active), {QStringLiteral("TokensCostly")}, why);
        QVERIFY(!part<QPushButton>(expire, "expireConfirm")->isEnabled());
        const auto what = part<QLabel>(expire, "expireWhat")->text();
        QVERIFY(what.contains(QStringLiteral("model=\"fraud\"")) &&
                what.contains(QStringLiteral("TokensCostly")));
    }

    void panels_show_their_latest_values_and_what_was_looked_for()
    {
        DashboardPane pane(monitorClock);
        pane.showSources({promPlace()});
        pane.showPanels(samplePanels());
        for (const auto& panel : samplePanels()) {
            if (panel.isKnown())
                pane.showReading(panel.id, sampleReading(panel));
        }
        pane.showMarks(sampleMarks());
        pane.resize(1200, 800);
        pane.show();
        auto* latency = part<MetricPanelView>(pane, "panel-latency");
        QVERIFY(part<QLabel>(*latency, "panelLatest")->text().contains(QStringLiteral(" ms")));
        QTemporaryDir folder;
        for (const auto* suffix : {"png", "svg", "csv"}) {
            const auto path = folder.filePath(QStringLiteral("latency.") + QLatin1String(suffix));
            QVERIFY_RESULT(latency->save(path));
            QVERIFY(QFile(path).size() > 100);
        }
        QVERIFY(latency->csv().startsWith("Series,Time,Value"));
    }

    void a_distribution_says_how_many_it_counted_and_is_saved_whole()
    {
        MetricPanelView view(monitorClock);
        const auto panels = samplePanels();
        const auto panel = *std::find_if(panels.begin(), panels.end(), [](const MetricPanel& one) {
            return one.id == QLatin1String("confidence");
        });
        view.showPanel(panel);
        auto reading = sampleReading(panel);
        reading.asked = QStringLiteral("sum by (le) (increase(fraud_score_bucket[120s]))");
        view.showReading(reading);
        view.showMarks(sampleMarks());
        view.resize(600, 460);
        view.show();
        QVERIFY(part<QLabel>(view, "panelLatest")->text().startsWith(QStringLiteral("n ≈ ")));
        QVERIFY(view.toolTip().contains(QStringLiteral("fraud_score_bucket[120s]")));
        const auto& figure = part<FigureView>(view, "panelShift")->figure();
        QCOMPARE(figure.readings.size(), std::size_t(11));
        QCOMPARE(figure.legend.size(), 2);
        QVERIFY(part<QLabel>(view, "panelMoved")->text().startsWith(QStringLiteral("Moved most: ")));
        QVERIFY(view.csv().startsWith("Part,From,To,Bucket,Count,Share"));
        QTemporaryDir folder;
        for (const auto* suffix : {"png", "svg", "csv"}) {
            const auto path = folder.filePath(QStringLiteral("scores.") + QLatin1String(suffix));
            QVERIFY_RESULT(view.save(path));
            QVERIFY(QFile(path).size() > 1000);
        }
        auto bad = *reading.buckets;
        bad.fallingSteps = 3;
        bad.bounds.back() = 1.1;
        reading.buckets = std::make_shared<const BucketHistory>(bad);
        view.showReading(reading);
        const auto notes = part<QLabel>(view, "panelNotes")->text();
        QVERIFY2(notes.contains(QStringLiteral("left out")) && notes.contains(QStringLiteral("+Inf")),
                 qPrintable(notes));
    }

    void changes_are_filtered_by_kind_in_every_panel_and_listed()
    {
        DashboardPane pane(monitorClock);
        pane.showSources({promPlace()});
        pane.showPanels(samplePanels());
        auto* latency = part<MetricPanelView>(pane, "panel-latency");
        latency->showReading(sampleReading(latency->panel()));
        pane.showMarks(sampleMarks());
        const auto moments = [&] { return part<CurvePlot>(*latency, "curvePlot")->scene().moments.size(); };
        QCOMPARE(moments(), std::size_t(7));
        part<QAction>(pane, "marks-traffic")->trigger();
        QCOMPARE(moments(), std::size_t(5));
        DashboardPane again(monitorClock);
        again.restoreState(pane.saveState());
        QVERIFY(!part<QAction>(again, "marks-traffic")->isChecked());
        QVERIFY(part<QAction>(again, "marks-alias")->isChecked());

        part<QAction>(pane, "marks-list")->trigger();
        const auto* model = part<QTableView>(pane, "markTable")->model();
        QCOMPARE(model->rowCount(), 5);
        const auto cell = [model](int row, int column) {
            return model->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, 1), QStringLiteral("Rollbacks")); // the latest first
        QCOMPARE(cell(0, 3), QStringLiteral("grace"));
        QVERIFY(cell(1, 0).contains(QStringLiteral(" to "))); // between being asked and being seen
    }

    void an_answer_that_fails_leaves_the_last_one_with_its_age()
    {
        MetricPanelView view(monitorClock);
        const auto panel = samplePanels()[0];
        view.showPanel(panel);
        auto reading = sampleReading(panel);
        reading.answeredMs = monitorNow - 120 * monitorMinute;
        reading.error = Error::make(ErrorKind::Offline, {}, {});
        view.showReading(reading);
        QVERIFY(!view.reading().lines.empty());
        const auto texts = view.findChildren<QLabel*>(QStringLiteral("bannerText"));
        QVERIFY(std::any_of(texts.begin(), texts.end(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("2 h ago"));
        }));
    }

    void a_name_alone_is_the_models_too()
    {
        const auto both = endpointNamesIn(QStringLiteral(" payments/fraud "));
        QCOMPARE(both.ns, QStringLiteral("payments"));
        QCOMPARE(both.name, QStringLiteral("fraud"));
        const auto model = endpointNamesIn(QStringLiteral("llama-3"));
        QCOMPARE(model.ns, QString());
        QCOMPARE(model.model, QStringLiteral("llama-3"));
    }

    void what_was_chosen_comes_back()
    {
        MonitoringScreen before(nullptr, monitorClock);
        before.dashboards()->openEndpoint(QStringLiteral("payments/fraud"));
        before.dashboards()->setQuery(QStringLiteral("up"));
        before.showTab(MonitoringScreen::Tab::Rules);
        MonitoringScreen after(nullptr, monitorClock);
        after.restoreState(before.saveState());
        QCOMPARE(after.tab(), MonitoringScreen::Tab::Rules);
        QCOMPARE(after.dashboards()->choice().endpoint.name, QStringLiteral("fraud"));
        QCOMPARE(after.dashboards()->choice().query, QStringLiteral("up"));
    }
};

QTEST_MAIN(TestMonitoringScreen)
#include "tst_monitoring_screen.moc"
