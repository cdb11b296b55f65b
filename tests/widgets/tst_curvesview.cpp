// Curves of compared runs, driven as a person and a controller do. With PH_GALLERY=directory the pictures are
// kept there, to be looked at.
#include "tests/support/Testing.h"
#include "tests/widgets/RunsSample.h"
#include "widgets/charts/CurvePicture.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/charts/CurveReadout.h"
#include "widgets/charts/CurveSettings.h"
#include "widgets/charts/CurvesView.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <cmath>
#include <random>
#include <thread>

using namespace ph;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

const auto auc = QStringLiteral("auc");

ComparedRunsPtr compared(int count, const std::optional<ColumnKey>& groupBy = std::nullopt)
{
    return compareRows(ph::testing::sampleRuns(count), {groupBy}, nullptr);
}

ChartSpec specOf(const CurveOptions& options = {}, const QString& metric = auc)
{
    ChartSpec spec;
    spec.id = q("c");
    spec.columns = {{ColumnKind::Metric, metric}};
    spec.curves = options;
    return spec;
}

/// A loss that falls to a level of its own, with noise.
std::shared_ptr<MetricPoints> course(qint64 run, int size, double noise)
{
    auto points = std::make_shared<MetricPoints>();
    std::mt19937 random{std::uint32_t(run)};
    std::normal_distribution<double> normal(0, noise);
    const double level = 0.2 + 0.6 * double(run % 7) / 7, speed = 3 + double(run % 5);
    for (int i = 0; i < size; ++i)
        points->append(i, 1'700'000'000'000 + run * 60'000 + i * 250,
                       level + std::exp(-speed * i / size) * 1.5 + normal(random));
    return points;
}

using Answer = std::function<std::shared_ptr<MetricPoints>(const CurveWant&)>;

/// The view with a controller that answers at once.
struct Stage {
    LinkedRuns linked;
    std::unique_ptr<CurvesView> view;
    QList<CurveWant> asked;

    Stage(const ComparedRunsPtr& runs, const ChartSpec& spec, const Answer& answer, QSize size = {620, 360})
    {
        view = std::make_unique<CurvesView>(spec, linked);
        QObject::connect(view.get(), &CurvesView::curvesWanted, view.get(),
                         [this, answer](const QList<CurveWant>& wants) {
                             asked += wants;
                             for (const auto& want : wants) {
                                 if (auto points = answer(want))
                                     view->showCurve(want.rowId, want.metric,
                                                     {points, nullptr, {}, std::int64_t(points->size())});
                             }
                         });
        view->resize(size);
        view->show();
        view->showRuns(runs);
        settle();
    }
    CurvePlot* plot() const { return view->findChild<CurvePlot*>(q("curvePlot")); }
    void settle() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(!view->isPreparing(), 20'000);
        plot()->drawNow();
        QCoreApplication::processEvents();
    }
    QPoint pixelOf(std::size_t curve, std::size_t point) const
    {
        const auto& line = *plot()->scene().curves[curve].line;
        return plot()->drawnGeometry().toPixel(line.x[point], line.y[point]).toPoint();
    }
};

void keep(QWidget& widget, const QString& name)
{
    const auto directory = qEnvironmentVariable("PH_GALLERY");
    if (directory.isEmpty())
        return;
    QDir().mkpath(directory);
    widget.grab().save(directory + u'/' + name + QLatin1String(".png"));
}

} // namespace

class TestCurvesView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { applyTheme(*qApp, SchemeChoice::Light); }

    void aSpikeAmongAHundredThousandPointsIsSeen()
    {
        Stage stage(compared(5), specOf(), [](const CurveWant& want) {
            auto points = course(want.rowId, 100'000, 0.05);
            if (want.rowId == 3)
                points->values[61'803] = 50;
            return points;
        });
        QVERIFY(stage.plot()->yView().high > 50);
        const auto& g = stage.plot()->drawnGeometry();
        const QImage picture = stage.plot()->grab().toImage();
        const auto& curves = stage.plot()->scene().curves;
        const auto third = std::find_if(curves.begin(), curves.end(),
                                        [](const auto& curve) { return curve.rowIds.front() == 3; });
        const QColor ink = Theme::light().series(third->look.colour);
        int inked = 0;
        for (int y = int(g.toY(49)); y <= int(g.toY(5)); ++y) {
            for (int x = int(g.toX(61'803)) - 1; x <= int(g.toX(61'803)) + 1; ++x)
                inked += picture.pixelColor(x, y) == ink;
        }
        QVERIFY2(inked >= int(g.toY(5) - g.toY(49)) - 2, qPrintable(QString::number(inked)));
        QVERIFY(!stage.view->badge().isEmpty());
        QVERIFY2(stage.view->badge().contains(q("500,000")), qPrintable(stage.view->badge()));
        keep(*stage.view, q("curves-spike"));
    }

    void pointsThatAreMarkedWereNotLeftOut()
    {
        const Answer someNaN = [](const CurveWant& want) {
            auto points = course(want.rowId, 40, 0.01);
            for (std::size_t i = 25; i < 40; i += 2)
                points->values[i] = NAN;
            return points;
        };
        Stage each(compared(20), specOf(), someNaN);
        QCOMPARE(each.view->badge(), QString());
        Stage groups(compared(20, ColumnKey{ColumnKind::Param, q("model")}), specOf(), someNaN);
        QVERIFY2(groups.view->badge().contains(q("means of")), qPrintable(groups.view->badge()));
    }

    void manyCurvesShowPointsOnlyWhereOneIsMeant()
    {
        const auto stageOf = [](int count) {
            return std::make_unique<Stage>(compared(count), specOf(), [](const CurveWant& want) {
                auto points = std::make_shared<MetricPoints>();
                for (int i = 0; i < 20; ++i)
                    points->append(i, 1'700'000'000'000 + i, double(want.rowId));
                return points;
            });
        };
        // Just above the line, where only a marker reaches.
        const auto hasMarker = [](Stage& stage, std::size_t curve) {
            stage.settle();
            const auto picture = stage.plot()->grab().toImage();
            const auto at = stage.pixelOf(curve, 11) - QPoint(0, 2); // between the lines of the grid
            return picture.pixelColor(at) != picture.pixelColor(at + QPoint(6, 0));
        };
        const auto few = stageOf(6), many = stageOf(40);
        QVERIFY(hasMarker(*few, 2));
        const std::size_t meant = many->plot()->scene().curves.size() / 2;
        QVERIFY(!hasMarker(*many, meant));
        const qint64 id = many->plot()->scene().curves[meant].rowIds.front();
        many->linked.setHovered({id});
        QVERIFY(hasMarker(*many, meant));
        many->linked.clearHover();
        many->linked.select({id});
        QVERIFY(hasMarker(*many, meant));
    }

    void hoverAndSelectionAreSharedBothWays()
    {
        Stage stage(compared(4), specOf(),
                    [](const CurveWant& want) { return course(want.rowId, 60, 0.001); });
        auto* plot = stage.plot();
        QCOMPARE(plot->scene().curves.size(), std::size_t(4));
        const qint64 second = plot->scene().curves[1].rowIds.front();
        QTest::mouseMove(plot, stage.pixelOf(1, 10));
        QCOMPARE(stage.linked.hoveredRun(), std::optional(second));
        QTest::mouseClick(plot, Qt::LeftButton, {}, stage.pixelOf(1, 10));
        QCOMPARE(stage.linked.selected(), LinkedRuns::Ids{second});
        QTest::mouseClick(plot, Qt::LeftButton, Qt::ControlModifier, stage.pixelOf(2, 10));
        QCOMPARE(stage.linked.selected().size(), 2);
        const qint64 first = plot->scene().curves[0].rowIds.front();
        stage.linked.setHovered({first});
        QCOMPARE(plot->hovered(), std::vector<std::size_t>{0});
        stage.linked.setHovered({first, second}); // a group of another chart
        QCOMPARE(plot->hovered(), (std::vector<std::size_t>{0, 1}));
        stage.linked.setHovered({first});
        QSignalSpy opened(stage.view.get(), &CurvesView::runActivated);
        QTest::keyClick(plot, Qt::Key_Down);
        QCOMPARE(stage.linked.hoveredRun(), std::optional(second));
        QTest::keyClick(plot, Qt::Key_Space);
        QVERIFY(!stage.linked.isSelected(second)); // toggled
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toLongLong(), second);
        QTest::keyClick(plot, Qt::Key_Escape); // leaves the crosshair first
        QTest::keyClick(plot, Qt::Key_Escape);
        QVERIFY(stage.linked.selected().isEmpty());
        stage.linked.setHidden({first});
        stage.settle();
        QCOMPARE(plot->scene().curves.size(), std::size_t(3));
        QCOMPARE(stage.view->table().rows, 3 * 60); // the table is of what is drawn
    }

    void settingsEditTheSpecAndAskForWhatTheyNeed()
    {
        Stage stage(compared(3), specOf(),
                    [](const CurveWant& want) { return course(want.rowId, 500, 0.05); });
        QSignalSpy edited(stage.view.get(), &ChartView::specEdited);
        auto* smoothing = stage.view->findChild<QComboBox*>(q("curvesSmoothing"));
        smoothing->setCurrentIndex(smoothing->findData(int(Smoothing::Kind::Gaussian)));
        Q_EMIT smoothing->activated(smoothing->currentIndex());
        stage.settle();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(stage.view->spec().curves.smoothing, (Smoothing{Smoothing::Kind::Gaussian, 5}));
        QCOMPARE(stage.asked.last().detail, CurveWant::Detail::Full);
        QVERIFY(stage.plot()->scene().curves[0].behind);
        stage.view->findChild<QCheckBox*>(q("curvesLogY"))->click();
        stage.settle();
        QCOMPARE(stage.plot()->scene().yScale, CurveScale::Logarithmic);
    }

    void aPictureNamesAsManyCurvesAsItHasRoomFor()
    {
        CurveScene scene;
        for (int i = 0; i < 60; ++i)
            scene.curves.push_back({q("run-%1-").arg(i),
                                    {},
                                    std::make_shared<const CurveData>(indexCurve({0, 9}, {double(i), 0})),
                                    {},
                                    {},
                                    {i}});
        scene.x = {0, 9};
        const auto wordsOf = [&](QSize size) {
            const auto picture = paintPicture(q("a.svg"), size, {}, [&](QPainter& painter) {
                paintPicture(painter, inView(scene, {}), QRectF(QPointF(), size), Theme::light(), 1);
            });
            QString words;
            QXmlStreamReader xml(picture->bytes);
            while (!xml.atEnd()) {
                if (xml.readNext() == QXmlStreamReader::Characters)
                    words += xml.text().trimmed().toString() + u'|';
            }
            return words;
        };
        const auto large = wordsOf({1200, 700});
        QVERIFY2(large.contains(q("run-0-")) && large.contains(q("run-39-")), qPrintable(large));
        QVERIFY(large.contains(q("and 20 more")) && !large.contains(q("run-40-")));
        const auto small = wordsOf({380, 320});
        QVERIFY2(small.contains(q("run-0-")) && small.contains(q(" more")), qPrintable(small));
        QVERIFY(!small.contains(q("run-39-")));
    }

    void groupsShowTheirMeanWithABand()
    {
        CurveOptions options;
        options.band = CurveOptions::Band::MinMax;
        Stage stage(compared(40, ColumnKey{ColumnKind::Param, q("model")}), specOf(options),
                    [](const CurveWant& want) { return course(want.rowId, 300, 0.05); });
        const auto& curves = stage.plot()->scene().curves;
        QCOMPARE(curves.size(), std::size_t(4));
        std::size_t runs = 0;
        for (const auto& curve : curves) {
            QVERIFY(curve.group);
            runs += curve.rowIds.size();
            QCOMPARE(curve.group->count[10], std::uint32_t(curve.rowIds.size()));
        }
        QVERIFY(runs > 30);
        QTest::mouseMove(stage.plot(), stage.pixelOf(0, 150));
        const auto& group = curves[stage.plot()->hovered().at(0)].rowIds;
        QCOMPARE(stage.linked.hovered(), LinkedRuns::Ids(group.begin(), group.end()));
        QCOMPARE(stage.linked.hoveredRun(), std::optional<qint64>()); // a group is no run
        stage.linked.setHovered({curves[2].rowIds.back()}); // elsewhere: its group's curve stands for it
        QCOMPARE(stage.plot()->hovered(), std::vector<std::size_t>{2});
        QTest::mouseClick(stage.plot(), Qt::LeftButton, {}, stage.pixelOf(0, 150));
        QVERIFY(stage.linked.selected().size() > 1);
        stage.linked.clearSelection();
        keep(*stage.view, q("curves-groups"));
    }

    void theReadoutListsEveryCurveThatThereIsRoomFor()
    {
        const auto grid = readoutGrid(40, {800, 390}, 250); // 20 rows, up to 3 columns
        QCOMPARE(grid.rows, std::size_t(20));
        QCOMPARE(grid.columns, std::size_t(2));
        QCOMPARE(readoutGrid(3, {800, 390}, 250).places(), std::size_t(3));
        QCOMPARE(readoutGrid(1'000, {800, 390}, 250).places(), std::size_t(60));
        QCOMPARE(readoutGrid(1'000, {10, 10}, 250).places(), std::size_t(1));
    }

    void aLiveTailFollowsUnlessZoomed()
    {
        Stage stage(compared(1), specOf({}, q("val_loss")),
                    [](const CurveWant& want) { return course(want.rowId, 100, 0.01); });
        const auto grow = [&](int size) {
            const auto points = course(1, size, 0.01);
            stage.view->showCurve(1, q("val_loss"), {points, nullptr, {}, size});
            stage.settle();
        };
        grow(200);
        QCOMPARE(stage.plot()->xView().high, 199.0);
        QTest::keyClick(stage.plot(), Qt::Key_Plus);
        const auto zoomed = stage.plot()->xView();
        grow(300);
        QCOMPARE(stage.plot()->xView(), zoomed);
        QTest::keyClick(stage.plot(), Qt::Key_Home);
        QCOMPARE(stage.plot()->xView().high, 299.0);
    }

    void uglyDataIsShownOrNamed()
    {
        Stage stage(compared(6), specOf(), [](const CurveWant& want) {
            auto points = std::make_shared<MetricPoints>();
            switch (want.rowId) {
            case 1:
                points->append(5, 1'700'000'000'000, 0.5);
                break;
            case 2:
                for (int i = 0; i < 50; ++i)
                    points->append(i, i, i % 9 < 3 ? NAN : 1e-300 * i);
                break;
            case 3:
                for (int i = 0; i < 20; ++i)
                    points->append(i, i, NAN);
                break;
            case 4:
                for (int i = 30; i > 0; --i)
                    points->append(i / 2, 4'102'444'800'000, i % 5 ? 1e300 : -HUGE_VAL);
                break;
            default:
                break;
            }
            return points;
        });
        QVERIFY2(stage.view->remark().contains(stage.view->runs()->names[2]),
                 qPrintable(stage.view->remark()));
        stage.view->showCurveError(6, auc, Error::make(ErrorKind::Timeout, {}, q("no answer in 30 s")));
        QVERIFY(stage.view->remark().contains(q("no answer in 30 s")));
        for (const auto x : {CurveX::RelativeTime, CurveX::WallTime, CurveX::Metric}) {
            CurveOptions options;
            options.x = x;
            options.xMetric = q("f1");
            options.xScale = options.yScale = CurveScale::Logarithmic;
            stage.view->setSpec(specOf(options));
            stage.settle();
            QTest::mouseMove(stage.plot(), stage.plot()->rect().center());
            stage.plot()->grab();
        }
        stage.view->setSpec(specOf());
        stage.settle();
        keep(*stage.view, q("curves-ugly"));
        stage.view->showRuns(compared(0));
        stage.settle();
    }

    void aThousandRunsAreDrawnByAWorker()
    {
        Stage stage(compared(1'000), specOf(),
                    [](const CurveWant& want) { return course(want.rowId, 400, 0.02); });
        QVERIFY(stage.plot()->scene().curves.size() > 900);
        QTest::keyClick(stage.plot(), Qt::Key_Plus);
        QVERIFY(!stage.plot()->isDrawn()); // not on this thread
        stage.plot()->update();
        QTRY_VERIFY(stage.plot()->isDrawn());
        QVERIFY(stage.view->remark().contains(q("1,000 runs have no auc")));
        stage.linked.select({stage.plot()->scene().curves[20].rowIds.front()});
        stage.settle();
        keep(*stage.view, q("curves-thousand"));
    }

    void aPictureOutlivesItsViewAndIsPaintedOnAnyThread()
    {
        const QRectF area(0, 0, 600, 300);
        const auto blank = [&] {
            QImage image(area.size().toSize(), QImage::Format_RGB32);
            image.fill(Qt::white);
            return image;
        };
        auto here = blank(), beside = blank();
        ChartView::Painting painting;
        {
            Stage stage(compared(5), specOf(),
                        [](const CurveWant& want) { return course(want.rowId, 400, 0.02); });
            QPainter painter(&here);
            stage.view->paintPicture(painter, area, Theme::light());
            painting = stage.view->detachedPicture();
        }
        std::jthread([&] {
            QPainter painter(&beside);
            painting(painter, area, Theme::light());
        }).join();
        QVERIFY(here != blank());
        QCOMPARE(beside, here);
    }

    void aPictureSaysWhereItWasDecimated()
    {
        const auto wordsOf = [](int points) {
            Stage stage(compared(1), specOf(),
                        [points](const CurveWant& want) { return course(want.rowId, points, 0.02); });
            QTemporaryDir folder;
            const auto path = folder.filePath(q("a.svg"));
            const auto painting = stage.view->detachedPicture();
            if (!savePicture(path, {600, 300}, auc, [&](QPainter& painter) {
                    painting(painter, QRectF(0, 0, 600, 300), Theme::light());
                }))
                return QString();
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return QString();
            return QString::fromUtf8(file.readAll());
        };
        QVERIFY(wordsOf(20'000).contains(q(" of 20,000 points")));
        const auto whole = wordsOf(50);
        QVERIFY(whole.contains(q("<svg")) && !whole.contains(q(" of 50 points")));
    }

    void aVectorPictureOfAZoomedViewHasNothingBesideThePlot_data()
    {
        QTest::addColumn<CurveOptions>("options");
        QTest::addColumn<bool>("grouped");
        QTest::newRow("lines") << CurveOptions{} << false;
        CurveOptions smooth;
        smooth.smoothing = {Smoothing::Kind::Ema, 0.6};
        QTest::newRow("smoothed") << smooth << false;
        CurveOptions band;
        band.band = CurveOptions::Band::MinMax;
        QTest::newRow("means in their bands") << band << true;
    }
    void aVectorPictureOfAZoomedViewHasNothingBesideThePlot() // SVG as Qt writes it clips nothing
    {
        QFETCH(CurveOptions, options);
        QFETCH(bool, grouped);
        const auto groupBy = grouped ? std::optional(ColumnKey{ColumnKind::Param, q("model")}) : std::nullopt;
        Stage stage(compared(6, groupBy), specOf(options),
                    [](const CurveWant& want) { return course(want.rowId, 600, 0.3); });
        CurveView view;
        view.x = {200.3, 260.7};
        view.y = {0.4, 0.6};
        CurveScene scene = inView(stage.plot()->scene(), view);
        scene.legend = CurveScene::Legend::Hide; // its keys are lines, too
        const QRectF area(0, 0, 600, 300);
        const auto g = layOut(scene, area);
        QTemporaryDir folder;
        const auto path = folder.filePath(q("a.svg"));
        QVERIFY_RESULT(savePicture(path, area.size().toSize(), auc, [&](QPainter& painter) {
            paintScene(painter, scene, frameOf(scene, int(g.plot.width())), g, Theme::light(), 1);
        }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int lines = 0, cut = 0;
        for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
            if (!xml.isStartElement() || (xml.name() != q("polyline") && xml.name() != q("path")))
                continue;
            const bool isLine = xml.name() == q("polyline");
            const auto text = xml.attributes().value(isLine ? q("points") : q("d")).toString();
            static const QRegularExpression pair(q("(-?[\\d.e+-]+),(-?[\\d.e+-]+)"));
            std::vector<QPointF> points;
            for (auto found = pair.globalMatch(text); found.hasNext();) {
                const auto match = found.next();
                points.emplace_back(match.captured(1).toDouble(), match.captured(2).toDouble());
            }
            const bool isLong = points.size() > 2; // no tick of an axis
            lines += isLine && isLong;
            const double room = isLine ? 1.01 : 5; // a mark on the edge is whole
            for (const QPointF& p : points) {
                if (isLong)
                    QVERIFY2(g.plot.adjusted(-room, -room, room, room).contains(p), qPrintable(text));
                cut += isLong && std::abs(p.y() - g.plot.top()) < 1.01;
            }
        }
        QVERIFY(lines > 0 && cut > 0);
    }

    void smoothedCurvesAreToldApartByMarksToo()
    {
        CurveOptions options;
        options.smoothing = {Smoothing::Kind::Ema, 0.6};
        Stage stage(compared(3), specOf(options),
                    [](const CurveWant& want) { return course(want.rowId, 300, 0.1); });
        const auto pictureOf = [](const CurveScene& scene) {
            const QRectF area(0, 0, 600, 300);
            QImage image(area.size().toSize(), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            const auto g = layOut(scene, area);
            paintScene(painter, scene, frameOf(scene, int(g.plot.width())), g, Theme::light(), 1);
            return image;
        };
        CurveScene scene = inView(stage.plot()->scene(), {});
        QVERIFY(scene.curves.front().behind);
        scene.legend = CurveScene::Legend::Hide; // which has them anyway
        const auto before = pictureOf(scene);
        for (auto& curve : scene.curves)
            curve.look.marker = (curve.look.marker + 1) % runMarkers;
        QVERIFY(pictureOf(scene) != before);
    }

    void curvesThatAreTooLongForTheirPointsAreThinnedAlongAnotherMetric()
    {
        constexpr std::int64_t total = mostChartPoints + 1;
        CurveOptions options;
        options.x = CurveX::Metric;
        options.xMetric = q("f1");
        LinkedRuns linked;
        CurvesView view(specOf(options), linked);
        QList<CurveWant> thinned;
        connect(&view, &CurvesView::curvesWanted, &view, [&](const QList<CurveWant>& wants) {
            for (const auto& want : wants) {
                const auto few = course(want.rowId, 1'000, 0.02);
                if (want.detail == CurveWant::Detail::Thinned) {
                    thinned.append(want);
                    view.showCurve(want.rowId, want.metric, {few, nullptr, {}, total, few, want.thinning, 0});
                    continue;
                }
                const CurveBucket all{0, double(total), 0, 1, 0, 1, std::uint32_t(total), 0, 0, 1};
                view.showCurve(
                    want.rowId, want.metric,
                    {nullptr, std::make_shared<const std::vector<CurveBucket>>(1, all), {}, total});
            }
        });
        view.resize(620, 360);
        view.show();
        view.showRuns(compared(1));
        QTRY_VERIFY(!view.isPreparing());
        auto* plot = view.findChild<CurvePlot*>(q("curvePlot"));
        plot->drawNow();
        QCoreApplication::processEvents();
        QCOMPARE(thinned.size(), 1);
        QCOMPARE(thinned[0].thinning, (Thinning{q("f1"), ThinnedTo::Extremes}));
        QCOMPARE(plot->scene().curves.size(), std::size_t(1));
        QVERIFY(plot->scene().curves[0].line->isDrawable());
        QVERIFY2(view.badge().contains(q("of 2,000,001 points")), qPrintable(view.badge()));
    }

    void aPictureIsWellFormedWhateverTheNames()
    {
        const auto metric = q("a<b>&\"c\"");
        Stage stage(compared(3), specOf({}, metric), [](const CurveWant&) { return nullptr; });
        QVERIFY(stage.asked.isEmpty()); // nobody has it
        CurveScene scene;
        scene.title = metric;
        scene.curves.push_back({q("<script>&amp;\n"),
                                {},
                                std::make_shared<const CurveData>(indexCurve({0, 1}, {1, 2})),
                                {},
                                {},
                                {}});
        scene.x = {0, 1};
        QTemporaryDir folder;
        const auto path = folder.filePath(q("a.svg"));
        QVERIFY_RESULT(savePicture(path, {600, 300}, metric, [&](QPainter& painter) {
            ph::paintPicture(painter, inView(scene, {}), QRectF(0, 0, 600, 300), Theme::light(), 1);
        }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString title, words;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == q("title"))
                title = xml.readElementText();
            else if (xml.isCharacters())
                words += xml.text();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(title, metric);
        QVERIFY2(words.contains(metric) && words.contains(q("<script>&amp;")), qPrintable(words));
        QVERIFY_ERROR(savePicture(folder.filePath(q("a.gif")), {600, 300}, metric, [](QPainter&) {}),
                      ErrorKind::Invalid);
        QVERIFY_ERROR(savePicture(path, {0, 300}, metric, [](QPainter&) {}), ErrorKind::Invalid);
        QVERIFY_ERROR(savePicture(folder.filePath(q("no/such/a.png")), {600, 300}, metric, [](QPainter&) {}),
                      ErrorKind::Storage);
    }

    void theViewMayGoWhileItsWorkersRun()
    {
        Stage stage(compared(100), specOf(),
                    [](const CurveWant& want) { return course(want.rowId, 400, 0.02); });
        for (qint64 id = 1; id < 20; ++id)
            stage.view->showCurve(id, auc, {course(id, 100'000, 0.1), nullptr, {}, 100'000});
        stage.view.reset();
        QCoreApplication::processEvents();
    }

    void gallery_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("card-light") << false << QSize(620, 360);
        QTest::newRow("card-dark") << true << QSize(620, 360);
        QTest::newRow("large-light") << false << QSize(1400, 800);
    }
    void gallery()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const QString tag = QLatin1String(QTest::currentDataTag());
        const auto shown = [&](const QString& name, const ComparedRunsPtr& runs, const CurveOptions& options,
                               const Answer& answer, const std::function<void(Stage&)>& then = {}) {
            Stage stage(runs, specOf(options), answer, size);
            if (then)
                then(stage);
            stage.settle();
            QVERIFY(!stage.plot()->scene().curves.empty());
            keep(*stage.view, q("curves-") + name + u'-' + tag);
        };
        const Answer few = [](const CurveWant& want) { return course(want.rowId, 40, 0.02); };
        const Answer many = [](const CurveWant& want) { return course(want.rowId, 2'000, 0.06); };
        shown(q("few"), compared(6), {}, few,
              [](Stage& stage) { QTest::mouseMove(stage.plot(), stage.pixelOf(1, 12)); });
        shown(q("crowd"), compared(142), {}, few);
        shown(q("crowd-selected"), compared(142), {}, few, [](Stage& stage) {
            LinkedRuns::Ids ids;
            for (std::size_t i = 0; i < 36; ++i)
                ids.insert(stage.plot()->scene().curves[i * 3].rowIds.front());
            stage.linked.select(ids);
            QTest::mouseMove(stage.plot(), stage.pixelOf(40, 12));
        });
        shown(q("hundred"), compared(100), {}, many,
              [](Stage& stage) { QTest::mouseMove(stage.plot(), stage.pixelOf(40, 900)); });
        shown(q("smoothed"), compared(5), {.smoothing = {Smoothing::Kind::Gaussian, 30}}, many);
        shown(q("log"), compared(8), {.xScale = CurveScale::Logarithmic, .yScale = CurveScale::Logarithmic},
              many);
        shown(q("deviation"), compared(60, ColumnKey{ColumnKind::Param, q("model")}),
              {.band = CurveOptions::Band::Deviation}, many,
              [](Stage& stage) { QTest::mouseMove(stage.plot(), stage.pixelOf(1, 900)); });
        shown(q("selected"), compared(12), {.x = CurveX::RelativeTime}, many,
              [](Stage& stage) { stage.linked.select({stage.plot()->scene().curves[2].rowIds.front()}); });
    }
};

QTEST_MAIN(TestCurvesView)
#include "tst_curvesview.moc"
