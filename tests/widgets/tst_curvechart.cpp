#include "models/charts/CurveTableModel.h"
#include "tests/support/Testing.h"
#include "widgets/charts/CurveChart.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>
#include <random>

using namespace ph;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

std::shared_ptr<MetricPoints> noise(int size)
{
    auto points = std::make_shared<MetricPoints>();
    std::mt19937 random(1);
    std::normal_distribution<double> normal(1, 0.04);
    for (int i = 0; i < size; ++i)
        points->append(i, 1'700'000'000'000 + i * 10, normal(random));
    return points;
}

void turnWheel(CurvePlot& plot, Qt::KeyboardModifiers held)
{
    const QPointF at = QRectF(plot.rect()).center();
    QWheelEvent wheel(at, plot.mapToGlobal(at), {}, {0, 240}, {}, held, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&plot, &wheel);
}

} // namespace

class TestCurveChart : public QObject {
    Q_OBJECT

    std::unique_ptr<CurveChart> chart_;
    CurvePlot* plot() const { return chart_->findChild<CurvePlot*>(q("curvePlot")); }
    void show(std::shared_ptr<const MetricPoints> points)
    {
        QSignalSpy prepared(chart_.get(), &CurveChart::prepared);
        chart_->showSeries({{q("loss"), q("<b>loss</b>"), std::move(points), {}, 0}});
        if (chart_->isPreparing())
            QVERIFY(prepared.wait(10'000));
    }

private Q_SLOTS:
    void init()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        chart_ = std::make_unique<CurveChart>();
        chart_->resize(900, 500);
        chart_->show();
    }
    void cleanup() { chart_.reset(); }

    void relativeTimeIsOneClockForAllCurvesOfARun()
    {
        const auto early = noise(20), late = noise(20);
        for (auto& ms : late->timestampsMs)
            ms += 5'000;
        const auto began = early->timestampsMs.front();
        const auto xOf = [&](qint64 startMs) {
            chart_->showSeries(
                {{q("a"), q("a"), early, {}, 0, startMs}, {q("b"), q("b"), late, {}, 1, startMs}});
            return std::pair(plot()->scene().curves[0].line->x.front(),
                             plot()->scene().curves[1].line->x.front());
        };
        chart_->setX(CurveX::RelativeTime);
        QCOMPARE(xOf(noTime), std::pair(0.0, 5'000.0));
        QCOMPARE(plot()->scene().timeZero, TimeZero::FirstPoint);
        QCOMPARE(xOf(began - 700), std::pair(700.0, 5'700.0));
        QCOMPARE(plot()->scene().timeZero, TimeZero::RunStart);
    }

    void oneSpikeAmongAHundredThousandNoisyPointsIsSeen()
    {
        auto points = noise(100'000);
        points->values[61'803] = 9;
        show(points);
        QVERIFY(plot()->yView().high > 9);
        const QImage picture = plot()->grab().toImage();
        const CurveGeometry g = layOut(plot()->sceneInView(), plot()->rect());
        const QColor ink = Theme::light().series(0);
        // A stroke must rise from the noise to the spike's own height, at the spike's own place.
        int seen = 0;
        int highest = picture.height();
        for (int y = int(g.toY(9)); y <= int(g.toY(1.4)); ++y) {
            for (int x = int(g.toX(61'803)) - 1; x <= int(g.toX(61'803)) + 1; ++x) {
                const QColor c = picture.pixelColor(x, y);
                if (std::abs(c.red() - ink.red()) + std::abs(c.green() - ink.green()) +
                        std::abs(c.blue() - ink.blue()) <
                    60) {
                    ++seen;
                    highest = std::min(highest, y);
                }
            }
        }
        QVERIFY2(seen > int(g.toY(1.4) - g.toY(9)) * 0.9, qPrintable(QString::number(seen)));
        QVERIFY(std::abs(highest - g.toY(9)) <= 2);
        // And nowhere else: the picture beside it is empty at that height.
        const QColor beside = picture.pixelColor(int(g.toX(61'803)) + 12, int((g.toY(9) + g.toY(7)) / 2));
        QVERIFY(beside != ink);
    }

    void aBadgeSaysHowManyPointsAreDrawn()
    {
        show(noise(100'000));
        QCOMPARE(chart_->pointsInView(), 100'000);
        QVERIFY(chart_->pointsDrawn() <= plot()->width() * 4);
        plot()->grab();
        auto* badge = chart_->findChild<Badge*>(q("curveBadge"));
        QTRY_VERIFY(badge->isVisible());
        QVERIFY(badge->text().contains(q("100,000")) || badge->text().contains(q("100000")));
        show(noise(50));
        plot()->grab();
        QTRY_VERIFY(!badge->isVisible());
    }

    void longSeriesArePreparedElsewhere()
    {
        QSignalSpy prepared(chart_.get(), &CurveChart::prepared);
        chart_->showSeries({{q("a"), q("a"), noise(400'000), {}, 0}});
        QVERIFY(chart_->isPreparing());
        QCOMPARE(prepared.size(), 0);
        chart_->setSmoothing(0.9); // a newer wish while the first is under way
        QTRY_VERIFY(!chart_->isPreparing());
        QCOMPARE(prepared.size(), 1);
        QCOMPARE(chart_->pointsInView(), 400'000);
        QVERIFY(plot()->scene().curves[0].behind);
    }

    void aChartMayGoWhileItsWorkerRuns()
    {
        chart_->showSeries({{q("a"), q("a"), noise(1'000'000), {}, 0}});
        chart_.reset();
        QCoreApplication::processEvents();
    }

    void keysAndWheelZoomAndHomeShowsAll()
    {
        show(noise(1'000));
        const ChartRange whole = plot()->xView();
        QTest::keyClick(plot(), Qt::Key_Plus);
        QVERIFY(plot()->xView().span() < whole.span());
        const ChartRange zoomed = plot()->xView();
        QTest::keyClick(plot(), Qt::Key_Right);
        QVERIFY(plot()->xView().low > zoomed.low);
        QVERIFY(chart_->findChild<QToolButton*>(q("curveReset"))->isEnabled());
        QTest::keyClick(plot(), Qt::Key_Home);
        QCOMPARE(plot()->xView(), whole);
        plot()->grab();
        const QPoint from(plot()->width() / 3, plot()->height() / 2);
        QTest::mousePress(plot(), Qt::LeftButton, {}, from);
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, from + QPoint(100, 2));
        QVERIFY(plot()->xView().span() < whole.span() / 4);
        QVERIFY(chart_->pointsInView() < 250);
        QTest::mouseDClick(plot(), Qt::LeftButton, {}, from);
        QCOMPARE(plot()->xView(), whole);
        plot()->grab();
        turnWheel(*plot(), {});
        QVERIFY(plot()->xView().span() < whole.span());
    }

    void theWheelScrollsWhatIsAroundTheChart()
    {
        QScrollArea board;
        auto* sheet = new QWidget;
        sheet->resize(620, 2000);
        board.setWidget(sheet);
        chart_->setParent(sheet);
        chart_->show();
        board.resize(640, 400);
        board.show();
        show(noise(1'000));
        plot()->grab();
        const ChartRange whole = plot()->xView();
        plot()->clearFocus();
        turnWheel(*plot(), {});
        QCOMPARE(plot()->xView(), whole);
        turnWheel(*plot(), Qt::ControlModifier);
        QVERIFY(plot()->xView().span() < whole.span());
        chart_.reset(); // before the sheet that it stands on
    }

    void theTableSaysTheSame()
    {
        show(noise(1'000));
        chart_->findChild<QToolButton*>(q("curveAsTable"))->click();
        auto* table = chart_->findChild<QTableView*>(q("curveTable"));
        QVERIFY(table->isVisible());
        QAbstractItemModelTester tester(table->model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(table->model()->rowCount(), 1'000);
        QCOMPARE(table->model()->index(7, CurveTableModel::Series).data().toString(), q("<b>loss</b>"));
    }

    void picturesAndPointsLeave()
    {
        auto points = std::make_shared<MetricPoints>();
        points->append(1, 1'700'000'000'000, 0.5);
        points->append(2, 1'700'000'001'000, NAN);
        chart_->showSeries({{q("x"), q("=cmd()"), points, {}, 0}});
        QCOMPARE(chart_->csv(), q("curve,step,time_utc,value\n"
                                  "\"'=cmd()\",1,2023-11-14T22:13:20.000Z,0.5\n"
                                  "\"'=cmd()\",2,2023-11-14T22:13:21.000Z,NaN\n"));
        QTemporaryDir folder;
        QVERIFY(chart_->save(folder.filePath(q("a.png"))));
        QVERIFY(QImage(folder.filePath(q("a.png"))).width() > 600);
        QVERIFY(chart_->save(folder.filePath(q("a.svg"))));
        QFile svg(folder.filePath(q("a.svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("<svg"));
        QVERIFY(!chart_->save(folder.filePath(q("no/such/a.png"))));
    }

    void settingsDoNotFightTheirControls()
    {
        show(noise(100));
        chart_->findChild<QSlider*>(q("curveSmoothing"))->setValue(600);
        QVERIFY(chart_->preparation().smoothing == (ph::Smoothing{ph::Smoothing::Kind::Ema, 0.6}));
        chart_->setScale(CurveScale::Logarithmic);
        QVERIFY(chart_->findChild<QToolButton*>(q("curveLog"))->isChecked());
        chart_->setX(CurveX::WallTime);
        QCOMPARE(plot()->scene().xKind, CurveX::WallTime);
        QCOMPARE(chart_->pointsInView(), 100);
    }
};

QTEST_MAIN(TestCurveChart)
#include "tst_curvechart.moc"
