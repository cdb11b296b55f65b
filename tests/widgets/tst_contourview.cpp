#include "tests/support/Testing.h"
#include "tests/widgets/PointSample.h"
#include "widgets/charts/ContourView.h"
#include "widgets/charts/Hatch.h"
#include "widgets/charts/PictureFile.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgRenderer>

using namespace ph;
using namespace ph::testing;

class ContourViewTest : public QObject {
    Q_OBJECT

    static ChartSpec spec()
    {
        ChartSpec spec{QStringLiteral("c"),
                       ChartKind::Contour,
                       {paramKey("learning_rate"), paramKey("max_depth"), metricKey("auc")}};
        spec.logarithmic = {paramKey("learning_rate")};
        return spec;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void theSurfaceFindsThePeak()
    {
        LinkedRuns linked;
        ContourView view(spec(), linked);
        view.resize(620, 360);
        QSignalSpy changed(&view, &ContourView::contoursChanged);
        view.showRuns(searchRuns(500));
        QVERIFY(changed.wait(5000));
        const auto& field = view.contours().field;
        QVERIFY(view.contours().levels.size() >= 4);
        // The sample peaks at log10 of -1.7 and a depth of 8.
        QVERIFY(field.valueAt(-1.7, 8) > field.valueAt(-3, 8) + 0.01);
        QVERIFY(field.valueAt(-1.7, 8) > field.valueAt(-1.7, 13.5) + 0.01);
        QVERIFY(view.positionOf(1));
    }

    void theHatchOutlivesSvg()
    {
        LinkedRuns linked;
        ContourView view(spec(), linked);
        view.resize(620, 360);
        QSignalSpy changed(&view, &ContourView::contoursChanged);
        view.showRuns(searchRuns(500));
        QVERIFY(changed.wait(5000));
        const auto picture = paintPicture(QStringLiteral("a.svg"), {620, 360}, {}, [&](QPainter& painter) {
            view.paintPicture(painter, {0, 0, 620, 360}, Theme::light());
        });
        QVERIFY_RESULT(picture);
        QVERIFY(!picture->bytes.contains("fillpattern")); // no reader of Qt's knows it, and PDF is made so

        const QRectF area(10, 20, 40, 30);
        const auto alone = paintPicture(QStringLiteral("b.svg"), {100, 100}, {},
                                        [&](QPainter& painter) { paintHatch(painter, area, Qt::black); });
        QVERIFY_RESULT(alone);
        QImage image(100, 100, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QSvgRenderer(alone->bytes).render(&painter);
        painter.end();
        int inside = 0, outside = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).lightness() < 200)
                    ++(area.adjusted(-2, -2, 2, 2).contains(x, y) ? inside : outside);
            }
        }
        QVERIFY2(inside > 100, qPrintable(QString::number(inside)));
        QCOMPARE(outside, 0);
    }

    void textHasNoLevels()
    {
        LinkedRuns linked;
        auto withText = spec();
        withText.columns[0] = paramKey("model");
        ContourView view(withText, linked);
        view.showRuns(searchRuns(50));
        QVERIFY(view.contours().field.isEmpty());
        QVERIFY(view.remark().contains(QStringLiteral("No levels: model is text")));
        QVERIFY(view.positionOf(1)); // the points are there all the same
    }

    void tooFewRunsAreSaid()
    {
        LinkedRuns linked;
        ContourView view(spec(), linked);
        QSignalSpy changed(&view, &ContourView::contoursChanged);
        view.showRuns(searchRuns(3));
        QVERIFY(changed.wait(5000));
        QVERIFY2(view.remark().contains(
                     QStringLiteral("No levels: they take runs at 5 different places, here are 3")),
                 qPrintable(view.remark()));
    }

    void aViewMayGoWhileItPrepares()
    {
        LinkedRuns linked;
        const auto runs = searchRuns(1000);
        for (int i = 0; i < 3; ++i) {
            ContourView view(spec(), linked);
            view.showRuns(runs);
            linked.setHidden({i});
        }
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(ContourViewTest)
#include "tst_contourview.moc"
