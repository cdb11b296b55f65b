#include "app/ConnectionsController.h"
#include "app/SampleRelease.h"
#include "app/SavedViewFiles.h"
#include "app/windows/LocalEdits.h"
#include "services/oncall/OnCallStore.h"
#include "tests/app/Desk.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/oncall/OnCallDialog.h"
#include "widgets/runs/RunsScreen.h"

using namespace ph;
using namespace ph::testing;

namespace {

QString viewsOf(const Desk& desk)
{
    return QString::fromStdString((desk.folder() / "views").string());
}

QAction& actionOf(const MainWindow& window, const char* name)
{
    return *window.findChild<QAction*>(QLatin1String(name));
}

QString textOf(const QAction& action)
{
    return action.text().remove(u'&');
}

} // namespace

/// What was edited here is taken back and done again.
class TestLocalEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneAlreadyIsNotDoneAgain();
    void aDeletedViewComesBack();
    void aRenamedViewHasItsNameBack();
    void aViewThatWasReplacedMeanwhileIsNotLost();
    void aRemovedConnectionComesBack();
    void aConnectionWithAKeptSecretDoesNot();
    void editsThatFollowFastAreOneStep();
    void whatWasPinnedForOnCallIsNotAnyMore();
};

void TestLocalEdits::whatWasDoneAlreadyIsNotDoneAgain()
{
    QStringList done;
    LocalEdits edits;
    edits.add({QStringLiteral("a"), [&] { done << QStringLiteral("undo a"); },
               [&] { done << QStringLiteral("redo a"); }});
    QVERIFY(done.isEmpty());
    QVERIFY(edits.undoText().endsWith(u'a'));
    edits.undo();
    edits.undo(); // nothing more
    edits.redo();
    QCOMPARE(done, QStringList({QStringLiteral("undo a"), QStringLiteral("redo a")}));
    edits.forget();
    QVERIFY(!edits.stack().canUndo());
}

void TestLocalEdits::aDeletedViewComesBack()
{
    Desk desk;
    SavedView view;
    view.name = QStringLiteral("best");
    view.query = QStringLiteral("metrics.auc > 0.9");
    QVERIFY_RESULT(putSavedView(viewsOf(desk), view));
    desk.open();
    auto& window = desk.window();
    auto& undo = actionOf(window, "undo");
    auto& redo = actionOf(window, "redo");
    QVERIFY(!undo.isEnabled() && !redo.isEnabled());
    const auto names = [&] { return savedViewsIn(viewsOf(desk)).keys(); };
    QTest::qWait(200); // it is listed
    Q_EMIT window.runsScreen()->savedViewDeleteRequested(view.name);
    QTRY_VERIFY_WITH_TIMEOUT(undo.isEnabled(), patienceMs);
    QVERIFY(names().isEmpty());
    QCOMPARE(textOf(undo), QStringLiteral("Undo deleting the view best"));
    undo.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{view.name}, patienceMs);
    QCOMPARE(savedViewIn(savedViewsIn(viewsOf(desk)).value(view.name))->query, view.query);
    QVERIFY(!undo.isEnabled() && redo.isEnabled());
    redo.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(), patienceMs);
    QVERIFY(undo.isEnabled());
}

void TestLocalEdits::aRenamedViewHasItsNameBack()
{
    Desk desk;
    SavedView view;
    view.name = QStringLiteral("best");
    QVERIFY_RESULT(putSavedView(viewsOf(desk), view));
    desk.open();
    auto& undo = actionOf(desk.window(), "undo");
    Q_EMIT desk.window().runsScreen()->savedViewRenameRequested(view.name, QStringLiteral("finest"));
    QTRY_VERIFY_WITH_TIMEOUT(undo.isEnabled(), patienceMs);
    QCOMPARE(savedViewsIn(viewsOf(desk)).keys(), QStringList{QStringLiteral("finest")});
    undo.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(savedViewsIn(viewsOf(desk)).keys(), QStringList{view.name}, patienceMs);
}

void TestLocalEdits::aViewThatWasReplacedMeanwhileIsNotLost()
{
    Desk desk;
    SavedView view;
    view.name = QStringLiteral("best");
    QVERIFY_RESULT(putSavedView(viewsOf(desk), view));
    desk.open();
    auto& undo = actionOf(desk.window(), "undo");
    QTest::qWait(200);
    Q_EMIT desk.window().runsScreen()->savedViewDeleteRequested(view.name);
    QTRY_VERIFY_WITH_TIMEOUT(undo.isEnabled(), patienceMs);
    auto other = view; // from a colleague
    other.query = QStringLiteral("params.a = 'b'");
    QVERIFY_RESULT(putSavedView(viewsOf(desk), other));
    undo.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!actionOf(desk.window(), "redo").isEnabled(),
                             patienceMs); // nothing fits any more
    QCOMPARE(savedViewIn(savedViewsIn(viewsOf(desk)).value(view.name))->query, other.query);
}

void TestLocalEdits::aRemovedConnectionComesBack()
{
    MlflowFixture server;
    Desk desk;
    desk.know(server);
    desk.open();
    auto& window = desk.window();
    auto& undo = actionOf(window, "undo");
    const auto all = [&] { return window.connectionsController()->connections(); };
    const auto before = all().first();
    Q_EMIT window.connectionsScreen()->removeRequested(before.id);
    QTRY_VERIFY_WITH_TIMEOUT(all().isEmpty() && undo.isEnabled(), patienceMs);
    undo.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, patienceMs);
    QCOMPARE(all().first().location, before.location);
    QCOMPARE(all().first().name, before.name);
    actionOf(window, "redo").trigger();
    QTRY_VERIFY_WITH_TIMEOUT(all().isEmpty(), patienceMs);
    undo.trigger(); // under its number of now
    QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, patienceMs);
}

void TestLocalEdits::aConnectionWithAKeptSecretDoesNot()
{
    MlflowFixture server;
    Desk desk;
    {
        auto stores = openStores(desk.folder());
        QVERIFY_RESULT(stores);
        Connection connection;
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = server.url();
        connection.secrets[QStringLiteral("token")].text = QStringLiteral("keychain:lab/token");
        QVERIFY_RESULT(stores->state->addConnection(connection));
    }
    desk.open();
    auto& window = desk.window();
    const auto id = window.connectionsController()->connections().first().id;
    Q_EMIT window.connectionsScreen()->removeRequested(id);
    QTRY_VERIFY_WITH_TIMEOUT(window.connectionsController()->connections().isEmpty(), patienceMs);
    QTest::qWait(100);
    QVERIFY(!actionOf(window, "undo").isEnabled()); // the secret is gone from the keychain
}

void TestLocalEdits::editsThatFollowFastAreOneStep()
{
    std::int64_t nowMs = 0;
    QStringList done;
    LocalEdits edits(nullptr, [&] { return *fromMs(1'700'000'000'000 + nowMs); });
    const auto add = [&](const QString& name, const QString& folds) {
        edits.add({name, [&done, name] { done << QStringLiteral("undo ") + name; },
                   [&done, name] { done << QStringLiteral("redo ") + name; }, folds});
    };
    const auto width = QStringLiteral("width/auc");
    add(QStringLiteral("a"), width);
    nowMs += 500;
    add(QStringLiteral("b"), width);
    nowMs += 1200; // from the one before, however long all of it takes
    add(QStringLiteral("c"), width);
    QCOMPARE(edits.stack().count(), 1);
    edits.undo();
    edits.redo();
    QCOMPARE(done, QStringList({QStringLiteral("undo a"), QStringLiteral("redo c")}));
    add(QStringLiteral("d"), QStringLiteral("width/loss")); // another column
    add(QStringLiteral("e"), {});
    add(QStringLiteral("f"), {}); // which has nothing in common with anything
    QCOMPARE(edits.stack().count(), 4);
    add(QStringLiteral("g"), width);
    nowMs += 5000;
    add(QStringLiteral("h"), width); // after a pause
    QCOMPARE(edits.stack().count(), 6);
}

void TestLocalEdits::whatWasPinnedForOnCallIsNotAnyMore()
{
    Desk desk;
    std::filesystem::create_directories(desk.folder());
    QVERIFY_RESULT(addSampleEnvironment(desk.folder()));
    desk.open();
    auto& window = desk.window();
    const auto pinned = [&] { return OnCallStore(desk.workspace().state()).standings().value(); };
    Q_EMIT window.incidentsScreen()->onCallRequested(QStringLiteral("production"));
    auto* dialog = window.findChild<OnCallDialog*>();
    QVERIFY(dialog);
    OnCallPin pin;
    pin.environment = QStringLiteral("production");
    pin.everyMs = 0; // by hand: nobody is asked here
    Q_EMIT dialog->pinRequested(pin);
    auto& undo = actionOf(window, "undo");
    QTRY_VERIFY_WITH_TIMEOUT(undo.isEnabled(), patienceMs);
    QCOMPARE(pinned().size(), std::size_t(1));
    QCOMPARE(textOf(undo), QStringLiteral("Undo pinning production for on-call"));
    dialog->close();
    undo.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(pinned().empty(), patienceMs);
    actionOf(window, "redo").trigger();
    QTRY_COMPARE_WITH_TIMEOUT(pinned().size(), std::size_t(1), patienceMs);
    QCOMPARE(pinned().front().pin.everyMs, pin.everyMs);
}

QTEST_MAIN(TestLocalEdits)
#include "tst_local_edits.moc"
