#include "app/CompareController.h"
#include "app/MainWindow.h"
#include "app/SampleWorkspace.h"
#include "app/Workspace.h"
#include "app/shots/CompareShots.h"
#include "tests/app/ScreenFaults.h"
#include "tests/support/Testing.h"
#include "widgets/charts/ChartTableView.h"
#include "widgets/common/Theme.h"
#include "widgets/compare/BoardView.h"
#include "widgets/compare/ChartCard.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/runs/RunsScreen.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr int longestMs = 60'000;

ChartCard* cardOf(ChartView* view)
{
    QWidget* part = view;
    while (part && !qobject_cast<ChartCard*>(part))
        part = part->parentWidget();
    return qobject_cast<ChartCard*>(part);
}

/// Whose table waits for files or histories of runs.
bool isFetched(ChartKind kind)
{
    return kind == ChartKind::Curves || kind == ChartKind::RocPr || kind == ChartKind::Calibration ||
           kind == ChartKind::Confusion;
}

} // namespace

/// A board with every kind of chart, as a screen reader and the Tab key walk it.
class AccessibleBoardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        const auto place = std::filesystem::path(folder_.path().toStdString()) / "sample";
        QVERIFY_RESULT(createSampleWorkspace(place, systemNow));
        auto stores = openStores(place);
        QVERIFY_RESULT(stores);
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        workspace_ = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        window_ = std::make_unique<MainWindow>();
        window_->attach(*workspace_);
        window_->resize(1280, 800);
        window_->show();
        const auto hasSweep = [this] { return !sweepBoard(*window_).set.experiments.isEmpty(); };
        QTRY_VERIFY_WITH_TIMEOUT(hasSweep(), longestMs);
        const auto states = [this] { return workspace_->poller().states(); };
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(states(),
                                [](const SyncState& state) { return state.lastSuccessMs != noTime; }),
            longestMs); // no run comes any more

        window_->showDestination(QLatin1String(MainWindow::compareId));
        const auto wanted = sweepBoard(*window_);
        window_->compareController()->openBoard(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(board().views().size(), wanted.charts.size(), longestMs);
        QTRY_VERIFY_WITH_TIMEOUT(window_->compareController()->runs() != nullptr, longestMs);
        QTRY_VERIFY_WITH_TIMEOUT(board().isVisible(), longestMs);
        QVERIFY(window_->compareController()->runs()->size() > 0);
        QTest::qWait(300); // charts are drawn
    }
    void cleanupTestCase()
    {
        window_.reset();
        workspace_.reset();
    }

    void itCanBeHeardAndGoneThrough()
    {
        const auto found = accessFaults(*window_);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    /// Each its own: that any chart near by has one is all that the walk looks for.
    void everyChartOffersItsTable()
    {
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        const auto pressTableKey = [this] {
            QTest::keyClick(window_->focusWidget(), Qt::Key_T, Qt::ControlModifier);
        };
        for (auto* view : board().views()) {
            auto* card = cardOf(view);
            QVERIFY(card);
            const auto name = card->accessibleName().toUtf8();
            auto* table = card->findChild<ChartTableView*>();
            QVERIFY2(table && view->isVisible() && !table->isVisible(), name.constData());
            view->setFocus();
            pressTableKey();
            QVERIFY2(table->isVisible() && !view->isVisible(), name.constData());
            QVERIFY2(isFetched(view->spec().kind) || table->model()->rowCount() > 0, name.constData());
            // The next key leads to it still.
            QVERIFY2(card->isAncestorOf(window_->focusWidget()), name.constData());
            pressTableKey();
            QVERIFY2(view->isVisible() && !table->isVisible(), name.constData());
        }
    }

    /// From where charts are added through all of them, and then to what stands below.
    void tabGoesThroughItAsItIsRead()
    {
        const auto stops = tabStops(*window_);
        const auto* adder = window_->compareScreen()->findChild<QWidget*>(QStringLiteral("chartSearch"));
        QVERIFY(adder);
        auto place = stops.indexOf(adder->findChild<QLineEdit*>());
        QVERIFY(place >= 0);
        for (auto* view : board().views()) {
            const auto* card = cardOf(view);
            QVERIFY2(card->isAncestorOf(stops.value(place + 1)), qPrintable(card->accessibleName()));
            while (card->isAncestorOf(stops.value(place + 1)))
                ++place;
        }
        for (++place; place < stops.size(); ++place)
            QVERIFY2(!board().isAncestorOf(stops[place]), qPrintable(described(*stops[place])));
    }

private:
    BoardView& board() { return *window_->compareScreen()->findChild<BoardView*>(); }

    QTemporaryDir folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(AccessibleBoardTest)
#include "tst_accessible_board.moc"
