// The difference table by its controls and keys. With PH_GALLERY=directory the pictures are kept there, to be
// looked at.
#include "models/charts/LinkedRuns.h"
#include "tests/support/Testing.h"
#include "tests/widgets/ComparedSample.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/compare/DifferenceGrid.h"
#include "widgets/compare/DifferenceKeyHeader.h"
#include "widgets/compare/DifferenceRunHeader.h"
#include "widgets/compare/DifferenceView.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace ph;
using ph::testing::compared;
using ph::testing::RunTableBuilder;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};

} // namespace

class DifferenceViewTest : public QObject {
    Q_OBJECT

    LinkedRuns* linked_ = nullptr;
    DifferenceView* view_ = nullptr;

    template <class T>
    T* part(const char* name)
    {
        auto* found = view_->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    DifferenceGrid* grid() { return part<DifferenceGrid>("differenceGrid"); }
    QString status() { return part<PlainLabel>("differenceStatus")->text(); }
    QString state() { return part<StateView>("differenceState")->content().title; }
    int lineOf(const ColumnKey& key) { return view_->model().lineOf(key); }
    void show(const ComparedRunsPtr& runs, QSize size = {1000, 600})
    {
        view_->resize(size);
        view_->show();
        QVERIFY(QTest::qWaitForWindowActive(view_));
        view_->showRuns(runs);
        settle(runs);
    }
    void settle(ComparedRunsPtr runs)
    {
        QTRY_VERIFY(view_->model().table() && view_->model().table()->runsPtr() == runs &&
                    view_->model().table()->options() == view_->options());
    }
    void settle() { settle(view_->model().table()->runsPtr()); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(grid(), Qt::Key(key), modifiers);
    }
    void clickHeader(int column, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* header = grid()->runHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers,
                          {header->sectionViewportPosition(column) + 40, 12});
    }
    void keep(const QString& name)
    {
        QTest::qWait(30);
        const auto picture = view_->grab();
        QCOMPARE(picture.size(), view_->size() * picture.devicePixelRatio());
        const auto directory = qEnvironmentVariable("PH_GALLERY");
        if (!directory.isEmpty()) {
            QVERIFY(QDir().mkpath(directory));
            QVERIFY(picture.save(directory + u'/' + name + QLatin1String(".png")));
        }
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        linked_ = new LinkedRuns(this);
        view_ = new DifferenceView(*linked_);
        new QAbstractItemModelTester(&view_->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     view_);
    }
    void cleanup()
    {
        delete view_;
        delete linked_;
    }

    void theFooterCountsWhatVaries()
    {
        show(compared(30));
        const auto count = view_->model().table()->count();
        QVERIFY(count.varying < count.all);
        QCOMPARE(status(), QStringLiteral("%1 of %2 keys vary · 30 runs").arg(count.varying).arg(count.all));
    }

    void allKeysComeWithTheToggle()
    {
        show(compared(30));
        const int before = view_->model().rowCount();
        part<QToolButton>("differenceVarying")->click();
        settle();
        QVERIFY(view_->model().rowCount() > before);
        QCOMPARE(view_->options().keys, DifferenceOptions::Keys::All);
    }

    void ctrlFFiltersAndAnEmptyResultOffersTheWayBack()
    {
        show(compared(30));
        grid()->setFocus();
        QTest::keyClick(grid(), Qt::Key_F, Qt::ControlModifier);
        auto* edit = part<SearchField>("differenceFilter")->lineEdit();
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("metrics auc"));
        settle();
        QCOMPARE(view_->model().rowCount(), 2); // the heading and the key
        QTest::keyClicks(edit, QStringLiteral("zzz"));
        settle();
        QTRY_COMPARE(state(), QStringLiteral("No key matches the filter"));
        part<QAbstractButton>("differenceClearFilter")->click();
        settle();
        QVERIFY(grid()->isVisible());
        QVERIFY(edit->text().isEmpty());
    }

    void statesSayWhatIsMissing()
    {
        view_->show();
        QCOMPARE(state(), QStringLiteral("No runs to compare"));
        view_->showLoading();
        QCOMPARE(part<StateView>("differenceState")->content().kind, StateContent::Kind::Loading);
        const auto twins = compareRows(
            RunTableBuilder().run(1, "a").metric("auc", 1).run(2, "b").metric("auc", 1).build(), {}, {});
        show(twins);
        QTRY_COMPARE(state(), QStringLiteral("Nothing differs"));
        part<QAbstractButton>("differenceShowAll")->click();
        settle();
        QCOMPARE(view_->model().rowCount(), 2);
        show(compareRows(RunTableBuilder().build(), {}, {}));
        QTRY_COMPARE(state(), QStringLiteral("No runs to compare"));
    }

    void unknownValuesAndMissingRunsAreNamed()
    {
        auto runs = std::make_shared<ComparedRuns>(*compared(10));
        for (std::int64_t id = 1; id <= 214; ++id)
            runs->unknown[QStringLiteral("auc")].insert(id);
        runs->missing = {QStringLiteral("<b>gone</b>"), QStringLiteral("b"), QStringLiteral("c"),
                         QStringLiteral("d")};
        show(runs);
        QCOMPARE(part<Banner>("differenceUnknown")->text(),
                 QStringLiteral("214 values unknown: no history is cached"));
        QSignalSpy wanted(view_, &DifferenceView::historiesWanted);
        part<QAbstractButton>("differenceHistories")->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(part<Banner>("differenceMissing")->text(),
                 QStringLiteral("4 runs are not cached any more: <b>gone</b>, b, c, …"));
        show(compared(10));
        QVERIFY(!part<Banner>("differenceUnknown")->isVisible());
        QVERIFY(!part<Banner>("differenceMissing")->isVisible());
    }

    void aColumnsHeaderSelectsItsRunEverywhere()
    {
        const auto runs = compared(30);
        show(runs);
        const auto id = [&](int column) { return view_->model().rowIds(column).front(); };
        clickHeader(1);
        QCOMPARE(linked_->selected(), (LinkedRuns::Ids{id(1)}));
        clickHeader(3, Qt::ControlModifier);
        QCOMPARE(linked_->selected(), (LinkedRuns::Ids{id(1), id(3)}));
        clickHeader(1);
        clickHeader(3, Qt::ShiftModifier);
        QCOMPARE(linked_->selected(), (LinkedRuns::Ids{id(1), id(2), id(3)}));
        QVERIFY(status().endsWith(QStringLiteral("3 selected")));
        press(Qt::Key_Escape);
        QVERIFY(linked_->selected().isEmpty());
    }

    void hoverIsSharedBothWays()
    {
        const auto runs = compared(30);
        show(runs);
        const auto place = grid()->visualRect(view_->model().index(1, 2)).center();
        QTest::mouseMove(grid()->viewport(), place);
        QTRY_COMPARE(linked_->hoveredRun(), std::optional<qint64>(view_->model().rowIds(2).front()));
        const auto before = grid()->grab().toImage();
        linked_->setHovered({view_->model().rowIds(1).front()});
        QVERIFY(grid()->grab().toImage() != before);
    }

    void theEyeHidesARunFromTheChartsOnly()
    {
        show(compared(30));
        const int columns = view_->model().columnCount();
        auto* header = grid()->runHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, header->eyeRect(1).center());
        QCOMPARE(linked_->hidden(), (LinkedRuns::Ids{view_->model().rowIds(1).front()}));
        QCOMPARE(view_->model().columnCount(), columns);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, header->eyeRect(1).center());
        QVERIFY(linked_->hidden().isEmpty());
    }

    void everythingWorksByKeyboard()
    {
        show(compared(30));
        grid()->setFocus();
        grid()->setCurrentIndex(view_->model().index(1, 0));
        press(Qt::Key_Right);
        press(Qt::Key_Down);
        QCOMPARE(grid()->currentIndex(), view_->model().index(2, 1));
        const auto run = view_->model().rowIds(1).front();
        press(Qt::Key_Space);
        QCOMPARE(linked_->selected(), (LinkedRuns::Ids{run}));
        press(Qt::Key_Space);
        QVERIFY(linked_->selected().isEmpty());
        QSignalSpy baseline(view_, &DifferenceView::baselineChosen);
        QSignalSpy opened(view_, &DifferenceView::runActivated);
        press(Qt::Key_B);
        press(Qt::Key_Return);
        QCOMPARE(baseline.value(0).value(0).toLongLong(), run);
        QCOMPARE(opened.value(0).value(0).toLongLong(), run);
        QApplication::clipboard()->clear();
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
                 view_->model().index(2, 1).data(DifferenceTableModel::ExactTextRole).toString());
        press(Qt::Key_Space);
        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("key\t")));
        QCOMPARE(QApplication::clipboard()->text(), view_->copyText(CopyFormat::Tsv));
        grid()->setCurrentIndex(view_->model().index(0, 0)); // a heading
        press(Qt::Key_Return);
        settle();
        QCOMPARE(view_->options().collapsed.size(), std::size_t(1));
    }

    void aDoubleClickOnAKeySortsTheColumns()
    {
        show(compared(30));
        const auto sorted = [&] {
            const int line = lineOf(auc);
            QList<double> values;
            for (int column = 1; column < view_->model().columnCount(); ++column) // behind the baseline
                values << view_->model()
                              .index(line, column)
                              .data(DifferenceTableModel::ExactTextRole)
                              .toDouble();
            return values;
        };
        auto* keys = grid()->keyHeader();
        const QPoint place(60, keys->sectionViewportPosition(lineOf(auc)) + 10);
        QTest::mouseDClick(keys->viewport(), Qt::LeftButton, {}, place);
        settle();
        auto values = sorted();
        QVERIFY(std::is_sorted(values.begin(), values.end(), std::greater<>()));
        QCOMPARE(part<Chip>("differenceSort")->text(), QStringLiteral("Sorted by auc"));
        Q_EMIT part<Chip>("differenceSort")->removeRequested();
        settle();
        QVERIFY(!view_->findChild<Chip*>(QStringLiteral("differenceSort")));
    }

    void scrollAndCurrentCellSurviveNewRuns()
    {
        const auto runs = compared(40, 60);
        show(runs);
        grid()->setCurrentIndex(view_->model().index(30, 12));
        grid()->verticalScrollBar()->setValue(20 * height::row + 5);
        grid()->horizontalScrollBar()->setValue(900);
        const auto key = view_->model().headerData(30, Qt::Vertical, Qt::ToolTipRole).toString();
        const auto top =
            view_->model().headerData(grid()->rowAt(0), Qt::Vertical, Qt::ToolTipRole).toString();
        const auto left = view_->model().rowIds(grid()->columnAt(0));
        const auto more = compared(50, 80);
        view_->showRuns(more);
        settle(more);
        const auto current = grid()->currentIndex();
        QCOMPARE(view_->model().headerData(current.row(), Qt::Vertical, Qt::ToolTipRole).toString(), key);
        QCOMPARE(view_->model().headerData(grid()->rowAt(0), Qt::Vertical, Qt::ToolTipRole).toString(), top);
        QCOMPARE(view_->model().rowIds(grid()->columnAt(0)), left);
    }

    void aPointOfTheHistoryIsAskedFor()
    {
        show(compared(10));
        QSignalSpy changed(view_, &DifferenceView::metricAtChanged);
        auto* at = part<QComboBox>("differenceAt");
        at->setCurrentIndex(at->findText(QStringLiteral("Minimum")));
        QCOMPARE(changed.takeFirst().value(0).value<MetricAt>(), (MetricAt{MetricAt::Kind::Min, 0}));
        at->setCurrentIndex(at->findText(QStringLiteral("At step")));
        QVERIFY(changed.isEmpty()); // which step is not said yet
        auto* step = part<QLineEdit>("differenceStep");
        QVERIFY(step->isVisible());
        QTest::keyClicks(step, QStringLiteral("1x200"));
        QTest::keyClick(step, Qt::Key_Return);
        QCOMPARE(changed.takeFirst().value(0).value<MetricAt>(), (MetricAt{MetricAt::Kind::Step, 1200}));
    }

    void theContextMenuActsOnItsRowAndColumn()
    {
        show(compared(10));
        QSignalSpy chart(view_, &DifferenceView::chartWanted);
        QSignalSpy direction(view_, &DifferenceView::directionChosen);
        QSignalSpy baseline(view_, &DifferenceView::baselineChosen);
        const auto trigger = [&](const QString& words) {
            grid()->setCurrentIndex(view_->model().index(lineOf(auc), 2));
            Q_EMIT grid()->menuRequested(lineOf(auc), 2, view_->mapToGlobal(QPoint(10, 10)));
            auto* menu = part<QMenu>("differenceMenu");
            for (auto* action : menu->actions()) {
                if (action->text().startsWith(words)) {
                    action->trigger();
                    delete menu;
                    return;
                }
            }
            QFAIL(qPrintable(words));
        };
        trigger(QStringLiteral("Add a chart"));
        QCOMPARE(chart.value(0).value(0).value<ColumnKey>(), auc);
        trigger(QStringLiteral("Lower is better"));
        QCOMPARE(direction.value(0).value(0).toString(), QStringLiteral("auc"));
        QCOMPARE(direction.value(0).value(1).value<MetricDirection>(), MetricDirection::LowerIsBetter);
        trigger(QStringLiteral("Make it the baseline"));
        QCOMPARE(baseline.value(0).value(0).toLongLong(), view_->model().rowIds(2).front());
        trigger(QStringLiteral("Hide in the charts"));
        QCOMPARE(linked_->hidden().size(), 1);
    }

    void groupsAskForTheIntervalsInViewOnce()
    {
        QSignalSpy wanted(view_, &DifferenceView::intervalsWanted);
        const auto runs = compared(60, 30, ColumnKey{ColumnKind::Param, QStringLiteral("model")});
        show(runs);
        QTRY_COMPARE(wanted.size(), 1);
        const auto keys = wanted.value(0).value(1).value<QList<ColumnKey>>();
        QVERIFY(keys.contains(auc));
        QVERIFY(keys.size() <= grid()->height() / height::row + 1);
        grid()->verticalScrollBar()->setValue(1);
        QTest::qWait(150);
        QVERIFY(wanted.size() <= 2);
        QList<GroupDifference> differences(qsizetype(runs->groups.size()));
        for (auto& one : differences)
            one = {0.02, 0.01, 0.03, 0.95, 10, 10};
        view_->setCellShow(CellShow::Deltas);
        const auto before = grid()->grab().toImage();
        view_->applyDifferences(GroupsAsked::about(*view_->model().table()), auc, differences);
        QTRY_VERIFY(grid()->grab().toImage() != before);
        auto* statistic = part<QComboBox>("differenceStatistic");
        QVERIFY(statistic->isVisible());
        statistic->setCurrentIndex(1);
        settle();
        QCOMPARE(view_->options().statistic, GroupStatistic::Median);
        QTRY_VERIFY(wanted.last().value(1).value<QList<ColumnKey>>().contains(auc)); // of medians now
    }

    void theTableIsExportedAsItStands()
    {
        show(compared(12));
        const auto table = view_->table();
        QCOMPARE(table.header.size(), 13);
        QCOMPARE(table.row(0).front(), QStringLiteral("metrics.auc"));
        QSignalSpy wanted(view_, &DifferenceView::exportRequested);
        part<QAbstractButton>("differenceExport")->click();
        QCOMPARE(wanted.size(), 1);
    }

    void gallery_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void gallery()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const QString tag = dark ? QStringLiteral("dark") : QStringLiteral("light");
        const auto runs = compared(1000, 40);
        show(runs, {1440, 900});
        grid()->setFocus();
        grid()->setCurrentIndex(view_->model().index(2, 2));
        linked_->setHovered({view_->model().rowIds(4).front()});
        keep(QStringLiteral("difference-both-") + tag);
        linked_->select({view_->model().rowIds(1).front(), view_->model().rowIds(3).front()});
        linked_->setHidden({view_->model().rowIds(2).front()});
        view_->setCellShow(CellShow::Deltas);
        keep(QStringLiteral("difference-deltas-") + tag);
        linked_->clearSelection();
        view_->setCellShow(CellShow::Values);
        auto options = view_->options();
        options.keys = DifferenceOptions::Keys::All;
        options.sort = ColumnSort{auc, Qt::DescendingOrder};
        view_->setOptions(options);
        settle();
        keep(QStringLiteral("difference-values-") + tag);
        view_->resize(620, 360);
        keep(QStringLiteral("difference-card-") + tag);

        const auto groups = compared(400, 12, ColumnKey{ColumnKind::Param, QStringLiteral("model")});
        show(groups, {1440, 700});
        view_->setCellShow(CellShow::Both);
        QList<GroupDifference> differences(qsizetype(groups->groups.size()));
        for (qsizetype i = 0; i < differences.size(); ++i)
            differences[i] = {
                0.01 * double(i), 0.01 * double(i) - 0.012, 0.01 * double(i) + 0.012, 0.95, 90, 90};
        view_->applyDifferences(GroupsAsked::about(*view_->model().table()), auc, differences);
        keep(QStringLiteral("difference-groups-") + tag);
        view_->setCellShow(CellShow::Deltas);
        keep(QStringLiteral("difference-intervals-") + tag);
    }

    void uglyDataIsShownAsText()
    {
        auto ugly = std::make_shared<ComparedRuns>(*ph::testing::uglyComparison());
        ugly->unknown[QStringLiteral("auc")] = {1, 2, 3};
        ugly->missing = {QStringLiteral("<img src=x>\nsecond")};
        show(ugly, {1100, 520});
        QCOMPARE(view_->model().columnCount(), int(ugly->size()));
        keep(QStringLiteral("difference-ugly"));
        const auto tip = view_->model().index(1, 1).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.isEmpty());
    }
};

QTEST_MAIN(DifferenceViewTest)
#include "tst_differenceview.moc"
