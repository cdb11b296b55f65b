#include "app/ModelsController.h"
#include "tests/app/Desk.h"
#include "widgets/registry/AliasTimelineView.h"
#include "widgets/registry/ModelPage.h"
#include "widgets/registry/ModelsScreen.h"

#include <QClipboard>
#include <QListView>
#include <QSignalSpy>
#include <QTabWidget>

using namespace ph;
using namespace ph::testing;

namespace {

const QString fraud = QStringLiteral("fraud");
const QString champion = QStringLiteral("champion");

/// A server with a model of two versions, each with its run, and a prompt of two versions.
class Registry {
public:
    Registry()
    {
        RegisteredModel model;
        model.key.remoteId = fraud;
        model.description = QStringLiteral("Scores transactions");
        server.addRegisteredModel(model);
        for (const double auc : {0.9, 0.93}) {
            Run run;
            run.name = QStringLiteral("trained-%1").arg(auc);
            run.status = RunStatus::Finished;
            run.startMs = 1'780'000'000'000;
            run.endMs = run.startMs + 1000;
            run.metrics = {{QStringLiteral("auc"), auc, 0, run.startMs}};
            run.params = {{QStringLiteral("depth"), QStringLiteral("6")}};
            runs << server.addRun(run);
            const auto packages =
                auc > 0.91 ? QByteArray("xgboost==2.1.1\n") : QByteArray("xgboost==2.0.3\n");
            server.addArtifact(runs.last(), QStringLiteral("model/requirements.txt"), packages);
            server.addArtifact(runs.last(), QStringLiteral("model/model.ubj"), "tree");
            ModelVersion version;
            version.model = fraud;
            version.runId = runs.last();
            version.source = QStringLiteral("mlflow-artifacts:/0/%1/artifacts/model").arg(runs.last());
            server.addModelVersion(version);
        }
        server.pointAlias(fraud, champion, QStringLiteral("1"));
        RegisteredModel prompt;
        prompt.key.remoteId = QStringLiteral("summarize");
        prompt.kind = RegisteredModel::Kind::Prompt;
        server.addRegisteredModel(prompt);
    }

    MlflowFixture server;
    QStringList runs;
};

/// Goes to the models and chooses one.
bool openModel(MainWindow& window, const QString& name)
{
    click(window, QStringLiteral("nav-models"));
    auto* list = find<QListView>(window, QStringLiteral("modelList"));
    if (!QTest::qWaitFor([&] { return indexOf(*list->model(), name).isValid(); }, patienceMs))
        return false;
    clickIndex(*list, indexOf(*list->model(), name));
    return QTest::qWaitFor([&] { return said(window, QStringLiteral("modelName")) == name; }, patienceMs);
}

QString paneText(MainWindow& window)
{
    const auto* pane = find(window, QStringLiteral("versionPane"));
    return pane && pane->isVisible() ? allTexts(*pane).join(u'\n') : QString();
}

} // namespace

/// The model registry, through the window.
class TestWindowModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAConnectionTheScreenSaysWhatToDo();
    void aSyncedRegistryIsOnTheScreen();
    void theRunOfAVersionIsOneClickAway();
    void whatAnAliasWasIsKnownAfterwards();
    void versionsAreComparedWithTheirEnvironmentFiles();
    void everythingStaysReadableWithoutTheServer();
    void aReleaseIsAskedForByModelAndVersion();
    void copiedLinksLeadBackToModelAndVersion();
};

void TestWindowModels::withoutAConnectionTheScreenSaysWhatToDo()
{
    Desk desk;
    desk.open();
    QVERIFY(click(desk.window(), "nav-models"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "modelsAddConnection"), patienceMs);
    QVERIFY(click(desk.window(), "modelsAddConnection"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().shell()->currentDestination(), QStringLiteral("connections"),
                              patienceMs);
}

void TestWindowModels::aSyncedRegistryIsOnTheScreen()
{
    Registry registry;
    Desk desk;
    desk.know(registry.server);
    desk.open();
    QVERIFY(openModel(desk.window(), fraud));
    QCOMPARE(said(desk.window(), "modelDescription"), QStringLiteral("Scores transactions"));
    QVERIFY(said(desk.window(), "modelFacts").contains(QStringLiteral("champion → 1")));
    const auto* versions = find<QTreeView>(desk.window(), "versionTable")->model();
    QCOMPARE(versions->rowCount(), 2);
    QCOMPARE(versions->index(0, 0).data().toString(), QStringLiteral("2"));
    QTRY_VERIFY_WITH_TIMEOUT(paneText(desk.window()).contains(QStringLiteral("0.93")), patienceMs);
    // Its files are asked of the server once somebody looks.
    QTRY_VERIFY_WITH_TIMEOUT(paneText(desk.window()).contains(QStringLiteral("model.ubj")), patienceMs);
    QVERIFY(openModel(desk.window(), QStringLiteral("summarize")));
    QVERIFY(isShown(desk.window(), "versionState"));
    // What is registered meanwhile comes by itself.
    RegisteredModel later;
    later.key.remoteId = QStringLiteral("churn");
    registry.server.addRegisteredModel(later);
    const auto* list = find<QListView>(desk.window(), "modelList")->model();
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*list, QStringLiteral("churn")).isValid(), patienceMs);
    QCOMPARE(said(desk.window(), "modelName"), QStringLiteral("summarize"));
}

void TestWindowModels::theRunOfAVersionIsOneClickAway()
{
    Registry registry;
    Desk desk;
    desk.know(registry.server);
    desk.open();
    QVERIFY(openModel(desk.window(), fraud));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "versionRun"), QStringLiteral("trained-0.93"), patienceMs);
    QVERIFY(click(desk.window(), "versionRun"));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runName"), QStringLiteral("trained-0.93"), patienceMs);
}

void TestWindowModels::whatAnAliasWasIsKnownAfterwards()
{
    Registry registry;
    Desk desk;
    desk.know(registry.server);
    desk.open();
    QVERIFY(openModel(desk.window(), fraud));
    registry.server.pointAlias(fraud, champion, QStringLiteral("2"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "modelFacts").contains(QStringLiteral("champion → 2")),
                             patienceMs);
    desk.window().modelsScreen()->page()->openTab(ModelPage::Tab::Timeline);
    auto* view = find<AliasTimelineView>(desk.window(), "aliasTimeline");
    view->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(view->answers().value(0).startsWith(QStringLiteral("champion: version 2")),
                             patienceMs);
    const auto* changes = find<QTreeView>(desk.window(), "aliasChanges")->model();
    QTRY_COMPARE_WITH_TIMEOUT(changes->rowCount(), 2, patienceMs);
    QTest::keyClick(view, Qt::Key_Home);
    QCOMPARE(view->answers().value(0), QStringLiteral("champion: version 1"));
}

void TestWindowModels::versionsAreComparedWithTheirEnvironmentFiles()
{
    Registry registry;
    Desk desk;
    desk.know(registry.server);
    desk.open();
    QVERIFY(openModel(desk.window(), fraud));
    desk.window().modelsScreen()->page()->openTab(ModelPage::Tab::Compare);
    const auto* rows = find<QTreeView>(desk.window(), "versionDiff")->model();
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*rows, QStringLiteral("auc")).isValid(), patienceMs);
    QCOMPARE(indexOf(*rows, QStringLiteral("auc")).siblingAtColumn(3).data().toString(),
             QStringLiteral("+0.03"));
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*rows, QStringLiteral("requirements.txt:1")).isValid(), patienceMs);
    QCOMPARE(indexOf(*rows, QStringLiteral("requirements.txt:1")).siblingAtColumn(2).data().toString(),
             QStringLiteral("xgboost==2.1.1"));
}

void TestWindowModels::everythingStaysReadableWithoutTheServer()
{
    Registry registry;
    Desk desk;
    desk.know(registry.server);
    desk.open();
    QVERIFY(openModel(desk.window(), fraud));
    QTRY_VERIFY_WITH_TIMEOUT(paneText(desk.window()).contains(QStringLiteral("model.ubj")), patienceMs);
    desk.close();
    registry.server.stop();
    desk.open();
    QVERIFY(openModel(desk.window(), fraud));
    QTRY_VERIFY_WITH_TIMEOUT(paneText(desk.window()).contains(QStringLiteral("model.ubj")), patienceMs);
    desk.window().modelsScreen()->page()->openTab(ModelPage::Tab::Timeline);
    const auto* view = find<AliasTimelineView>(desk.window(), "aliasTimeline");
    QVERIFY(view->answers().value(0).contains(QStringLiteral("version 1, as last seen at")));
}

void TestWindowModels::aReleaseIsAskedForByModelAndVersion()
{
    Registry registry;
    Desk desk;
    desk.know(registry.server);
    desk.open();
    QVERIFY(openModel(desk.window(), fraud));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "releaseVersion"), patienceMs);
    QSignalSpy drafted(desk.window().modelsController(), &ModelsController::draftRequested);
    QSignalSpy back(desk.window().modelsController(), &ModelsController::rollbackRequested);
    QVERIFY(click(desk.window(), "releaseVersion"));
    QCOMPARE(drafted.size(), 1);
    QCOMPARE(drafted[0][0].value<EntityKey>().remoteId, fraud);
    QCOMPARE(drafted[0][1].toString(), QStringLiteral("2"));
    // The draft opened; the model is where it was.
    desk.window().showDestination(QLatin1String(MainWindow::modelsId));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "rollbackVersion"), patienceMs);
    QVERIFY(click(desk.window(), "rollbackVersion"));
    QCOMPARE(back.size(), 1);
}

void TestWindowModels::copiedLinksLeadBackToModelAndVersion()
{
    Registry registry;
    Desk desk;
    desk.know(registry.server);
    desk.open();
    auto& window = desk.window();
    QVERIFY(openModel(window, fraud));
    QVERIFY(click(window, QStringLiteral("modelLink")));
    const auto ofModel = QApplication::clipboard()->text();
    QCOMPARE(ofModel, QStringLiteral("pilothouse://model/lab/fraud"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, QStringLiteral("versionLink")), patienceMs);
    QVERIFY(click(window, QStringLiteral("versionLink")));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("pilothouse://version/lab/fraud/2"));

    QVERIFY(openModel(window, QStringLiteral("summarize")));
    window.showDestination(QLatin1String(MainWindow::experimentsId));
    window.openPath(QStringLiteral("pilothouse://version/lab/fraud/1"));
    QTRY_COMPARE_WITH_TIMEOUT(said(window, QStringLiteral("modelName")), fraud, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(window.modelsScreen()->page()->selectedVersion(), QStringLiteral("1"),
                              patienceMs);
    QVERIFY(openModel(window, QStringLiteral("summarize")));
    window.openPath(ofModel);
    QTRY_COMPARE_WITH_TIMEOUT(said(window, QStringLiteral("modelName")), fraud, patienceMs);
}

QTEST_MAIN(TestWindowModels)
#include "tst_window_models.moc"
