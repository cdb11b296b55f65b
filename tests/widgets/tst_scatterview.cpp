#include "tests/support/Testing.h"
#include "tests/widgets/PointSample.h"
#include "widgets/charts/ScatterMatrixView.h"
#include "widgets/charts/ScatterView.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace ph;
using namespace ph::testing;

namespace {

ComparedRunsPtr fourCorners()
{
    RunTableBuilder builder;
    const std::vector<QPointF> at{{1, 1}, {9, 1}, {1, 9}, {9, 9}, {5, 5}};
    for (std::size_t i = 0; i < at.size(); ++i) {
        builder.run(std::int64_t(i) + 1, QStringLiteral("run %1").arg(i + 1));
        builder.metric(QStringLiteral("x"), at[i].x());
        builder.metric(QStringLiteral("y"), at[i].y());
    }
    builder.run(6, QStringLiteral("without y"));
    builder.metric(QStringLiteral("x"), 4);
    return compareRows(builder.build(), {}, nullptr);
}

ChartSpec scatterSpec()
{
    return {QStringLiteral("s"), ChartKind::Scatter, {metricKey("x"), metricKey("y")}};
}

} // namespace

class ScatterViewTest : public QObject {
    Q_OBJECT

    struct Stage {
        LinkedRuns linked;
        ScatterView view;
        explicit Stage(const ComparedRunsPtr& runs = fourCorners(), const ChartSpec& spec = scatterSpec())
            : view(spec, linked)
        {
            view.resize(620, 360);
            view.show();
            view.showRuns(runs);
        }
        QPoint at(qint64 id) const { return view.positionOf(id).value().toPoint(); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void pointsLieByTheirValues()
    {
        Stage stage;
        QVERIFY(stage.at(1).x() < stage.at(5).x() && stage.at(5).x() < stage.at(2).x());
        QVERIFY(stage.at(1).y() > stage.at(5).y() && stage.at(5).y() > stage.at(3).y()); // y grows upwards
        QCOMPARE(stage.at(1).x(), stage.at(3).x());
        QVERIFY(!stage.view.positionOf(6));
        QCOMPARE(stage.view.remark(), QStringLiteral("1 of 6 runs are not shown: 1 lack y."));
    }

    void clicksSelect()
    {
        Stage stage;
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at(1));
        QCOMPARE(stage.linked.selected(), (LinkedRuns::Ids{1}));
        QTest::mouseClick(&stage.view, Qt::LeftButton, Qt::ShiftModifier, stage.at(2));
        QCOMPARE(stage.linked.selected(), (LinkedRuns::Ids{1, 2}));
        QTest::mouseClick(&stage.view, Qt::LeftButton, Qt::ControlModifier, stage.at(1));
        QCOMPARE(stage.linked.selected(), (LinkedRuns::Ids{2}));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at(5) + QPoint(50, 0)); // bare ground
        QVERIFY(stage.linked.selected().isEmpty());
    }

    void aDragSelectsWhatIsInside()
    {
        Stage stage;
        const auto drag = [&](QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
            QTest::mousePress(&stage.view, Qt::LeftButton, modifiers, from);
            QTest::mouseMove(&stage.view, (from + to) / 2);
            QTest::mouseMove(&stage.view, to);
            QTest::mouseRelease(&stage.view, Qt::LeftButton, modifiers, to);
        };
        drag(stage.at(3) + QPoint(-6, -6), stage.at(1) + QPoint(6, 3), {}); // the left side
        QCOMPARE(stage.linked.selected(), (LinkedRuns::Ids{1, 3}));
        drag(stage.at(5) + QPoint(-20, -20), stage.at(5) + QPoint(20, 20), Qt::ShiftModifier);
        QCOMPARE(stage.linked.selected(), (LinkedRuns::Ids{1, 3, 5}));
    }

    void hoverIsSharedAndTold()
    {
        Stage stage;
        QTest::mouseMove(&stage.view, stage.at(4) + QPoint(3, 3));
        QCOMPARE(stage.linked.hoveredRun(), std::optional<qint64>(4));
        QCOMPARE(stage.view.accessibleDescription(), QStringLiteral("run 4. x: 9, y: 9"));
        QTest::mouseMove(&stage.view, stage.at(5) + QPoint(60, 0));
        QVERIFY(stage.linked.hovered().isEmpty());
        // Hovered elsewhere: shown here, and left alone by a mouse that is not here.
        const auto plain = stage.view.grab().toImage();
        stage.linked.setHovered({2});
        QVERIFY(stage.view.grab().toImage() != plain);
    }

    void everythingByKeyboard()
    {
        Stage stage;
        QSignalSpy opened(&stage.view, &ChartView::runActivated);
        QTest::keyClick(&stage.view, Qt::Key_Right); // the first arrow takes the point in the middle
        QCOMPARE(stage.linked.hoveredRun(), std::optional<qint64>(5));
        QTest::keyClick(&stage.view, Qt::Key_Right);
        QVERIFY(stage.linked.hoveredRun() == 2 || stage.linked.hoveredRun() == 4);
        QTest::keyClick(&stage.view, Qt::Key_Down);
        QTest::keyClick(&stage.view, Qt::Key_Left);
        QTest::keyClick(&stage.view, Qt::Key_Left);
        const auto hovered = stage.linked.hoveredRun();
        QVERIFY(hovered.has_value());
        QTest::keyClick(&stage.view, Qt::Key_Space);
        QCOMPARE(stage.linked.selected(), (LinkedRuns::Ids{*hovered}));
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toLongLong(), *hovered);
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QVERIFY(stage.linked.hovered().isEmpty());
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QVERIFY(stage.linked.selected().isEmpty());
    }

    void zoomGoesNearAndHomeShowsAll()
    {
        Stage stage;
        const auto before = stage.at(5);
        QWheelEvent wheel(QPointF(before), stage.view.mapToGlobal(QPointF(before)), {}, {0, 480}, {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&stage.view, &wheel);
        QVERIFY(stage.view.isZoomed());
        QVERIFY((stage.at(5) - before).manhattanLength() <= 3); // what is under the pointer stays there
        QVERIFY(!stage.view.positionOf(1));
        // Ctrl drags the view.
        QTest::mousePress(&stage.view, Qt::LeftButton, Qt::ControlModifier, before);
        QTest::mouseMove(&stage.view, before + QPoint(40, 0));
        QTest::mouseRelease(&stage.view, Qt::LeftButton, Qt::ControlModifier, before + QPoint(40, 0));
        QVERIFY(std::abs(stage.at(5).x() - before.x() - 40) <= 3);
        QTest::keyClick(&stage.view, Qt::Key_Home);
        QVERIFY(!stage.view.isZoomed());
        QCOMPARE(stage.at(5), before);
    }

    void theWheelScrollsTheBoardUntilAChartHasTheFocus()
    {
        QScrollArea board;
        LinkedRuns linked;
        auto* sheet = new QWidget;
        sheet->resize(620, 2000);
        auto* view = new ScatterView(scatterSpec(), linked, sheet);
        view->resize(620, 360);
        view->showRuns(fourCorners());
        board.setWidget(sheet);
        board.resize(640, 400);
        board.show();
        QVERIFY(QTest::qWaitForWindowActive(&board));
        board.setFocus();
        const auto turn = [&](int delta, Qt::KeyboardModifiers held) {
            const QPointF at(view->positionOf(5).value());
            QWheelEvent wheel(at, view->mapToGlobal(at), {}, {0, delta}, {}, held, Qt::NoScrollPhase, false);
            QApplication::sendEvent(view, &wheel);
            return wheel.isAccepted();
        };
        QVERIFY(!turn(-120, {})); // the board's
        QVERIFY(!turn(120, {}));
        QVERIFY(!view->isZoomed());
        QVERIFY(turn(120, Qt::ControlModifier));
        QVERIFY(view->isZoomed());
        QTest::keyClick(view, Qt::Key_Home);
        QVERIFY(!view->isZoomed());
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QVERIFY(turn(120, {}));
        QVERIFY(view->isZoomed());
    }

    void hiddenRunsAreGone()
    {
        Stage stage;
        stage.linked.setHidden({5});
        QVERIFY(!stage.view.positionOf(5));
        QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at(1) + QPoint(1, 1));
        QCOMPARE(stage.linked.selected(), (LinkedRuns::Ids{1}));
        QCOMPARE(stage.view.table().rows, qsizetype(6)); // they stay in the table
    }

    void theMenuSwitchesToALogarithmicAxis()
    {
        Stage stage;
        QSignalSpy edited(&stage.view, &ChartView::specEdited);
        const auto before = stage.at(5);
        QContextMenuEvent event(QContextMenuEvent::Mouse, before, stage.view.mapToGlobal(before));
        QApplication::sendEvent(&stage.view, &event);
        auto* menu = stage.view.findChild<QMenu*>(QStringLiteral("pointChartMenu"));
        QVERIFY(menu);
        auto* action = menu->findChild<QAction*>(QStringLiteral("logarithmic:metrics.x"));
        QVERIFY(action && !action->isChecked());
        action->trigger();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(stage.view.spec().logarithmic, (QList<ColumnKey>{metricKey("x")}));
        QVERIFY(stage.at(5).x() > before.x() + 20); // log 5 lies beyond the middle of log 1 and log 9
    }

    void tableHoldsEveryRunWithEveryDigit()
    {
        RunTableBuilder builder;
        builder.run(1, QStringLiteral("a")).metric(QStringLiteral("x"), 0.1 + 0.2);
        builder.metric(QStringLiteral("y"), std::nan(""));
        builder.run(2, QStringLiteral("b"));
        Stage stage(compareRows(builder.build(), {}, nullptr));
        const auto table = stage.view.table();
        QCOMPARE(table.header, (QStringList{QStringLiteral("Run"), QStringLiteral("metrics.x"),
                                            QStringLiteral("metrics.y")}));
        QCOMPARE(table.row(0), (QStringList{QStringLiteral("a"), QStringLiteral("0.30000000000000004"),
                                            QStringLiteral("NaN")}));
        QCOMPARE(table.row(1), (QStringList{QStringLiteral("b"), QString(), QString()}));
    }

    void withoutDataItSaysSo_data()
    {
        QTest::addColumn<QList<ColumnKey>>("columns");
        QTest::addRow("no columns") << QList<ColumnKey>{};
        QTest::addRow("one column") << QList<ColumnKey>{metricKey("x")};
        QTest::addRow("absent") << QList<ColumnKey>{metricKey("x"), metricKey("nowhere")};
    }
    void withoutDataItSaysSo()
    {
        QFETCH(QList<ColumnKey>, columns);
        auto spec = scatterSpec();
        spec.columns = columns;
        Stage stage(fourCorners(), spec);
        // Words, not axes: no mark of any run, and hands that find nothing.
        QVERIFY(!stage.view.positionOf(1));
        QTest::keyClick(&stage.view, Qt::Key_Right);
        QTest::mouseMove(&stage.view, {300, 150});
        QVERIFY(stage.linked.hovered().isEmpty());
        QVERIFY(stage.view.grab().toImage().pixel(5, 5) != 0);
    }

    void uglyValuesAreShownOrNamed()
    {
        const auto runs = uglyRuns();
        auto spec = scatterSpec();
        const auto tiny = metricKey("tiny/<i>loss</i>\nval");
        spec.columns = {tiny, metricKey("huge")};
        spec.logarithmic = {tiny};
        spec.sizeBy = metricKey("same");
        spec.colourBy = paramKey("kind");
        Stage stage(runs, spec);
        int shown = 0;
        for (std::size_t place = 0; place < runs->size(); ++place)
            shown += stage.view.positionOf(runs->rowId(place)).has_value();
        QCOMPARE(shown, 25 - 3 - 4); // three NaN, four infinite
        QVERIFY(stage.view.remark().startsWith(QStringLiteral("7 of 25 runs are not shown")));
        QTest::mouseMove(&stage.view, stage.at(5));
        stage.view.grab();
    }

    void aPictureIsThereForPaper()
    {
        Stage stage;
        QImage image(900, 500, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        stage.view.paintPicture(painter, QRectF(0, 0, 900, 500), Theme::dark());
        painter.end();
        QCOMPARE(image.pixelColor(2, 2), Theme::dark().surface);
    }

    void matrixShowsEveryPair()
    {
        LinkedRuns linked;
        ChartSpec spec{
            QStringLiteral("m"), ChartKind::ScatterMatrix, {metricKey("x"), metricKey("y"), metricKey("z")}};
        RunTableBuilder builder;
        for (int i = 1; i <= 10; ++i) {
            builder.run(i, QStringLiteral("r%1").arg(i));
            builder.metric(QStringLiteral("x"), i);
            builder.metric(QStringLiteral("y"), -i * i * i);
            if (i > 1)
                builder.metric(QStringLiteral("z"), std::pow(10.0, i));
        }
        ScatterMatrixView view(spec, linked);
        view.resize(620, 360);
        view.show();
        view.showRuns(compareRows(builder.build(), {}, nullptr));
        QTRY_COMPARE(view.correlation(0, 1).rho, -1.0);
        QCOMPARE(view.correlation(2, 0).rho, 1.0);
        QCOMPARE(view.correlation(2, 0).n, std::size_t(9));
        QVERIFY(view.positionOf(1)); // has no z, and still stands in x–y
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.positionOf(4)->toPoint());
        QCOMPARE(linked.selected(), (LinkedRuns::Ids{4}));
        QVERIFY(view.remark().contains(QStringLiteral("1 lack z")));
    }
};

QTEST_MAIN(ScatterViewTest)
#include "tst_scatterview.moc"
