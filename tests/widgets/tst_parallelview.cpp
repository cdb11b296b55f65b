#include "tests/support/Testing.h"
#include "tests/widgets/ParallelSample.h"
#include "widgets/charts/ParallelView.h"

#include <QMenu>
#include <QPainter>
#include <QSignalSpy>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

ComparedRunsPtr tenRuns()
{
    RunTableBuilder builder;
    for (int i = 1; i <= 10; ++i) {
        builder.run(i, QStringLiteral("run %1").arg(i));
        builder.metric(QStringLiteral("auc"), i / 10.0);
        if (i != 4)
            builder.metric(QStringLiteral("loss"), i == 7 ? std::nan("") : std::pow(10.0, -i));
        builder.param(QStringLiteral("model"), i % 2 ? QStringLiteral("mlp") : QStringLiteral("xgboost"));
    }
    return compareRows(builder.build(), {}, nullptr);
}

using Ids = LinkedRuns::Ids;

struct Stage {
    LinkedRuns linked;
    ParallelView view;
    explicit Stage(ChartSpec spec = parallelSpec({metricKey("auc"), metricKey("loss"), paramKey("model")}),
                   const ComparedRunsPtr& runs = tenRuns())
        : view(std::move(spec), linked)
    {
        view.resize(700, 400);
        view.showRuns(runs);
        view.show();
        view.grab(); // laid out
    }
    QPoint onAxis(std::size_t axis, double value) const
    {
        const auto& layout = view.axesLayout();
        return QPointF(layout.x[axis], layout.toY(view.plot().geometry.heightOf(axis, value))).toPoint();
    }
    QPoint onName(std::size_t axis) const { return view.axesLayout().names[axis].center().toPoint(); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    }
    void choose(std::size_t axis, const char* action)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, onName(axis), view.mapToGlobal(onName(axis)));
        QCoreApplication::sendEvent(&view, &event);
        auto* menu = view.findChild<QMenu*>(QStringLiteral("parallelAxisMenu"));
        QVERIFY(menu);
        auto* found = menu->findChild<QAction*>(QLatin1String(action));
        QVERIFY2(found, action);
        found->trigger();
        delete menu;
    }
};

} // namespace

class ParallelViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draggingAlongAnAxisSelectsWhatPasses()
    {
        Stage stage;
        stage.drag(stage.onAxis(0, 0.25), stage.onAxis(0, 0.55));
        QCOMPARE(stage.linked.selected(), (Ids{3, 4, 5}));
        QCOMPARE(stage.view.readout(), QStringLiteral("3 of 10 runs pass"));
        stage.drag(stage.onAxis(0, 0.75), stage.onAxis(0, 0.85)); // another one beside it
        QCOMPARE(stage.linked.selected(), (Ids{3, 4, 5, 8}));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.onAxis(0, 0.68));
        QVERIFY(stage.linked.selected().isEmpty());
    }

    void aBrushMovesAndIsResizedAtItsEnds()
    {
        Stage stage;
        stage.drag(stage.onAxis(0, 0.25), stage.onAxis(0, 0.55));
        stage.drag(stage.onAxis(0, 0.40), stage.onAxis(0, 0.70)); // in its middle: moves
        QCOMPARE(stage.linked.selected(), (Ids{6, 7, 8}));
        stage.drag(stage.onAxis(0, 0.85), stage.onAxis(0, 0.96)); // at its upper end
        QCOMPARE(stage.linked.selected(), (Ids{6, 7, 8, 9}));
    }

    void brushesOnTwoAxesMustBothPass()
    {
        Stage stage;
        stage.drag(stage.onAxis(0, 0.25), stage.onAxis(0, 0.85));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.onAxis(2, 0)); // mlp: the odd ones
        QCOMPARE(stage.linked.selected(), (Ids{3, 5, 7}));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.onAxis(2, 0)); // again: no longer
        QCOMPARE(stage.linked.selected().size(), 6);
    }

    void runsWithoutAValueAreShownAndCanBeChosen()
    {
        Stage stage;
        QVERIFY(stage.view.remark().contains(QStringLiteral("2 of 10 runs")));
        QVERIFY(stage.view.remark().contains(QStringLiteral("1 lack loss")));
        QVERIFY(stage.view.remark().contains(QStringLiteral("1 are NaN in loss")));
        const auto& layout = stage.view.axesLayout();
        QVERIFY(layout.noValue);
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, QPointF(layout.x[1], *layout.noValue).toPoint());
        QCOMPARE(stage.linked.selected(), (Ids{4, 7}));
    }

    void aSelectionFromElsewhereLetsBrushesGo()
    {
        Stage stage;
        stage.view.setBrushes(0, {{{0.25, 0.55}}});
        stage.linked.select({9});
        QVERIFY(!stage.view.plot().geometry.isBrushed());
        QCOMPARE(stage.linked.selected(), (Ids{9}));
        QCOMPARE(stage.view.readout(), QStringLiteral("1 of 10 runs selected"));
    }

    void brushesStayWhenRunsComeAndAxesMove()
    {
        Stage stage;
        stage.view.setBrushes(0, {{{0.25, 0.55}}});
        stage.view.showRuns(tenRuns());
        QCOMPARE(stage.linked.selected(), (Ids{3, 4, 5}));
        stage.view.moveAxis(0, 2);
        QCOMPARE(stage.linked.selected(), (Ids{3, 4, 5}));
        stage.view.removeAxis(2);
        QVERIFY(stage.linked.selected().isEmpty());
    }

    void hoverReadsARunOut()
    {
        Stage stage;
        const auto& layout = stage.view.axesLayout();
        const auto beside = stage.onAxis(0, 0.3) + QPoint(14, 0);
        const double height = stage.view.plot().heights[1][2];
        const double y = stage.onAxis(0, 0.3).y() +
                         (layout.yOf(height) - stage.onAxis(0, 0.3).y()) * 14 / (layout.x[1] - layout.x[0]);
        QTest::mouseMove(&stage.view, QPoint(beside.x(), int(std::lround(y))));
        QCOMPARE(stage.linked.hoveredRun(), std::optional<qint64>(3));
        QCOMPARE(stage.view.readout(), QStringLiteral("run 3"));
        const auto with = stage.view.grab().toImage();
        stage.linked.clearHover();
        QVERIFY(with != stage.view.grab().toImage());
    }

    void namesAreDraggedToReorder()
    {
        Stage stage;
        QSignalSpy edited(&stage.view, &ChartView::specEdited);
        stage.drag(stage.onName(0), stage.onName(2));
        QCOMPARE(stage.view.spec().columns,
                 (QList<ColumnKey>{metricKey("loss"), paramKey("model"), metricKey("auc")}));
        QCOMPARE(edited.size(), 1);
    }

    void theKeyboardDoesWhatHandsDo()
    {
        Stage stage;
        auto& view = stage.view;
        QTest::keyClick(&view, Qt::Key_Up); // the lowest auc first
        QCOMPARE(stage.linked.hoveredRun(), std::optional<qint64>(1));
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(stage.linked.hoveredRun(), std::optional<qint64>(2));
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(stage.linked.selected(), (Ids{2}));
        QSignalSpy activated(&view, &ChartView::runActivated);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QTest::keyClick(&view, Qt::Key_Escape);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(stage.linked.hovered().isEmpty() && stage.linked.selected().isEmpty());

        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&view, Qt::Key_Up, Qt::ShiftModifier); // lower end up by a fifth of 0.1 to 1.0
        QVERIFY(!stage.linked.selected().contains(2));
        QVERIFY(stage.linked.selected().contains(3));
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier | Qt::ControlModifier);
        QVERIFY(!stage.linked.selected().contains(10));
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.plot().geometry.isBrushed());

        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.focusedAxis(), std::size_t(1));
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("Axis 2 of 3: loss")));
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view.spec().columns.last(), metricKey("loss"));
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(view.spec().columns.size(), 2);
    }

    void theMenuOfAnAxis()
    {
        Stage stage;
        stage.choose(1, "parallelLog");
        QCOMPARE(stage.view.spec().logarithmic, (QList<ColumnKey>{metricKey("loss")}));
        QCOMPARE(stage.view.plot().geometry.axis(1).kind, AxisKind::Logarithmic);
        stage.choose(1, "parallelReverse");
        QCOMPARE(axisNote(stage.view.plot().geometry, 1), QStringLiteral("log, reversed"));
        stage.choose(0, "parallelColour");
        QCOMPARE(stage.view.spec().colourBy, std::optional(metricKey("auc")));
        QSignalSpy wanted(&stage.view, &ParallelView::axisRequested);
        stage.choose(0, "parallelAdd");
        QCOMPARE(wanted.size(), 1);
        stage.choose(0, "parallelRemove");
        QCOMPARE(stage.view.spec().columns.first(), metricKey("loss"));
    }

    void hiddenRunsAreDrawnNowhere()
    {
        Stage stage;
        Ids all;
        for (int i = 1; i <= 10; ++i)
            all.insert(i);
        const auto before = stage.view.grab().toImage();
        stage.linked.setHidden(all);
        QCOMPARE(stage.view.readout(), QStringLiteral("0 runs"));
        stage.linked.setHidden({});
        QCOMPARE(stage.view.grab().toImage(), before);
    }

    void brushingBackAndForthLeavesThePictureAsItWas()
    {
        Stage stage(parallelSpec(twelveAxes()), sweep(300));
        const auto before = stage.view.grab().toImage();
        for (int i = 0; i < 30; ++i) {
            stage.view.setBrushes(11, {{{0.8 + 0.004 * i, 0.9}}});
            stage.view.grab();
        }
        QVERIFY(before != stage.view.grab().toImage());
        stage.view.clearBrushes();
        QCOMPARE(stage.view.grab().toImage(), before);
    }

    void theTableSaysWhatTheChartShows()
    {
        Stage stage;
        stage.view.setBrushes(0, {{{0.25, 0.55}}});
        const auto table = stage.view.table();
        QCOMPARE(table.rows, 10);
        QCOMPARE(table.header, (QStringList{QStringLiteral("Run"), QStringLiteral("metrics.auc"),
                                            QStringLiteral("metrics.loss"), QStringLiteral("params.model"),
                                            QStringLiteral("Highlighted")}));
        QCOMPARE(table.row(2),
                 (QStringList{QStringLiteral("run 3"), QStringLiteral("0.3"), QStringLiteral("0.001"),
                              QStringLiteral("mlp"), QStringLiteral("yes")}));
        QCOMPARE(table.row(3)[2], QString());
        QCOMPARE(table.row(6)[2], QStringLiteral("NaN"));
    }

    void thePictureHasNoHover()
    {
        Stage stage;
        const auto picture = [&] {
            QImage image(600, 300, QImage::Format_RGB32);
            QPainter painter(&image);
            stage.view.paintPicture(painter, QRectF(0, 0, 600, 300), Theme::light());
            return image;
        };
        const auto before = picture();
        stage.linked.setHovered({3});
        QCOMPARE(picture(), before);
        stage.view.setBrushes(0, {{{0.25, 0.55}}});
        QVERIFY(picture() != before);
    }

    void fewerRunsThanALineNeeds_data()
    {
        QTest::addColumn<int>("runs");
        QTest::addColumn<int>("axes");
        QTest::addRow("no run") << 0 << 3;
        QTest::addRow("one run") << 1 << 3;
        QTest::addRow("one axis") << 20 << 1;
        QTest::addRow("no axis") << 20 << 0;
        QTest::addRow("more lines than a frame draws") << 4000 << 6;
    }
    void fewerRunsThanALineNeeds()
    {
        QFETCH(int, runs);
        QFETCH(int, axes);
        Stage stage(parallelSpec(twelveAxes().first(axes)), sweep(runs));
        for (const auto key : {Qt::Key_Up, Qt::Key_Left, Qt::Key_Right, Qt::Key_Delete, Qt::Key_Escape}) {
            QTest::keyClick(&stage.view, key);
            QTest::keyClick(&stage.view, key, Qt::ShiftModifier);
        }
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, QPoint(300, 200));
        stage.view.resize(40, 30);
        stage.view.grab();
        QCOMPARE(stage.view.table().rows, runs);
    }
};

QTEST_MAIN(ParallelViewTest)
#include "tst_parallelview.moc"
