#include "app/shots/LookShots.h"

#include "app/CompareController.h"
#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/RunsController.h"
#include "app/shots/ContractShots.h"
#include "app/shots/DriftShots.h"
#include "app/shots/EndpointShots.h"
#include "app/shots/HandbookShots.h"
#include "app/shots/IncidentShots.h"
#include "app/shots/MonitoringShots.h"
#include "app/shots/RolloutShots.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QAbstractItemView>
#include <QDateTime>

namespace ph {

namespace {

constexpr int lateMs = 1'500;

/// Of the screens that are made from samples, one of each kind.
QHash<QString, QString> chosenScreens()
{
    QHash<QString, QString> chosen;
    for (const char* name : {"endpoints-canary", "traffic-trial", "rollout-stage", "monitoring-dashboard",
                             "monitoring-alerts", "incidents", "incidents-timeline", "incidents-contain",
                             "drift-heat", "contracts-rules", "help-chapter"})
        chosen.insert(QLatin1String(name) + QStringLiteral("-look"), QLatin1String(name));
    return chosen;
}

/// The widget once nothing is worked at and nothing in it changes any more: a machine that is busy takes
/// longer, and its pictures are the same.
QPixmap settled(QWidget& widget, Workspace& workspace)
{
    constexpr int pauseMs = 150, pauses = 3;
    QPixmap shown;
    QImage last;
    int still = 0;
    (void)waitFor([&] {
        QTest::qWait(pauseMs);
        shown = widget.grab();
        auto now = shown.toImage();
        const bool rests = now == last && workspace.runner().jobs().isEmpty();
        still = rests ? still + 1 : 0;
        last = std::move(now);
        return still >= pauses;
    });
    return shown;
}

} // namespace

std::optional<LookOf> LookOf::from(const QString& scheme, const QString& size)
{
    const QSize pixels(size.section(u'x', 0, 0).toInt(), size.section(u'x', 1).toInt());
    const bool isDark = scheme == QLatin1String("dark");
    if (pixels.isEmpty() || (!isDark && scheme != QLatin1String("light")))
        return std::nullopt;
    return LookOf{isDark ? SchemeChoice::Dark : SchemeChoice::Light, pixels};
}

Clock lookClock()
{
    const QDateTime moment({2026, 3, 14}, QTime(10, 30), Qt::UTC);
    const TimeMs fixed(std::chrono::milliseconds(moment.toMSecsSinceEpoch()));
    return [fixed] { return fixed; };
}

void photographLook(MainWindow& window, Workspace& workspace, Photographer& camera, const LookOf& look,
                    const Board& board, const QString& release)
{
    applyTheme(*qApp, look.scheme);
    QApplication::setCursorFlashTime(0);
    window.resize(look.size);
    const auto take = [&](QWidget& widget, const char* name) {
        camera.keep(settled(widget, workspace), QLatin1String(name));
    };
    auto* runs = window.runsController();
    window.showDestination(QLatin1String(MainWindow::experimentsId));
    auto* table = window.runsScreen()->table();
    (void)waitFor(
        [&] { return table->model()->rowCount() > 0; }); // columns are as wide as the first rows want
    QList<EntityKey> fraud;
    for (const auto& each : runs->experiments()) {
        if (each.experiment.name.contains(QLatin1String("fraud")))
            fraud = {each.experiment.key};
    }
    runs->selectExperiments(fraud);
    (void)waitFor([&] { return table->model()->rowCount() > 0; });
    take(window, "runs");
    window.openRun(table->model()->entity(0));
    take(window, "run");
    window.shell()->closeTab(window.shell()->currentTab());

    window.showDestination(QLatin1String(MainWindow::compareId));
    window.compareController()->openBoard(board);
    (void)waitFor([&] { return window.compareController()->runs() != nullptr; });
    take(window, "compare");

    window.showDestination(QLatin1String(MainWindow::releasesId));
    take(window, "releases");

    // After them: its lineage names the releases that were read by then.
    window.showDestination(QLatin1String(MainWindow::modelsId));
    auto* models = window.modelsScreen()->findChild<QAbstractItemView*>(QStringLiteral("modelList"));
    (void)waitFor([&] { return models->model()->rowCount() > 0; });
    models->setCurrentIndex(models->model()->index(0, 0));
    QTest::qWait(lateMs); // its versions come by jobs that follow each other
    take(window, "models");

    window.showDestination(QLatin1String(MainWindow::releasesId));
    window.releasesController()->openRelease(release);
    (void)waitFor([&] { return window.findChild<QWidget*>(QStringLiteral("releaseSeen")) != nullptr; });
    // When its trackers were read is known once they were, which may be before or after.
    if (auto* seen = window.findChild<QWidget*>(QStringLiteral("releaseSeen"))) {
        QTest::qWait(lateMs);
        seen->hide();
    }
    take(window, "release");
    for (const auto& tab : window.shell()->openTabs())
        window.shell()->closeTab(tab);

    window.showDestination(QLatin1String(MainWindow::connectionsId));
    window.connectionsScreen()->select({1});
    take(window, "connections");
    Q_EMIT window.connectionsScreen()->addRequested();
    ConnectionDialog* dialog = nullptr;
    (void)waitFor([&] { return (dialog = window.findChild<ConnectionDialog*>()) != nullptr; });
    if (dialog) {
        take(*dialog, "connection-dialog");
        dialog->reject();
    }
    window.shell()->commandPalette()->open(QStringLiteral("fraud"));
    take(window, "palette");
    window.shell()->commandPalette()->close();

    camera.choose(chosenScreens());
    const auto named = QStringLiteral("look");
    photographEndpoints(camera, named, look.size);
    photographRollouts(camera, named, look.size);
    photographMonitoring(camera, named, look.size);
    photographIncidents(camera, named, look.size);
    photographDrift(camera, named, look.size);
    photographContracts(camera, named, look.size);
    photographHelp(camera, named, look.size);
}

} // namespace ph
