// Renders every screen to pictures, on the sample workspace and through the same controllers that a person
// uses. Usage: pilothouse_shots FOLDER [WORDS]                        pictures whose name contains WORDS only
//              pilothouse_shots FOLDER looks light|dark WIDTHxHEIGHT  every screen once, for the test of
//              looks

#include "app/Desktop.h"
#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "app/SampleRelease.h"
#include "app/SampleWorkspace.h"
#include "app/release/OwnKey.h"
#include "app/shots/CompareShots.h"
#include "app/shots/ContractShots.h"
#include "app/shots/DriftShots.h"
#include "app/shots/EndpointShots.h"
#include "app/shots/HandbookShots.h"
#include "app/shots/IncidentShots.h"
#include "app/shots/LookShots.h"
#include "app/shots/MonitoringShots.h"
#include "app/shots/Photographer.h"
#include "app/shots/ReleaseShots.h"
#include "app/shots/RolloutShots.h"
#include "app/shots/SettingsShots.h"
#include "app/shots/StartShots.h"
#include "services/release/KeyStore.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/run/ArtifactsTab.h"
#include "widgets/run/RunPage.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/DropHint.h"
#include "widgets/shell/ShellFrame.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace ph;

namespace {

RunPage* currentRunPage(MainWindow& window)
{
    return qobject_cast<RunPage*>(window.shell()->page(window.shell()->currentTab()));
}

/// As a person does: Space on the first metrics, Down between them.
void showCurves(RunPage& page)
{
    auto* table = page.findChild<QAbstractItemView*>(QStringLiteral("metricsTable"));
    if (!table)
        return;
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    for (int row = 0; row < std::min(3, table->model()->rowCount()); ++row) {
        QTest::keyClick(table, Qt::Key_Space);
        QTest::keyClick(table, Qt::Key_Down);
    }
    QTest::qWait(1200);
}

void showPreview(RunPage& page)
{
    auto* tree = page.artifacts().findChild<QAbstractItemView*>(QStringLiteral("artifactsTree"));
    for (int row = 0; tree && row < tree->model()->rowCount(); ++row) {
        const auto index = tree->model()->index(row, 0);
        if (index.data().toString().endsWith(QLatin1String(".csv")) || row + 1 == tree->model()->rowCount()) {
            tree->setCurrentIndex(index);
            break;
        }
    }
    QTest::qWait(800);
}

void openFirstMatch(MainWindow& window, const QString& query)
{
    window.showDestination(QLatin1String(MainWindow::experimentsId));
    window.runsController()->selectExperiments({});
    window.runsController()->setQuery(query);
    QTest::qWait(800);
    const auto* model = window.runsScreen()->table()->model();
    for (int line = 0; line < model->rowCount(); ++line) {
        if (const auto key = model->entity(line); !key.remoteId.isEmpty()) {
            window.openRun(key);
            break;
        }
    }
    window.runsController()->setQuery({});
    QTest::qWait(400);
}

struct Look {
    QString name;
    SchemeChoice scheme;
    QSize size;
};

void photographScreens(MainWindow& window, Photographer& camera, const Look& look, const QString& release)
{
    const auto named = [&](const char* what) {
        return QStringLiteral("%1-%2").arg(QLatin1String(what), look.name);
    };
    applyTheme(*qApp, look.scheme);
    window.resize(look.size);
    window.showDestination(QLatin1String(MainWindow::experimentsId));
    auto* runs = window.runsController();
    runs->selectExperiments({});
    runs->setQuery({});
    QTest::qWait(500);
    camera.take(window, named("runs-all"));

    QList<EntityKey> fraud;
    for (const auto& e : runs->experiments()) {
        if (e.experiment.name.contains(QLatin1String("fraud")))
            fraud = {e.experiment.key};
    }
    runs->selectExperiments(fraud);
    QTest::qWait(500);
    auto* table = window.runsScreen()->table();
    table->model()->expandAll();
    camera.take(window, named("runs-experiment"));
    table->model()->collapseAll();
    auto* chips = window.runsScreen()->findChild<QWidget*>(QStringLiteral("runsChips"));
    for (const char* opener : {"columnsButton", "groupButton", "colourButton", "viewsButton"}) {
        const auto name = QStringLiteral("popup-%1-%2").arg(QLatin1String(opener), look.name);
        camera.takePopup(window, name, chips->findChild<QAbstractButton*>(QLatin1String(opener)));
    }
    auto* edit =
        window.runsScreen()->findChild<QWidget*>(QStringLiteral("runsQuery"))->findChild<QLineEdit*>();
    if (edit && camera.wants(named("runs-completion"))) {
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("metrics.a"));
        QTest::qWait(600);
        camera.keep(withPopups(window), named("runs-completion"));
        QTest::keyClick(edit, Qt::Key_Escape);
        edit->clear();
        window.runsScreen()->table()->setFocus();
    }
    runs->setQuery(QStringLiteral("metrics.auc > 0.9 AND status = 'FINISHED'"));
    QTest::qWait(400);
    camera.take(window, named("runs-search"));
    runs->setQuery(QStringLiteral("metrics.auc > AND status = 'FINISHED'"));
    QTest::qWait(400);
    camera.take(window, named("runs-query-error"));
    runs->setQuery(QStringLiteral("metrics.auc > 2"));
    QTest::qWait(400);
    camera.take(window, named("runs-no-match"));
    runs->setQuery({});
    QTest::qWait(400);

    auto view = window.runsScreen()->view();
    const auto before = view;
    view.layout.arrangement = Arrangement::grouped({ColumnKind::Param, QStringLiteral("model")});
    view.layout.colourBy = ColumnKey{ColumnKind::Metric, QStringLiteral("auc")};
    window.runsScreen()->setView(view);
    Q_EMIT window.runsScreen()->layoutChanged(LayoutPart::Arrangement, window.runsScreen()->runsLayout());
    QTest::qWait(500);
    camera.take(window, named("runs-grouped"));
    window.runsScreen()->setView(before);
    Q_EMIT window.runsScreen()->layoutChanged(LayoutPart::Arrangement, window.runsScreen()->runsLayout());
    QTest::qWait(300);

    openFirstMatch(window, QStringLiteral("experiment LIKE 'demand%' AND run_name LIKE '%-long'"));
    if (auto* page = currentRunPage(window)) {
        struct Part {
            RunPage::Tab tab;
            const char* name;
        };
        for (const auto& part :
             {Part{RunPage::Tab::Overview, "run-overview"}, Part{RunPage::Tab::Params, "run-params"},
              Part{RunPage::Tab::Metrics, "run-metrics"}, Part{RunPage::Tab::Tags, "run-tags"},
              Part{RunPage::Tab::Inputs, "run-inputs"}, Part{RunPage::Tab::Artifacts, "run-artifacts"},
              Part{RunPage::Tab::Models, "run-models"}, Part{RunPage::Tab::Raw, "run-raw"}}) {
            page->openTab(part.tab);
            QTest::qWait(600);
            if (part.tab == RunPage::Tab::Metrics)
                showCurves(*page);
            if (part.tab == RunPage::Tab::Artifacts)
                showPreview(*page);
            camera.take(window, named(part.name));
        }
        window.shell()->closeTab(window.shell()->currentTab());
    }

    photographComparison(window, camera, look.name);
    photographReleases(window, camera, look.name, release);
    photographEndpoints(camera, look.name, look.size);
    photographRollouts(camera, look.name, look.size);
    photographMonitoring(camera, look.name, look.size);
    photographIncidents(camera, look.name, look.size);
    photographDrift(camera, look.name, look.size);
    photographContracts(camera, look.name, look.size);
    photographHelp(camera, look.name, look.size);

    window.showDestination(QLatin1String(MainWindow::connectionsId));
    window.connectionsScreen()->select({1});
    Q_EMIT window.connectionsScreen()->testRequested({1});
    QTest::qWait(800);
    camera.take(window, named("connections"));
    Q_EMIT window.connectionsScreen()->addRequested();
    waitFor([&] { return window.findChild<ConnectionDialog*>() != nullptr; });
    if (auto* dialog = window.findChild<ConnectionDialog*>()) {
        camera.take(*dialog, named("connection-dialog"));
        dialog->reject();
    }
    QTest::qWait(100);

    photographTour(window, camera, look.name);
    window.shell()->commandPalette()->open(QStringLiteral("fraud"));
    QTest::qWait(400);
    camera.take(window, named("palette"));
    window.shell()->commandPalette()->close();

    if (auto* hint = window.findChild<DropHint*>()) {
        hint->open();
        camera.take(window, named("drop-hint"));
        hint->hide();
    }

    for (const char* asked : {"keyboard-shortcuts", "export-a-pack"}) {
        window.findChild<QAction*>(QLatin1String(asked))->trigger();
        QDialog* dialog = nullptr;
        waitFor([&] {
            const auto dialogs = window.findChildren<QDialog*>();
            const auto shown = std::find_if(dialogs.begin(), dialogs.end(),
                                            [](const QDialog* one) { return one->isVisible(); });
            dialog = shown == dialogs.end() ? nullptr : *shown;
            return dialog != nullptr;
        });
        if (!dialog)
            continue;
        QTest::qWait(200);
        camera.take(*dialog, named(asked));
        dialog->reject();
        QTest::qWait(100);
    }
    photographSettings(camera, window, named);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pilothouse"));
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() < 2 || arguments[1].startsWith(QLatin1Char('-'))) {
        std::fprintf(stderr, "usage: pilothouse_shots FOLDER [WORDS|handbook|looks SCHEME SIZE]\n");
        return 2;
    }
    QDir().mkpath(arguments[1]);
    const bool isForHandbook = arguments.value(2) == QLatin1String("handbook");
    const bool isForLooks = arguments.value(2) == QLatin1String("looks");
    const auto asked = isForLooks ? LookOf::from(arguments.value(3), arguments.value(4)) : std::nullopt;
    if (isForLooks && !asked)
        qFatal("no such look");
    const Clock clock = asked ? lookClock() : Clock(systemNow);
    const auto words = isForHandbook || isForLooks ? QString() : arguments.value(2);
    Photographer camera(arguments[1], words);

    QTemporaryDir temporary;
    const auto folder = std::filesystem::path(temporary.path().toStdString());
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME"}) // not this machine's settings
        qputenv(name, QFile::encodeName(temporary.filePath(QStringLiteral("home"))));
    installTranslations(application);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    const QList<Look> looks = chinese
                                  ? QList<Look>{{QStringLiteral("zh"), SchemeChoice::Light, {1280, 800}}}
                                  : QList<Look>{{QStringLiteral("light"), SchemeChoice::Light, {1280, 800}},
                                                {QStringLiteral("dark"), SchemeChoice::Dark, {1280, 800}},
                                                {QStringLiteral("wide"), SchemeChoice::Light, {2560, 1440}}};
    if (isForHandbook) {
        camera.choose(handbookPictures(looks.front().name));
        camera.develop(inFewColours);
    }
    const auto open = [&](const std::filesystem::path& place) {
        auto stores = openStores(place);
        if (!stores)
            qFatal("%s", qPrintable(stores.error().detail));
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        settings.clock = clock;
        return std::make_unique<Workspace>(std::move(*stores), std::move(settings));
    };

    // What a first start without anything shows.
    applyTheme(application, asked ? asked->scheme : SchemeChoice::Light);
    if (!asked) {
        auto workspace = open(folder / "empty");
        MainWindow window;
        window.attach(*workspace);
        window.resize(1280, 800);
        window.show();
        const auto language = chinese ? QStringLiteral("-zh") : QString();
        photographDoors(window, camera, language);
        window.showDestination(QLatin1String(MainWindow::connectionsId));
        camera.take(window, QStringLiteral("first-start-connections") + language);
        window.showDestination(QLatin1String(MainWindow::compareId));
        camera.take(window, QStringLiteral("first-start-compare") + language);
        window.showDestination(QLatin1String(MainWindow::modelsId));
        camera.take(window, QStringLiteral("first-start-models") + language);
        window.showDestination(QLatin1String(MainWindow::releasesId));
        camera.take(window, QStringLiteral("first-start-releases") + language);
        window.showDestination(QLatin1String(MainWindow::endpointsId));
        camera.take(window, QStringLiteral("first-start-endpoints") + language);
        window.showDestination(QLatin1String(MainWindow::monitoringId));
        camera.take(window, QStringLiteral("first-start-monitoring") + language);
        window.showDestination(QLatin1String(MainWindow::incidentsId));
        camera.take(window, QStringLiteral("first-start-incidents") + language);
        window.showDestination(QLatin1String(MainWindow::driftId));
        camera.take(window, QStringLiteral("first-start-drift") + language);
    }

    if (auto created = createSampleWorkspace(folder / "sample", clock); !created)
        qFatal("%s", qPrintable(created.error().detail));
    if (auto added = addSampleEnvironment(folder / "sample"); !added)
        qFatal("%s", qPrintable(added.error().detail));
    auto workspace = open(folder / "sample");
    MainWindow window;
    window.attach(*workspace);
    window.resize(1280, 800);
    window.show();
    const bool level = waitFor([&] {
        const auto states = workspace->poller().states();
        return states.size() >= 2 && std::all_of(states.begin(), states.end(), [](const SyncState& s) {
                   return s.lastSuccessMs != noTime;
               });
    });
    if (!level)
        qFatal("the sample could not be synced");
    if (const auto made = makeOwnKey(*workspace, workspace->folder() / "author.key"); !made)
        qFatal("%s", qPrintable(made.error().detail));
    const auto author = KeyStore(workspace->state()).loadOwn(workspace->vault());
    if (!author)
        qFatal("%s", qPrintable(author.error().detail));
    const auto release = addSampleRelease(*workspace, *author);
    if (!release)
        qFatal("%s", qPrintable(release.error().detail));
    if (asked) {
        (void)waitFor([&] {
            return std::ranges::any_of(window.runsController()->experiments(), [](const auto& each) {
                return each.experiment.name == QLatin1String("fraud-detection");
            });
        });
        photographLook(window, *workspace, camera, *asked, sweepBoard(window), *release);
        return camera.repeated() > 0 ? 1 : 0;
    }
    QTest::qWait(1500);
    for (const auto& look : isForHandbook ? looks.first(1) : looks)
        photographScreens(window, camera, look, *release);
    return camera.repeated() > 0 ? 1 : 0;
}
