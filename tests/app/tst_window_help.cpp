#include "app/ReleasesController.h"
#include "app/help/HelpController.h"
#include "app/help/ScreenTopic.h"
#include "app/settings/SettingsController.h"
#include "tests/app/Desk.h"
#include "widgets/charts/BoxView.h"
#include "widgets/charts/ScatterView.h"
#include "widgets/help/HelpView.h"
#include "widgets/monitoring/MonitoringScreen.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QWindow>

using namespace ph;
using namespace ph::testing;

namespace {

/// What the key opens while this dialog is in front.
QString topicBy(Qt::Key key, MainWindow& window, QWidget& dialog)
{
    dialog.activateWindow();
    // A window counts as active where the one that it belongs to is: here it has to be itself.
    if (!QTest::qWaitFor([&] { return QApplication::activeWindow() == &dialog; }, patienceMs))
        return QStringLiteral("the dialog is not in front");
    if (auto* view = window.helpController()->view())
        view->close();
    QTest::keyClick(&dialog, key);
    const auto* view = window.helpController()->view();
    return view && view->isVisible() ? view->place().text() : QString();
}

/// Clicks on another chapter as a person does, whose clicks do not reach a window that is blocked.
bool turnsTo(const QString& chapter, HelpView& view)
{
    auto* contents = find<QListWidget>(view, QStringLiteral("handbookContents"));
    const auto found = [&] { return contents->findItems(chapter, Qt::MatchExactly); };
    if (!QTest::qWaitForWindowExposed(&view) ||
        !QTest::qWaitFor([&] { return !found().isEmpty(); }, patienceMs))
        return false;
    auto* item = found().constFirst();
    contents->scrollToItem(item);
    const auto at = contents->viewport()->mapTo(&view, contents->visualItemRect(item).center());
    QTest::mouseClick(view.windowHandle(), Qt::LeftButton, {}, at);
    return contents->currentItem() == item;
}

QWidget* connectionDialog(MainWindow& window)
{
    window.findChild<QAction*>(QStringLiteral("add-connection"))->trigger();
    const auto name = QStringLiteral("connectionDialog");
    return QTest::qWaitFor([&] { return isShown(window, name); }, patienceMs) ? find(window, name) : nullptr;
}

} // namespace

/// The key for help: on each screen, and while a dialog is in front.
class TestWindowHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDialogThatWaitsLeadsToItsPart()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        auto* dialog = connectionDialog(window);
        QVERIFY(dialog);
        QVERIFY(dialog->isModal());
        QVERIFY(topicBy(Qt::Key_F1, window, *dialog).startsWith(QStringLiteral("connections#")));
        // And can be read on while the dialog waits.
        auto& view = *window.helpController()->view();
        QVERIFY(turnsTo(QStringLiteral("Security"), view));
        QCOMPARE(view.place().chapter, QStringLiteral("security"));
        QVERIFY(dialog->isVisible());
    }

    void eachPartOfTheSettingsHasItsOwn()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        window.showDestination(QLatin1String(MainWindow::modelsId));
        auto* settings = window.settingsController();
        settings->openDialog(&window);
        QCOMPARE(topicBy(Qt::Key_F1, window, *settings->dialog()), QStringLiteral("settings#settings"));
        settings->dialog()->showPage(SettingsDialog::Page::Keeping);
        QCOMPARE(topicBy(Qt::Key_F1, window, *settings->dialog()),
                 QStringLiteral("settings#how-much-is-kept"));
        QCOMPARE(topicBy(Qt::Key_F1, window, window),
                 QStringLiteral("registry")); // it has none of its keys
    }

    void whatBlocksTheWholeProgramDoesNotBlockTheHandbook()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        window.showDestination(QLatin1String(MainWindow::modelsId));
        QMessageBox box(&window);
        box.setText(QStringLiteral("Delete the view?"));
        box.setWindowModality(Qt::ApplicationModal);
        box.show();
        // A question has no part of its own: that of the screen behind it.
        QCOMPARE(topicBy(Qt::Key_F1, window, box), QStringLiteral("registry"));
        auto& view = *window.helpController()->view();
        QVERIFY(turnsTo(QStringLiteral("Security"), view));
        QVERIFY(box.isVisible());
        box.close();
        QVERIFY(turnsTo(QStringLiteral("Packs"), view)); // it stays when the question is gone
    }

    void aChartThatHasTheKeyboardLeadsToHowItIsComputed()
    {
        QWidget page;
        LinkedRuns linked;
        ChartSpec box, scatter;
        box.kind = ChartKind::Box;
        scatter.kind = ChartKind::Scatter;
        BoxView boxes(box, linked, &page);
        ScatterView points(scatter, linked, &page);
        QLineEdit search(&page);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const auto topic = [&page](QWidget& focused) {
            focused.setFocus();
            return topicOfScreen(QLatin1String(MainWindow::compareId), &page);
        };
        QCOMPARE(topic(boxes), QStringLiteral("glossary#box-and-whiskers"));
        QCOMPARE(topic(points), QStringLiteral("comparing")); // it computes nothing
        QCOMPARE(topic(search), QStringLiteral("comparing"));
        boxes.setFocus();
        boxes.hide(); // as a board does with what is shown no more
        QCOMPARE(topicOfScreen(QLatin1String(MainWindow::compareId), &page), QStringLiteral("comparing"));
    }

    void eachKindOfTabHasItsOwn_data()
    {
        QTest::addColumn<QString>("tab");
        QTest::addColumn<QString>("topic");
        const auto row = [](const char* tab, const char* topic) {
            QTest::newRow(tab) << QString::fromLatin1(tab) << QString::fromLatin1(topic);
        };
        row("inbox", "releases#the-inbox");
        row("draft", "releases#from-draft-to-live");
        row("release:2026-11-26-fraud-7-x3k9", "releases#a-release-page");
        row("environment:production", "releases#an-environment");
        row("policy:production", "releases#a-policy");
        row("policy-file:/etc/pilothouse/policy.yaml", "releases#a-policy");
    }

    // What it shows is not there, which changes nothing of what the tab is for.
    void eachKindOfTabHasItsOwn()
    {
        QFETCH(QString, tab);
        QFETCH(QString, topic);
        Desk desk;
        desk.open();
        auto& window = desk.window();
        QVERIFY(window.releasesController()->restoreTab(tab));
        QCOMPARE(window.shell()->currentTab(), tab);
        QCOMPARE(topicBy(Qt::Key_F1, window, window), topic);
    }

    void theTabOfARunHasItsOwn()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        window.openRun({ConnectionId{1}, EntityKind::Run, QStringLiteral("3f2a91c0")});
        QVERIFY(window.shell()->currentTab().startsWith(QStringLiteral("run:")));
        QCOMPARE(topicBy(Qt::Key_F1, window, window), QStringLiteral("experiments#a-run"));
    }

    void eachPartOfMonitoringHasItsOwn()
    {
        Desk desk;
        {
            auto stores = openStores(desk.folder());
            QVERIFY_RESULT(stores);
            Connection connection;
            connection.name = QStringLiteral("prom");
            connection.kind = QStringLiteral("prometheus");
            connection.location = QStringLiteral("http://127.0.0.1:9"); // nobody answers
            QVERIFY_RESULT(stores->state->addConnection(connection));
        }
        desk.open();
        auto& window = desk.window();
        window.showDestination(QLatin1String(MainWindow::monitoringId));
        auto& screen = *window.monitoringScreen();
        QTRY_VERIFY_WITH_TIMEOUT(screen.isConnected(), patienceMs);
        using Tab = MonitoringScreen::Tab;
        const std::pair<Tab, const char*> parts[] = {
            {Tab::Dashboards, "monitoring#dashboards"},
            {Tab::Objectives, "monitoring#objectives-and-error-budgets"},
            {Tab::Alerts, "monitoring#alerts"},
            {Tab::Silences, "monitoring#silences"},
            {Tab::Rules, "monitoring"},
            {Tab::Targets, "monitoring"},
        };
        for (const auto& [tab, topic] : parts) {
            screen.showTab(tab);
            QCOMPARE(topicBy(Qt::Key_F1, window, window), QString::fromLatin1(topic));
        }
    }

    void beforeThereIsAnythingItIsTheFirstSteps()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        window.showDestination(QLatin1String(MainWindow::experimentsId));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, QStringLiteral("firstStart")), patienceMs);
        QCOMPARE(topicBy(Qt::Key_F1, window, window), QStringLiteral("first-steps"));
        // Monitoring without a connection says what belongs there, as its chapter's head does.
        window.showDestination(QLatin1String(MainWindow::monitoringId));
        QCOMPARE(topicBy(Qt::Key_F1, window, window), QStringLiteral("monitoring"));
    }

    void otherKeysForHelpHoldInDialogsToo()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        auto* dialog = connectionDialog(window);
        QVERIFY(dialog);
        window.findChild<QAction*>(QStringLiteral("help-on-this-screen"))->setShortcut(Qt::Key_F12);
        QCOMPARE(topicBy(Qt::Key_F1, window, *dialog), QString());
        QVERIFY(topicBy(Qt::Key_F12, window, *dialog).startsWith(QStringLiteral("connections#")));
    }
};

QTEST_MAIN(TestWindowHelp)
#include "tst_window_help.moc"
