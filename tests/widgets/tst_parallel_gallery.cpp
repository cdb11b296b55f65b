// Renders parallel coordinates in their states. With PH_GALLERY=directory the pictures are kept there, to be
// looked at.
#include "tests/support/Testing.h"
#include "tests/widgets/ParallelSample.h"
#include "widgets/charts/ParallelView.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QDir>
#include <QSvgGenerator>

using namespace ph;
using namespace ph::testing;

class ParallelGallery : public QObject {
    Q_OBJECT

    static void keep(QWidget& widget, const QString& name, QSize size)
    {
        widget.resize(size);
        widget.show();
        QTest::qWait(30);
        const auto picture = widget.grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 40, "lines, names and ticks have more colours than that");
        const auto directory = qEnvironmentVariable("PH_GALLERY");
        if (!directory.isEmpty()) {
            QVERIFY(QDir().mkpath(directory));
            QVERIFY(picture.save(directory + u'/' + name + QLatin1String(".png")));
        }
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void gallery_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << false;
        QTest::addRow("dark") << true;
    }
    void gallery()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto tag = QString::fromLatin1(QTest::currentDataTag());
        const QSize large(1200, 500), card(620, 360);
        const auto thousand = sweep(1000);
        {
            LinkedRuns linked;
            auto spec = parallelSpec(twelveAxes());
            spec.colourBy = metricKey("auc");
            spec.logarithmic = {paramKey("learning_rate"), metricKey("val/loss")};
            ParallelView view(spec, linked);
            view.showRuns(thousand);
            keep(view, QStringLiteral("parallel-1000-") + tag, large);
            view.setBrushes(0, {{{-3, -2}}});
            view.setBrushes(1, {{{0, 1}}});
            linked.setHovered({view.runs()->rowId(12)});
            keep(view, QStringLiteral("parallel-brushed-") + tag, large);
            keep(view, QStringLiteral("parallel-brushed-card-") + tag, card);
        }
        {
            LinkedRuns linked;
            auto spec = parallelSpec(
                {paramKey("model"), paramKey("learning_rate"), paramKey("dropout"), metricKey("auc")});
            spec.logarithmic = {paramKey("learning_rate")};
            ParallelView view(spec, linked);
            view.showRuns(sweep(24));
            view.reverseAxis(3);
            view.setFocus();
            keep(view, QStringLiteral("parallel-24-") + tag, card);
            view.showRuns(sweep(1000, paramKey("model")));
            keep(view, QStringLiteral("parallel-groups-") + tag, card);
        }
        {
            LinkedRuns linked;
            RunTableBuilder builder;
            for (int i = 1; i <= 30; ++i) {
                builder.run(i, QStringLiteral("<b>bold</b>\nrun & more %1").arg(i));
                builder.metric(QStringLiteral("a/very long\nmetric <i>name</i> that goes on and on"),
                               i * 1e300);
                builder.metric(QStringLiteral("tiny"), i * 1e-300);
                builder.metric(QStringLiteral("all NaN"), std::nan(""));
                builder.param(QStringLiteral("text"),
                              QStringLiteral("<script>%1\n& so on and so on").arg(i % 6));
                builder.param(QStringLiteral("many"), QStringLiteral("value-%1").arg(i * 7));
            }
            auto spec = parallelSpec({metricKey("a/very long\nmetric <i>name</i> that goes on and on"),
                                      metricKey("tiny"), metricKey("all NaN"), metricKey("nobody has it"),
                                      paramKey("text"), paramKey("many")});
            spec.colourBy = paramKey("text");
            ParallelView view(spec, linked);
            view.showRuns(compareRows(builder.build(), {}, nullptr));
            linked.setHovered({3});
            keep(view, QStringLiteral("parallel-hostile-") + tag, card);
        }
        {
            LinkedRuns linked;
            ParallelView view(parallelSpec({paramKey("learning_rate"), paramKey("model"), metricKey("auc")}),
                              linked);
            view.showRuns(sweep(1));
            keep(view, QStringLiteral("parallel-single-") + tag, card);
        }
    }
};

QTEST_MAIN(ParallelGallery)
#include "tst_parallel_gallery.moc"
