#include "tests/support/Testing.h"
#include "tests/widgets/RunsSample.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/Theme.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

using namespace ph;

class RunsScreenTest : public QObject {
    Q_OBJECT

    RunTablePtr table_ = ph::testing::sampleRuns(2000);
    std::unique_ptr<RunTableModel> runs_;
    std::unique_ptr<ExperimentTreeModel> experiments_;
    std::unique_ptr<ColumnListModel> columns_;
    std::unique_ptr<RunsScreen> screen_;

    void list(std::vector<std::uint32_t> rows, Arrangement arrangement = Arrangement::nested())
    {
        const auto keys = ph::testing::sampleColumns();
        runs_->apply(
            arrangeRuns(table_, std::move(rows), {arrangement, {keys.begin(), keys.end()}, std::nullopt}));
    }
    std::vector<std::uint32_t> newestFirst(std::size_t skip = 0) const
    {
        auto rows = ph::testing::allRows(*table_);
        std::reverse(rows.begin(), rows.end());
        rows.erase(rows.begin(), rows.begin() + std::ptrdiff_t(skip));
        return rows;
    }
    QTableView* main() const { return screen_->table()->mainTable(); }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void init()
    {
        runs_ = std::make_unique<RunTableModel>();
        experiments_ = std::make_unique<ExperimentTreeModel>();
        columns_ = std::make_unique<ColumnListModel>();
        screen_ = std::make_unique<RunsScreen>();
        runs_->setNow(ph::testing::sampleNow);
        ph::testing::showSample(*experiments_);
        screen_->setModels(runs_.get(), experiments_.get(), columns_.get());
        auto layout = RunsLayout::standard();
        layout.columns = ph::testing::sampleColumns();
        screen_->setRunsLayout(layout);
        list(newestFirst());
        RunsStatus status{2000, 100'000, ph::testing::sampleNow - 180'000};
        screen_->setStatus(status);
        screen_->setPhase(RunsPhase::Ready);
        screen_->resize(1280, 800);
        screen_->show();
        QVERIFY(QTest::qWaitForWindowExposed(screen_.get()));
    }
    void cleanup()
    {
        screen_.reset();
        runs_.reset();
        experiments_.reset();
        columns_.reset();
    }

    void buttonsGiveUpTheirWordsBeforeTheExperimentsGiveUpRoom()
    {
        const auto paneWidth = [&] {
            QCoreApplication::processEvents();
            return screen_->findChild<QSplitter*>(QStringLiteral("runsSplitter"))->sizes().first();
        };
        const auto* pin = screen_->findChild<QPushButton*>(QStringLiteral("pinMatchesButton"));
        screen_->resize(2000, 800);
        const int before = paneWidth();
        QCOMPARE(pin->text(), QStringLiteral("Pin for offline"));
        screen_->resize(1195, 800); // what a window of 1280 has for it
        auto layout = RunsLayout::standard();
        layout.arrangement = Arrangement::grouped({ColumnKind::Param, QStringLiteral("model")});
        layout.colourBy = ColumnKey{ColumnKind::Metric, QStringLiteral("auc")};
        screen_->setRunsLayout(layout);
        QCOMPARE(paneWidth(), before);
        QVERIFY(pin->text().isEmpty());
        QVERIFY(!pin->toolTip().isEmpty());
        QCOMPARE(pin->accessibleName(), QStringLiteral("Pin for offline"));
        screen_->resize(2000, 800);
        QCOMPARE(paneWidth(), before);
        QCOMPARE(pin->text(), QStringLiteral("Pin for offline"));
    }

    void scrollAndSelectionSurviveAnUpdate()
    {
        list(newestFirst(300));
        QCoreApplication::processEvents();
        auto* bar = main()->verticalScrollBar();
        bar->setValue(200 * height::row + 5);
        const auto top = runs_->text(200, 0);
        const auto selected = runs_->entity(205);
        screen_->table()->selectionModel()->select(runs_->index(205, 0), QItemSelectionModel::ClearAndSelect |
                                                                             QItemSelectionModel::Rows);
        list(newestFirst());
        QCOMPARE(bar->value() % height::row, 5);
        QCOMPARE(runs_->text(bar->value() / height::row, 0), top);
        QCOMPARE(screen_->selectedRuns(), QList<EntityKey>{selected});
        QCOMPARE(screen_->table()->pinnedTable()->verticalScrollBar()->value(), bar->value());
    }

    void atTheTopNewRunsAppear()
    {
        list(newestFirst(1));
        list(newestFirst());
        QCOMPARE(main()->verticalScrollBar()->value(), 0);
    }

    void keysMoveExpandAndOpen()
    {
        QSignalSpy opened(screen_.get(), &RunsScreen::runActivated);
        auto* view = screen_->table();
        QTest::keyClick(main(), Qt::Key_Home);
        QCOMPARE(view->currentLine(), 0);
        QTest::keyClick(main(), Qt::Key_Down);
        QTest::keyClick(main(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<EntityKey>(), runs_->entity(1));
        int parent = 0;
        while (!runs_->node(parent).expandable())
            ++parent;
        view->selectRun(runs_->entity(parent));
        const int before = runs_->rowCount();
        QTest::keyClick(main(), Qt::Key_Right);
        QVERIFY(runs_->rowCount() > before);
        QTest::keyClick(main(), Qt::Key_Right);
        QCOMPARE(view->currentLine(), parent + 1);
        QTest::keyClick(main(), Qt::Key_Left);
        QCOMPARE(view->currentLine(), parent);
        QTest::keyClick(main(), Qt::Key_Left);
        QCOMPARE(runs_->rowCount(), before);
        QTest::keyClick(main(), Qt::Key_End);
        QCOMPARE(view->currentLine(), before - 1);
        QTest::keyClick(main(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(screen_->selectedRuns().size(), 2);
        QTest::keyClick(main(), Qt::Key_Space);
        QCOMPARE(screen_->selectedRuns().size(), 1);
    }

    void lettersFindARun()
    {
        QTest::keyClicks(main(), QStringLiteral("sweep-09"));
        QVERIFY(runs_->text(screen_->table()->currentLine(), 0).startsWith(QStringLiteral("sweep-09")));
    }

    void aHeaderClickAsksForASort()
    {
        QSignalSpy sorted(screen_.get(), &RunsScreen::sortChanged);
        auto* header = main()->horizontalHeader();
        const auto click = [&](const ColumnKey& key, Qt::KeyboardModifiers modifiers) {
            const int section = runs_->columnOf(key);
            main()->horizontalScrollBar()->setValue(0);
            const QPoint at(header->sectionViewportPosition(section) + 20, header->height() / 2);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
        };
        const ColumnKey user = attributeColumn(attribute::user);
        const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
        click(user, {});
        QCOMPARE(screen_->runsLayout().sort, (QList<ColumnSort>{{user, Qt::AscendingOrder}}));
        click(auc, {});
        QCOMPARE(screen_->runsLayout().sort, (QList<ColumnSort>{{auc, Qt::DescendingOrder}}));
        click(auc, {});
        QCOMPARE(screen_->runsLayout().sort, (QList<ColumnSort>{{auc, Qt::AscendingOrder}}));
        QCOMPARE(sorted.size(), 3);
    }

    void keysSortMoveAndHideTheCurrentColumn()
    {
        const ColumnKey status = attributeColumn(attribute::status);
        const ColumnKey name = nameColumn();
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers) {
            QTest::keyClick(main(), key, modifiers);
        };
        const auto sort = [&] { return screen_->runsLayout().sort; };
        QTest::keyClick(main(), Qt::Key_Home);
        press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(sort(), (QList<ColumnSort>{{name, Qt::AscendingOrder}}));
        QCOMPARE(screen_->table()->currentLine(), 0); // nothing else moves
        // Ctrl chooses the column, which the lines below keep.
        press(Qt::Key_Right, Qt::ControlModifier);
        press(Qt::Key_Down, {});
        QCOMPARE(main()->currentIndex().column(), runs_->columnOf(status));
        press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(sort(), (QList<ColumnSort>{{name, Qt::AscendingOrder}, {status, Qt::DescendingOrder}}));
        press(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(sort(), (QList<ColumnSort>{{name, Qt::AscendingOrder}, {status, Qt::AscendingOrder}}));
        press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(sort(), (QList<ColumnSort>{{status, Qt::DescendingOrder}}));

        press(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier); // the name leads
        QCOMPARE(screen_->runsLayout().columns, ph::testing::sampleColumns());
        press(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        auto moved = ph::testing::sampleColumns();
        moved.swapItemsAt(1, 2);
        QCOMPARE(moved[2], status);
        QCOMPARE(screen_->runsLayout().columns, moved);
        QCOMPARE(main()->currentIndex().column(), runs_->columnOf(status)); // it is still that column

        press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        moved.removeAll(status);
        QCOMPARE(screen_->runsLayout().columns, moved);
        press(Qt::Key_Up, Qt::AltModifier); // the next one took its place
        QCOMPARE(sort(), (QList<ColumnSort>{{moved[2], Qt::AscendingOrder}}));
        press(Qt::Key_Left, Qt::ControlModifier);
        press(Qt::Key_Left, Qt::ControlModifier);
        press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier); // the name stays
        QCOMPARE(screen_->runsLayout().columns, moved);
    }

    void theMenuOfAColumnNamesItsKeys()
    {
        QStringList offered;
        QTimer::singleShot(0, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (const auto* action : menu->actions()) {
                if (!action->shortcut().isEmpty())
                    offered << action->text() + u' ' + action->shortcut().toString();
            }
            menu->close();
        });
        auto* header = main()->horizontalHeader();
        const int section = runs_->columnOf(attributeColumn(attribute::user));
        const QPoint at(header->sectionViewportPosition(section) + 20, 10);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, header->viewport()->mapToGlobal(at));
        QApplication::sendEvent(header->viewport(), &event);
        QCOMPARE(offered, (QStringList{"Sort ascending Alt+Up", "Sort descending Alt+Down",
                                       "Then ascending Alt+Shift+Up", "Then descending Alt+Shift+Down",
                                       "Move left Alt+Shift+Left", "Move right Alt+Shift+Right",
                                       "Hide Ctrl+Shift+H"}));
    }

    void aMovedColumnLosesNoneThatIsNotShown()
    {
        auto layout = screen_->runsLayout();
        const ColumnKey hidden{ColumnKind::Param, QStringLiteral("constant")}; // while it does not vary
        layout.columns.append(hidden);
        screen_->setRunsLayout(layout);
        QTest::keyClick(main(), Qt::Key_Home);
        QTest::keyClick(main(), Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(main(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(screen_->runsLayout().columns != layout.columns);
        QVERIFY(screen_->runsLayout().columns.contains(hidden));
    }

    void copyGivesExactTextWithAHeader()
    {
        QTest::keyClick(main(), Qt::Key_Home);
        QTest::keyClick(main(), Qt::Key_C, Qt::ControlModifier);
        const auto lines = QApplication::clipboard()->text().split(u'\n');
        QVERIFY(lines[0].startsWith(QStringLiteral("run_name\tstatus\tstart_time")));
        QVERIFY(lines[0].contains(QStringLiteral("metrics.auc")));
        QCOMPARE(lines.size(), 3);
        QVERIFY(screen_->table()
                    ->copyText(CopyFormat::Markdown)
                    .startsWith(QStringLiteral("| run_name | status")));
    }

    void aFormulaIsNotRunByASpreadsheet()
    {
        auto table = ph::testing::RunTableBuilder()
                         .run(1, QStringLiteral("=HYPERLINK(\"x\")"))
                         .metric("auc", -0.5)
                         .build();
        RunTableModel model;
        model.apply(arrangeRuns(table, {0}, {.columns = {{ColumnKind::Metric, QStringLiteral("auc")}}}));
        QCOMPARE(copyLines(model, {0}, CopyFormat::Csv),
                 QStringLiteral("run_name,metrics.auc\r\n\"'=HYPERLINK(\"\"x\"\")\",-0.5\r\n"));
    }

    void pinnedColumnsStandAtTheLeft()
    {
        auto layout = screen_->runsLayout();
        const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
        layout.pinned.append(auc);
        screen_->setRunsLayout(layout);
        const int column = runs_->columnOf(auc);
        QVERIFY(!screen_->table()->pinnedTable()->isColumnHidden(column));
        QVERIFY(main()->isColumnHidden(column));
    }

    void typingAsksOnceItPauses()
    {
        QSignalSpy edited(screen_.get(), &RunsScreen::queryEdited);
        auto* line = screen_->findChild<SearchField*>(QStringLiteral("runsQuery"))->lineEdit();
        QTest::keyClicks(line, QStringLiteral("metrics.auc > 0.9"));
        QVERIFY(edited.wait(2000));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].toString(), QStringLiteral("metrics.auc > 0.9"));
    }

    void noMatchOffersToClearTheQuery()
    {
        QSignalSpy committed(screen_.get(), &RunsScreen::queryCommitted);
        screen_->setQuery(QStringLiteral("metrics.auc > 2"));
        list({});
        screen_->setStatus({0, 100'000, noTime});
        auto* clear = screen_->findChild<QPushButton*>(QStringLiteral("clearQuery"));
        QVERIFY(clear && clear->isVisible());
        clear->click();
        QCOMPARE(committed.size(), 1);
        QCOMPARE(screen_->query(), QString());
    }

    void theStatusLineSaysHowMuchOfWhatIsSeen()
    {
        RunsStatus status{1204, 100'000, ph::testing::sampleNow - 180'000};
        status.remote = RunsStatus::Remote::Syncing;
        status.syncPercent = 45;
        screen_->setStatus(status);
        QCOMPARE(
            screen_->findChild<QLabel*>(QStringLiteral("runsStatus"))->text(),
            QStringLiteral(
                "1,204 of 100,000 cached runs match · seen 3 min ago · more on the server (syncing 45 %)"));
    }

    void aQueryThatCannotBeReadIsSaidAndCountsNoMatches()
    {
        screen_->setQuery(QStringLiteral("metrics.auc >"));
        RunsStatus status{3, 177, noTime};
        status.query = RunsStatus::Query::Unreadable;
        screen_->setStatus(status);
        QCOMPARE(screen_->findChild<QLabel*>(QStringLiteral("runsStatus"))->text(),
                 QStringLiteral("177 cached runs · the query cannot be read"));
        QVERIFY(screen_->table()->isVisible());
        list({});
        status.matched = 0;
        screen_->setStatus(status);
        const auto* title = screen_->findChild<QLabel*>(QStringLiteral("stateTitle"));
        QVERIFY(title && title->isVisible());
        QCOMPARE(title->text(), QStringLiteral("The query cannot be read"));
        status.cached = 0;
        screen_->setStatus(status);
        QCOMPARE(title->text(), QStringLiteral("No runs"));
    }

    void aNameForTheViewIsTypedAsSoonAsTheMenuIsOpen()
    {
        screen_->setSavedViews({QStringLiteral("kept")}, QStringLiteral("kept"));
        QSignalSpy saved(screen_.get(), &RunsScreen::savedViewSaveRequested);
        auto* menu = screen_->findChild<QMenu*>(QStringLiteral("viewsMenu"));
        menu->popup(screen_->mapToGlobal(QPoint(100, 100)));
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        const auto* line = menu->findChild<QLineEdit*>(QStringLiteral("viewName"));
        QVERIFY(line);
        QTRY_VERIFY(line->hasFocus());
        for (const char letter : {'b', 'e', 's', 't'})
            QTest::keyClick(menu->windowHandle(), letter);
        QTest::keyClick(menu->windowHandle(), Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved[0][0].toString(), QStringLiteral("best"));
    }

    void aViewThatCannotBeReadIsNamedAndCannotBeChosen()
    {
        screen_->setSavedViews({}, {}, {QStringLiteral("bro&ken.json")});
        const auto* menu = screen_->findChild<QMenu*>(QStringLiteral("viewsMenu"));
        const auto* first = menu->actions().first();
        QCOMPARE(first->text(), QStringLiteral("bro&&ken.json (cannot be read)"));
        QVERIFY(!first->isEnabled());
    }

    void theStatusLineSaysWhatCouldNotBeRead()
    {
        RunsStatus status{5, 5};
        status.unread = 3;
        screen_->setStatus(status);
        QVERIFY(screen_->findChild<QLabel*>(QStringLiteral("runsStatus"))
                    ->text()
                    .endsWith(QStringLiteral("3 could not be read")));
    }

    void experimentsWantedBeforeTheyArriveAreChosenThen()
    {
        const EntityKey late{{2}, EntityKind::Experiment, QStringLiteral("late")};
        QSignalSpy told(screen_.get(), &RunsScreen::experimentsSelected);
        screen_->setSelectedExperiments({late});
        QCOMPARE(screen_->selectedExperiments(), QList<EntityKey>{late});
        auto forest = ph::testing::sampleForest();
        forest.items.append({late, QStringLiteral("late"), Lifecycle::Active, 1});
        experiments_->apply(forest);
        QTest::qWait(1);
        QCOMPARE(screen_->selectedExperiments(), QList<EntityKey>{late});
        QCOMPARE(told.size(), 0);
    }

    void aConnectionsStateMovesNothingInTheTree()
    {
        auto* tree = screen_->findChild<QTreeView*>(QStringLiteral("experimentTree"));
        const EntityKey ads{{1}, EntityKind::Experiment, QStringLiteral("5")};
        screen_->setSelectedExperiments({ads});
        const auto folder = experiments_->indexOf(ads).parent();
        tree->expand(folder);
        tree->collapse(experiments_->index(1, 0));
        QSignalSpy told(screen_.get(), &RunsScreen::experimentsSelected);
        auto state = ph::testing::sampleStates().first();
        state.errorKind = QStringLiteral("offline");
        experiments_->applyState(state);
        QCOMPARE(experiments_->index(0, 0).data(ExperimentTreeModel::HealthRole).toInt(),
                 int(ExperimentTreeModel::Health::Failing));
        QVERIFY(tree->isExpanded(folder));
        QVERIFY(!tree->isExpanded(experiments_->index(1, 0)));
        QCOMPARE(tree->selectionModel()->selectedRows(), QModelIndexList{experiments_->indexOf(ads)});
        QCOMPARE(told.size(), 0);
    }

    void labelsNeverInterpretServerText()
    {
        screen_->setHeading({QStringLiteral("<b>bold</b>"), QStringLiteral("<img src=x>"),
                             QStringLiteral("<a href='x'>y</a>")});
        for (const auto* label : screen_->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(screen_->findChild<QLabel*>(QStringLiteral("runsTitle"))->text(),
                 QStringLiteral("<b>bold</b>"));
    }
};

QTEST_MAIN(RunsScreenTest)
#include "tst_runs_screen.moc"
