#include "app/help/ScreenTopic.h"

#include "app/MainWindow.h"
#include "models/values/HelpTopic.h"
#include "widgets/charts/ChartView.h"
#include "widgets/compare/WhyView.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/drift/DriftHeatPane.h"
#include "widgets/drift/PerformancePane.h"
#include "widgets/drift/QualityView.h"
#include "widgets/drift/TogetherPane.h"
#include "widgets/incidents/ContainmentView.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/LogsView.h"
#include "widgets/incidents/PostmortemView.h"
#include "widgets/incidents/RuleView.h"
#include "widgets/incidents/TimelinePane.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/start/FirstStartView.h"

#include <QWidget>

namespace ph {

namespace {

struct ScreenPart {
    const QMetaObject* type;
    const char* topic;
};

// A part stands in a tab or a stack, so that at most one of a screen is visible.
constexpr ScreenPart screenParts[] = {
    {&FirstStartView::staticMetaObject, "first-steps"},
    {&WhyView::staticMetaObject, "comparing#why-different"},
    {&ContractsView::staticMetaObject, "contracts"},
    {&QualityView::staticMetaObject, "contracts#reports-of-other-tools"},
    {&DriftHeatPane::staticMetaObject, "drift#segments-and-windows"},
    {&TogetherPane::staticMetaObject, "drift#all-columns-together"},
    {&PerformancePane::staticMetaObject, "performance"},
    {&ContainmentView::staticMetaObject, "incidents#containment"},
    {&DiagnosisView::staticMetaObject, "incidents#diagnosis"},
    {&LogsView::staticMetaObject, "incidents#logs"},
    {&RuleView::staticMetaObject, "incidents#rule"},
    {&PostmortemView::staticMetaObject, "incidents#postmortem"},
    {&TimelinePane::staticMetaObject, "incidents#timeline"},
};

struct MonitoringPart {
    MonitoringScreen::Tab tab;
    const char* topic;
};

// Most of its tabs are lists of one kind, which tell nothing of themselves.
constexpr MonitoringPart monitoringParts[] = {
    {MonitoringScreen::Tab::Dashboards, "monitoring#dashboards"},
    {MonitoringScreen::Tab::Objectives, "monitoring#objectives-and-error-budgets"},
    {MonitoringScreen::Tab::Alerts, "monitoring#alerts"},
    {MonitoringScreen::Tab::Silences, "monitoring#silences"},
};

struct ScreenChapter {
    const char* id; ///< the destination, or what a tab's id begins with
    const char* topic;
};

constexpr ScreenChapter screenChapters[] = {
    {MainWindow::experimentsId, "experiments"},
    {MainWindow::compareId, "comparing"},
    {MainWindow::modelsId, "registry"},
    {MainWindow::releasesId, "releases"},
    {MainWindow::endpointsId, "endpoints"},
    {MainWindow::driftId, "drift"},
    {MainWindow::monitoringId, "monitoring"},
    {MainWindow::incidentsId, "incidents"},
    {MainWindow::connectionsId, "connections"},
    {"run", "experiments#a-run"},
    {"rollout", "rollouts"},
    {"release", "releases#a-release-page"},
    {"draft", "releases#from-draft-to-live"},
    {"inbox", "releases#the-inbox"},
    {"environment", "releases#an-environment"},
    {"policy", "releases#a-policy"},
    {"policy-file", "releases#a-policy"},
};

constexpr char anywhereElse[] = "first-steps";

/// Of the chart that has the keyboard, or held it last on this page.
QString topicOfChart(const QWidget& page)
{
    for (const auto* at = page.focusWidget(); at && at != &page; at = at->parentWidget()) {
        if (const auto* chart = qobject_cast<const ChartView*>(at); chart && chart->isVisible())
            return helpTopicOf(chart->spec().kind);
    }
    return {};
}

/// Empty: the chapter as a whole.
QString topicOfMonitoring(const QWidget* page)
{
    const auto* screen = qobject_cast<const MonitoringScreen*>(page);
    if (!screen || !screen->isConnected())
        return {};
    for (const auto& known : monitoringParts) {
        if (screen->tab() == known.tab)
            return QLatin1String(known.topic);
    }
    return {};
}

} // namespace

QStringList screenTopics()
{
    QStringList topics{QLatin1String(anywhereElse)};
    for (const auto& known : screenParts)
        topics.append(QLatin1String(known.topic));
    for (const auto& known : monitoringParts)
        topics.append(QLatin1String(known.topic));
    for (const auto& known : screenChapters)
        topics.append(QLatin1String(known.topic));
    for (int kind = 0; kind <= int(ChartKind::Images); ++kind) {
        if (const auto topic = helpTopicOf(ChartKind(kind)); !topic.isEmpty())
            topics.append(topic);
    }
    return topics;
}

QString topicOfScreen(const QString& id, const QWidget* page)
{
    if (const auto topic = page ? topicOfChart(*page) : QString(); !topic.isEmpty())
        return topic;
    for (const auto* part : page ? page->findChildren<QWidget*>() : QList<QWidget*>()) {
        if (!part->isVisible())
            continue;
        for (const auto& known : screenParts) {
            if (part->metaObject()->inherits(known.type))
                return QLatin1String(known.topic);
        }
    }
    if (const auto topic = topicOfMonitoring(page); !topic.isEmpty())
        return topic;
    const auto kind = id.section(u':', 0, 0);
    for (const auto& known : screenChapters) {
        if (kind == QLatin1String(known.id))
            return QLatin1String(known.topic);
    }
    return QLatin1String(anywhereElse);
}

} // namespace ph
