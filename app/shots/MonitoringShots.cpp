#include "app/shots/MonitoringShots.h"

#include "app/shots/MonitoringSample.h"
#include "widgets/common/Theme.h"
#include "widgets/monitoring/DashboardPane.h"
#include "widgets/monitoring/ExpireDialog.h"
#include "widgets/monitoring/MarkList.h"
#include "widgets/monitoring/MetricPanelView.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/monitoring/ObjectiveDialog.h"
#include "widgets/monitoring/SilenceDialog.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>

namespace ph {

namespace {

using Tab = MonitoringScreen::Tab;

void fill(MonitoringScreen& screen)
{
    using namespace sample;
    screen.setMonitoring(MonitoringScreen::Monitoring::SomeIsConnected);
    auto* pane = screen.dashboards();
    pane->showSources({promPlace()});
    pane->openEndpoint(QStringLiteral("payments/fraud"));
    const auto panels = samplePanels();
    pane->showPanels(panels);
    for (const auto& panel : panels) {
        if (panel.isKnown())
            pane->showReading(panel.id, sampleReading(panel));
    }
    pane->showMarks(sampleMarks());
    screen.alerts().apply(sampleAlerts());
    screen.silences().apply(QList<SilenceLine>{silenceLine(Silence::State::Active)});
    screen.objectives().apply(QList<ObjectiveLine>{objectiveLine(0.02, 0.0004)});
    screen.showAlertStandings({standing(oncallPlace()), standing(promPlace())});
    screen.showSilenceStandings({standing(oncallPlace())});
    screen.showScrapeStandings({standing(promPlace())});
}

} // namespace

void photographMonitoring(Photographer& camera, const QString& look, QSize size)
{
    using namespace sample;
    const auto take = [&](const char* what, Tab tab, auto change) {
        MonitoringScreen screen(nullptr, monitorClock);
        fill(screen);
        screen.showTab(tab);
        change(screen);
        screen.resize(size);
        screen.show();
        camera.take(screen, QStringLiteral("monitoring-%1-%2").arg(QLatin1String(what), look));
    };
    const auto asItIs = [](MonitoringScreen&) {};
    take("dashboard", Tab::Dashboards, asItIs);
    take("distribution", Tab::Dashboards, [](MonitoringScreen& screen) {
        screen.resize(1280, 800);
        screen.show();
        auto* scroll = screen.findChild<QScrollArea*>(QStringLiteral("dashboardScroll"));
        QCoreApplication::processEvents(); // the panels take their heights
        const auto* panel = screen.findChild<MetricPanelView*>(QStringLiteral("panel-confidence"));
        scroll->verticalScrollBar()->setValue(panel->mapTo(scroll->widget(), QPoint()).y() - space::l);
    });
    take("changes", Tab::Dashboards, [](MonitoringScreen& screen) {
        screen.findChild<MetricPanelView*>(QStringLiteral("panel-latency"))
            ->setCross(double(monitorNow - 35 * monitorMinute));
    });
    take("objectives", Tab::Objectives, asItIs);
    take("alerts", Tab::Alerts,
         [](MonitoringScreen& screen) { screen.chooseAlert(alertLineKey(sampleAlerts()[1])); });
    take("silences", Tab::Silences, asItIs);
    take("alerts-offline", Tab::Alerts, [](MonitoringScreen& screen) {
        screen.showAlertStandings(
            {standingBehind(oncallPlace(), ErrorKind::Offline, monitorNow - 120 * monitorMinute),
             standing(promPlace())});
    });
    take("empty", Tab::Dashboards,
         [](MonitoringScreen& screen) { screen.setMonitoring(MonitoringScreen::Monitoring::None); });

    MarkList list;
    list.showMarks(sampleMarks());
    list.show();
    camera.take(list, QStringLiteral("monitoring-change-list-%1").arg(look));

    SilenceDialog dialog({{oncallPlace(), {}}}, sampleAlerts(),
                         {{{QStringLiteral("model"), LabelMatcher::Operator::Equal, QStringLiteral("fraud")}},
                          QStringLiteral("ada"),
                          std::nullopt},
                         monitorClock);
    dialog.show();
    dialog.findChild<QLineEdit*>(QStringLiteral("silenceReason"))
        ->setText(QStringLiteral("Rolling back to 6"));
    camera.take(dialog, QStringLiteral("monitoring-silence-%1").arg(look));

    ExpireDialog expire(silenceLine(Silence::State::Active), {QStringLiteral("ErrorsHigh")}, {});
    expire.show();
    camera.take(expire, QStringLiteral("monitoring-expire-%1").arg(look));

    ObjectiveDialog objective(objectiveLine(0.02, 0.0004).kept, {promPlace().name});
    objective.show();
    camera.take(objective, QStringLiteral("monitoring-objective-%1").arg(look));
}

} // namespace ph
