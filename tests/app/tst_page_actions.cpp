#include "app/palette/PageActions.h"
#include "models/tables/PaletteModel.h"
#include "tests/app/Desk.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/connections/ConnectionsScreen.h"

#include <QAbstractItemView>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// A page of parts below each other.
class Page : public QWidget {
public:
    Page()
        : column_(new QVBoxLayout(this))
    {
    }
    template <class T>
    T* add(T* part)
    {
        column_->addWidget(part);
        return part;
    }
    QPushButton* addButton(const char* name, const char* words) { return add(makeButton(q(name), q(words))); }
    QStringList offered()
    {
        QStringList words;
        for (const auto& action : pageActions(*this))
            words << action.words;
        return words;
    }

private:
    QVBoxLayout* column_;
};

/// A window on one server, with the connection to it in front.
class Reception {
public:
    Reception()
    {
        server.addRuns(q("0"), 3, 1, 0);
        if (openOn(desk, server, q("3 cached runs")))
            (void)goToConnection();
    }
    MainWindow& window() { return desk.window(); }
    bool goToConnection()
    {
        window().showDestination(QLatin1String(MainWindow::connectionsId));
        window().connectionsScreen()->select({1});
        // A pass that is under way has a button of other words.
        return QTest::qWaitFor([&] { return said(window(), q("sync")) == q("Sync now"); }, patienceMs);
    }
    CommandPalette& palette() { return *window().shell()->commandPalette(); }
    QAbstractItemView& list()
    {
        return *palette().findChild<QAbstractItemView*>(QStringLiteral("paletteList"));
    }
    /// What an opened palette offers of the page in front.
    QStringList offered()
    {
        palette().close();
        palette().open();
        QStringList words;
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            const auto entry = list().model()->index(row, 0);
            if (entry.data(PaletteModel::SectionRole).toString() == q("This page"))
                words << entry.data().toString();
        }
        return words;
    }
    /// The entry of the page in front; invalid where there is none.
    QModelIndex entry(const QString& words)
    {
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            const auto entry = list().model()->index(row, 0);
            if (entry.data().toString() == words &&
                entry.data(PaletteModel::SectionRole).toString() == q("This page"))
                return entry;
        }
        return {};
    }
    void choose(const QString& words)
    {
        palette().close();
        palette().open(words);
        clickIndex(list(), entry(words));
    }

    MlflowFixture server;
    Desk desk{std::chrono::hours(1)};
};

} // namespace

/// What can be done on the page in front is found in the palette, and done from there as by hand.
class TestPageActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void buttonsAreListedByTheirWords()
    {
        Page page;
        page.addButton("approve", "&Approve");
        page.add(new IconButton(q("view-refresh"), q("Read again")));
        page.addButton("research", "R&&D");
        page.addButton("wordless", "");
        page.show();
        QCOMPARE(page.offered(), QStringList({"Approve", "Read again", "R&D"}));
    }

    void whatCannotBePressedIsLeftOut()
    {
        Page page;
        page.addButton("approve", "Approve");
        page.addButton("reject", "Reject")->setEnabled(false);
        page.addButton("execute", "Execute")->hide();
        auto* tabs = page.add(new QTabWidget);
        tabs->addTab(makeButton(q("first"), q("On the first tab")), q("First"));
        tabs->addTab(makeButton(q("second"), q("On the second tab")), q("Second"));
        page.show();
        QCOMPARE(page.offered(), QStringList({"Approve", "On the first tab"}));
        tabs->setCurrentIndex(1);
        QCOMPARE(page.offered(), QStringList({"Approve", "On the second tab"}));
    }

    void partsOfOtherControlsAreLeftOut()
    {
        Page page;
        auto* tabs = page.add(new QTabWidget);
        tabs->addTab(new QTableWidget(2, 2), q("Table"));
        tabs->tabBar()->setTabButton(0, QTabBar::RightSide, makeButton(q("cross"), q("Close the tab")));
        auto* banner = page.add(new Banner);
        banner->showMessage({.tone = Tone::Warning,
                             .text = q("The server is slow"),
                             .details = q("It took 9 s."),
                             .actions = {{q("retry"), q("Try again")}}});
        page.show();
        QVERIFY(banner->isVisible());
        QCOMPARE(page.offered(), QStringList({"Try again"}));
    }

    void ofSeveralTheOneThatIsChosenIsLeftOut()
    {
        Page page;
        page.add(new QRadioButton(q("An incident")))->setChecked(true);
        page.add(new QRadioButton(q("An environment")));
        page.show();
        QCOMPARE(page.offered(), QStringList({"An environment"}));
    }

    void keysAreKnownWhoeverHearsThem()
    {
        Page page;
        page.add(new IconButton(q("view-refresh"), q("Read again")))
            ->setShortcutKeys(keysOf(ScreenKey::Refresh));
        noteKeys(*page.addButton("save", "Save"), ScreenKey::SaveContract);
        page.addButton("approve", "Approve");
        page.show();
        const auto actions = pageActions(page);
        QCOMPARE(actions.size(), 3);
        QCOMPARE(actions[0].keys, QKeySequence(Qt::Key_F5));
        QCOMPARE(actions[1].keys, QKeySequence(QKeySequence::Save));
        QVERIFY(actions[2].keys.isEmpty());
    }

    void thoseOfTheSameWordsAreToldApart()
    {
        Page page;
        for (const char* title : {"Gates", "Approvals"})
            page.add(new Card(q("card"), q(title)))
                ->body()
                ->addWidget(makeButton(q("again"), q("Look again")));
        page.addButton("chosen", "Compare")->setToolTip(q("Compare the chosen runs"));
        page.addButton("matching", "Compare")->setToolTip(q("Compare all runs that match"));
        page.addButton("approve", "Approve")->setToolTip(q("Says yes"));
        page.show();
        QStringList parts;
        QSet<QString> names;
        const auto actions = pageActions(page);
        for (const auto& action : actions) {
            parts << action.part;
            names.insert(action.name);
        }
        QCOMPARE(parts, QStringList({"Gates", "Approvals", "Compare the chosen runs",
                                     "Compare all runs that match", QString()}));
        QCOMPARE(names.size(), actions.size());
    }

    void whatAMenuOffersIsListedAsItWouldOpen()
    {
        Page page;
        auto* share = page.addButton("share", "Share");
        auto* menu = new QMenu(share);
        share->setMenu(menu);
        int shared = 0;
        connect(menu, &QMenu::aboutToShow, menu, [&] {
            menu->clear();
            menu->addAction(q("As &PDF…"), menu, [&] { ++shared; });
            menu->addAction(q("As one HTML file…"))->setEnabled(false);
        });
        page.show();
        const auto actions = pageActions(page);
        QCOMPARE(page.offered(), QStringList({"Share", "As PDF…"}));
        const auto asPdf = pageActions(page).constLast();
        QCOMPARE(asPdf.part, q("Share"));
        perform(asPdf);
        QCOMPARE(shared, 1);
        QVERIFY(!canBeDone(actions.constLast())); // of the menu as it was filled before
    }

    void whatIsDoneHasTheFocus()
    {
        Page page;
        page.addButton("other", "Another")->setFocus();
        auto* approve = page.addButton("approve", "Approve");
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        const QSignalSpy clicked(approve, &QPushButton::clicked);
        perform(pageActions(page).constLast());
        QCOMPARE(clicked.size(), 1);
        QVERIFY(approve->hasFocus());
    }

    void whatIsGoneIsNotDone()
    {
        Page page;
        auto* approve = page.addButton("approve", "Approve");
        page.show();
        const QSignalSpy clicked(approve, &QPushButton::clicked);
        const auto action = pageActions(page).constFirst();
        QVERIFY(canBeDone(action));
        approve->setEnabled(false);
        QVERIFY(!canBeDone(action));
        perform(action);
        approve->setEnabled(true);
        approve->hide();
        QVERIFY(!canBeDone(action));
        perform(action);
        QCOMPARE(clicked.size(), 0);
        delete approve;
        QVERIFY(!canBeDone(action));
        perform(action);
    }

    void aConnectionOffersWhatItsPageDoes()
    {
        Reception reception;
        QVERIFY(isShown(reception.window(), q("connectionDetail")));
        const auto offered = reception.offered();
        for (const char* words : {"Add connection", "Sync now", "Test", "Edit…", "Remove…", "Sync by itself"})
            QVERIFY2(offered.contains(q(words)), qPrintable(offered.join(u'\n')));
        QVERIFY(!offered.contains(q("Keep it"))); // it has not asked
        QCOMPARE(reception.entry(q("Test")).data(PaletteModel::DetailRole).toString(), q("Connections"));
        reception.choose(q("Remove…"));
        QVERIFY(!reception.palette().isVisible());
        QVERIFY(isShown(reception.window(), q("confirmRemove"))); // as when it is pressed by hand
        QVERIFY(reception.offered().contains(q("Keep it")));
        reception.choose(q("Keep it"));
        QVERIFY(!isShown(reception.window(), q("confirmRemove")));

        find<QAbstractButton>(reception.window(), q("enabled"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find(reception.window(), q("sync"))->isEnabled(), patienceMs);
        QVERIFY(!reception.offered().contains(q("Sync now")));
    }

    void anotherPageOffersItsOwn()
    {
        Reception reception;
        auto& window = reception.window();
        window.showDestination(QLatin1String(MainWindow::experimentsId));
        QVERIFY(reception.offered().contains(q("Read the servers again")));
        QCOMPARE(reception.entry(q("Read the servers again")).data(PaletteModel::ShortcutRole).toString(),
                 keysOf(ScreenKey::Refresh).toString(QKeySequence::NativeText));
        window.showDestination(QLatin1String(MainWindow::incidentsId));
        const auto offered = reception.offered();
        QVERIFY2(offered.contains(q("Open incident…")), qPrintable(offered.join(u'\n')));
        QVERIFY(!offered.contains(q("Read the servers again")));
        QVERIFY(!offered.contains(q("Sync now")));
        window.showDestination(QLatin1String(MainWindow::driftId));
        QVERIFY(isShown(window, q("driftStartNew")));
        reception.choose(q("New study…"));
        QTRY_VERIFY_WITH_TIMEOUT(!isShown(window, q("driftStartNew")), patienceMs);
    }

    void whatVanishesWhileThePaletteIsOpenIsNotDone()
    {
        Reception reception;
        QVERIFY(reception.offered().contains(q("Edit…")));
        find(reception.window(), q("edit"))->hide();
        clickIndex(reception.list(), reception.entry(q("Edit…")));
        QVERIFY(!isShown(reception.window(), q("connectionDialog")));
        QVERIFY(allTexts(*reception.window().shell()->statusLine())
                    .contains(q("“Edit…” can no longer be done here")));
    }

    void whatWasChosenLatelyStandsFirstOnPagesOfItsKind()
    {
        Reception reception;
        reception.choose(q("Remove…"));
        const auto first = [&] { return reception.list().model()->index(0, 0).data().toString(); };
        (void)reception.offered();
        QCOMPARE(first(), q("Remove…"));
        reception.window().showDestination(QLatin1String(MainWindow::incidentsId));
        QVERIFY(!reception.offered().contains(q("Remove…")));
        QTRY_VERIFY_WITH_TIMEOUT(reception.desk.workspace()
                                     .state()
                                     .setting(q("palette-recent"))
                                     .value_or(std::nullopt)
                                     .has_value(),
                                 patienceMs);
        reception.desk.close();
        reception.desk.open();
        QVERIFY(reception.goToConnection());
        (void)reception.offered();
        QTRY_COMPARE_WITH_TIMEOUT(first(), q("Remove…"), patienceMs);
    }
};

QTEST_MAIN(TestPageActions)
#include "tst_page_actions.moc"
