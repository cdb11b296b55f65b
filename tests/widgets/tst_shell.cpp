#include "models/tables/ConnectionTableModel.h"
#include "models/tables/JobListModel.h"
#include "models/tables/PaletteModel.h"
#include "tests/support/Testing.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/shell/DropHint.h"
#include "widgets/shell/JobsPopup.h"
#include "widgets/shell/NavigationRail.h"
#include "widgets/shell/ShellFrame.h"
#include "widgets/shell/TopBar.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace ph;

namespace {

const QString hostile = QStringLiteral("<b>x</b><img src=file:///etc/passwd>");

struct Shell {
    ConnectionTableModel connections;
    JobListModel jobs;
    PaletteModel palette;
    ShellFrame frame{&connections, &jobs, &palette};
    Shell()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        frame.addDestination(QStringLiteral("runs"), QStringLiteral("view-list-tree"), QStringLiteral("Runs"),
                             [] { return new QWidget; });
        frame.addDestination(QStringLiteral("connections"), QStringLiteral("network-server"),
                             QStringLiteral("Connections"), [] { return new QWidget; });
        frame.resize(1000, 700);
        frame.show();
    }
};

} // namespace

class tst_shell : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstDestinationIsShownAndKeysGoToTheOthers()
    {
        Shell s;
        QVERIFY(QTest::qWaitForWindowActive(&s.frame));
        QCOMPARE(s.frame.currentDestination(), QStringLiteral("runs"));
        QSignalSpy shown(&s.frame, &ShellFrame::destinationShown);
        QTest::keyClick(&s.frame, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(s.frame.currentDestination(), QStringLiteral("connections"));
        QCOMPARE(shown.count(), 1);
        QCOMPARE(s.frame.rail()->current(), QStringLiteral("connections"));
    }

    void objectsOpenOnceAsTabsAndCloseByKey()
    {
        Shell s;
        QVERIFY(QTest::qWaitForWindowActive(&s.frame));
        QSignalSpy closed(&s.frame, &ShellFrame::tabClosed);
        s.frame.openTab(QStringLiteral("a"), {}, QStringLiteral("A & B"), new QWidget);
        s.frame.openTab(QStringLiteral("b"), {}, QStringLiteral("B"), new QWidget);
        s.frame.openTab(QStringLiteral("a"), {}, QStringLiteral("A"), new QWidget);
        QCOMPARE(s.frame.openTabs(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(s.frame.currentTab(), QStringLiteral("a"));
        QVERIFY(s.frame.page(QStringLiteral("a"))->isVisible());
        QTest::keyClick(&s.frame, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(s.frame.currentTab(), QStringLiteral("b"));
        QTest::keyClick(&s.frame, Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(closed.count(), 1);
        QCOMPARE(s.frame.currentTab(), QStringLiteral("a"));
        QTest::keyClick(&s.frame, Qt::Key_W, Qt::ControlModifier);
        QTest::keyClick(&s.frame, Qt::Key_W, Qt::ControlModifier); // the screen itself stays
        QCOMPARE(s.frame.currentTab(), QString());
        QCOMPARE(closed.count(), 2);
    }

    void theScreensOwnTabStaysFirst()
    {
        Shell s;
        s.frame.openTab(QStringLiteral("a"), {}, QStringLiteral("A"), new QWidget);
        auto* tabs = s.frame.findChild<QTabBar*>(QStringLiteral("documentTabs"));
        tabs->moveTab(1, 0);
        QCOMPARE(tabs->tabData(0).toString(), QString());
    }

    void ctrlKOpensThePaletteAndItsChoiceIsTold()
    {
        Shell s;
        QVERIFY(QTest::qWaitForWindowActive(&s.frame));
        s.palette.applyActions({{.id = QStringLiteral("sync"), .title = QStringLiteral("Sync")}});
        QSignalSpy chosen(&s.frame, &ShellFrame::paletteActivated);
        QTest::keyClick(&s.frame, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(s.frame.commandPalette()->isVisible());
        QTest::keyClick(s.frame.commandPalette()->lineEdit(), Qt::Key_Return);
        QCOMPARE(chosen.at(0).at(0).toString(), QStringLiteral("sync"));
    }

    void thePaletteCoversTheWholeWindowWithItsMenuBar()
    {
        ConnectionTableModel connections;
        JobListModel jobs;
        PaletteModel entries;
        QMainWindow window;
        window.menuBar()->setNativeMenuBar(false);
        window.menuBar()->addMenu(QStringLiteral("File"));
        auto* frame = new ShellFrame(&connections, &jobs, &entries);
        window.setCentralWidget(frame);
        window.resize(1000, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(frame->y() > 0); // below the menu bar
        auto* palette = frame->commandPalette();
        const auto covered = [&] { return QRect(palette->mapTo(&window, QPoint()), palette->size()); };
        palette->open();
        QCOMPARE(covered(), window.rect());
        window.resize(900, 600);
        QTRY_COMPARE(covered(), window.rect());
        QTest::keyClick(palette->lineEdit(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QTest::keyClick(frame, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette->isVisible());
    }

    void jobsAreListedWithCancel()
    {
        Shell s;
        QSignalSpy cancelled(&s.frame, &ShellFrame::cancelJobRequested);
        s.jobs.applyJobs({{4, hostile, hostile, 10, 100}, {9, QStringLiteral("Export"), {}, 0, 0}});
        auto* popup = s.frame.statusLine()->jobsPopup();
        auto* cancel = popup->findChild<QToolButton*>(QStringLiteral("cancelJob-9"));
        QVERIFY(cancel);
        cancel->click();
        QCOMPARE(cancelled.at(0).at(0).toULongLong(), 9ULL);
        s.jobs.applyJobs({{4, hostile, hostile, 20, 100}});
        QCOMPARE(popup->findChild<QLabel*>(QStringLiteral("jobCount"))->text(), QStringLiteral("20 of 100"));
        for (const QLabel* label : s.frame.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void aTabThatIsDraggedOutOfTheRowLeaves()
    {
        Shell s;
        QVERIFY(QTest::qWaitForWindowActive(&s.frame));
        s.frame.openTab(QStringLiteral("a"), {}, QStringLiteral("A"), new QWidget);
        auto* row = s.frame.findChild<QTabBar*>(QStringLiteral("documentTabs"));
        QSignalSpy left(&s.frame, &ShellFrame::tabLeaves);
        const auto letGoAt = [&](int tab, QPoint from) {
            QTest::mousePress(row, Qt::LeftButton, {}, row->tabRect(tab).center());
            QTest::mouseRelease(row, Qt::LeftButton, {}, row->tabRect(tab).center() + from);
            QCoreApplication::processEvents();
        };
        letGoAt(1, {0, 10});  // a hand that trembles
        letGoAt(0, {0, 300}); // the destination has no window of its own
        QCOMPARE(left.count(), 0);
        letGoAt(1, {0, 300});
        QCOMPARE(left.count(), 1);
        QCOMPARE(left.at(0).at(0).toString(), QStringLiteral("a"));
    }

    void aTabsMenuMovesAndClosesIt()
    {
        Shell s;
        QVERIFY(QTest::qWaitForWindowActive(&s.frame));
        s.frame.openTab(QStringLiteral("a"), {}, QStringLiteral("A"), new QWidget);
        s.frame.openTab(QStringLiteral("b"), {}, QStringLiteral("B"), new QWidget);
        auto* row = s.frame.findChild<QTabBar*>(QStringLiteral("documentTabs"));
        QSignalSpy left(&s.frame, &ShellFrame::tabLeaves);
        const auto choose = [&](int tab, const char* words) {
            Q_EMIT row->customContextMenuRequested(row->tabRect(tab).center());
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (auto* action : menu->actions()) {
                if (action->text() == QLatin1String(words))
                    action->trigger();
            }
            menu->close();
        };
        choose(1, "Move to a new window");
        QCOMPARE(left.count(), 1);
        QCOMPARE(left.at(0).at(0).toString(), QStringLiteral("a"));
        choose(2, "Close the others");
        QCOMPARE(s.frame.openTabs(), QStringList{QStringLiteral("b")});
        choose(1, "Close");
        QCOMPARE(s.frame.openTabs(), QStringList());
        Q_EMIT row->customContextMenuRequested(row->tabRect(0).center()); // the destination has none
        QVERIFY(!QApplication::activePopupWidget());
    }

    void theTitleIsThatOfWhatIsShown()
    {
        Shell s;
        QCOMPARE(s.frame.title(), QStringLiteral("Runs"));
        s.frame.openTab(QStringLiteral("a"), {}, QStringLiteral("A & B"), new QWidget);
        QCOMPARE(s.frame.title(), QStringLiteral("A & B"));
    }

    void theDropHintCoversTheWindowAndTakesNothing()
    {
        Shell s;
        QVERIFY(QTest::qWaitForWindowActive(&s.frame));
        DropHint hint(&s.frame);
        QVERIFY(!hint.isVisible());
        hint.open();
        QCOMPARE(hint.geometry(), s.frame.rect());
        s.frame.resize(800, 600);
        QTRY_COMPARE(hint.geometry(), s.frame.rect());
        QVERIFY(s.frame.childAt(400, 300) != &hint); // what is below is asked
    }

    void offlineIsSaidInWords()
    {
        Shell s;
        auto* offline = s.frame.findChild<QWidget*>(QStringLiteral("offline"));
        QVERIFY(!offline->isVisible());
        s.frame.statusLine()->setNetwork(StatusLine::Network::Offline);
        QVERIFY(offline->isVisible());
        QVERIFY(offline->accessibleName().contains(QStringLiteral("Offline")));
    }

    void theSchemeSwitchTellsWhatWasChosen()
    {
        Shell s;
        QSignalSpy chosen(&s.frame, &ShellFrame::schemeChosen);
        s.frame.topBar()->findChild<QAction*>(QStringLiteral("schemeDark"))->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(int(chosen.at(0).at(0).value<SchemeChoice>()), int(SchemeChoice::Dark));
    }
};

QTEST_MAIN(tst_shell)
#include "tst_shell.moc"
