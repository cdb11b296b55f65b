#include "tests/app/Desk.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/releases/ReleasesScreen.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace ph;
using namespace ph::testing;

namespace {

/// What a layout keeps of a destination's screen.
QString keptOf(const QByteArray& layout, const char* destination)
{
    return QJsonDocument::fromJson(layout).object().value(QLatin1String(destination)).toString();
}

} // namespace

/// The screens that are made when somebody first looks at them.
class TestPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyLookedAtIsNotMade()
    {
        Desk desk;
        desk.open();
        const auto& window = desk.window();
        QVERIFY(!window.findChild<CompareScreen*>());
        QVERIFY(!window.findChild<ModelsScreen*>());
        QVERIFY(!window.findChild<DriftScreen*>());
        QVERIFY(!window.findChild<MonitoringScreen*>());
        QVERIFY(!window.findChild<IncidentsScreen*>());
        for (const char* place : {"compare", "models", "drift", "monitoring", "incidents"})
            QVERIFY(click(window, QStringLiteral("nav-") + QLatin1String(place)));
        QVERIFY(window.findChild<CompareScreen*>());
        QVERIFY(window.findChild<ModelsScreen*>());
        QVERIFY(window.findChild<DriftScreen*>());
        QVERIFY(window.findChild<MonitoringScreen*>());
        QVERIFY(window.findChild<IncidentsScreen*>()->isVisible());
    }

    void whatIsMadeFromTheStartIsTheWindows()
    {
        Desk desk;
        desk.open();
        QVERIFY(desk.window().findChild<ReleasesScreen*>());
        QVERIFY(desk.window().findChild<EndpointsScreen*>());
        QVERIFY(desk.window().findChild<ConnectionsScreen*>());
    }

    void theLayoutOfAScreenThatNobodyLooksAtIsKept()
    {
        Desk desk;
        desk.open();
        const auto first = keptOf(desk.window().saveLayout(), MainWindow::incidentsId);
        desk.window().incidentsScreen()->showTab(IncidentsScreen::Tab::Timeline);
        const auto layout = desk.window().saveLayout();
        QVERIFY(keptOf(layout, MainWindow::incidentsId) != first);
        desk.close();
        desk.open();
        desk.window().restoreLayout(layout);
        QVERIFY(!desk.window().findChild<IncidentsScreen*>());
        QCOMPARE(keptOf(desk.window().saveLayout(), MainWindow::incidentsId),
                 keptOf(layout, MainWindow::incidentsId));
        const auto shown = QJsonDocument::fromJson(desk.window().incidentsScreen()->saveState()).object();
        QCOMPARE(shown.value(QLatin1String("tab")).toInt(), int(IncidentsScreen::Tab::Timeline));
    }
};

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"
