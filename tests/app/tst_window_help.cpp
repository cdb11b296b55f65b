#include "app/help/HelpController.h"
#include "app/help/ScreenTopic.h"
#include "app/settings/SettingsController.h"
#include "tests/app/Desk.h"
#include "widgets/charts/BoxView.h"
#include "widgets/charts/ScatterView.h"
#include "widgets/help/HelpView.h"

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
    if (!QTest::qWaitForWindowActive(&dialog))
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

/// The key for help while a dialog is in front.
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
        window.showDestination(QLatin1String(MainWindow::experimentsId));
        auto* settings = window.settingsController();
        settings->openDialog(&window);
        QCOMPARE(topicBy(Qt::Key_F1, window, *settings->dialog()), QStringLiteral("settings#settings"));
        settings->dialog()->showPage(SettingsDialog::Page::Keeping);
        QCOMPARE(topicBy(Qt::Key_F1, window, *settings->dialog()),
                 QStringLiteral("settings#how-much-is-kept"));
        QCOMPARE(topicBy(Qt::Key_F1, window, window),
                 QStringLiteral("experiments")); // it has none of its keys
    }

    void whatBlocksTheWholeProgramDoesNotBlockTheHandbook()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        window.showDestination(QLatin1String(MainWindow::experimentsId));
        QMessageBox box(&window);
        box.setText(QStringLiteral("Delete the view?"));
        box.setWindowModality(Qt::ApplicationModal);
        box.show();
        // A question has no part of its own: that of the screen behind it.
        QCOMPARE(topicBy(Qt::Key_F1, window, box), QStringLiteral("experiments"));
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
