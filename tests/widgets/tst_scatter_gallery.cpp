// Renders the scatter charts in their states. With PH_GALLERY=directory the pictures are kept there, to be
// looked at.
#include "tests/support/Testing.h"
#include "tests/widgets/PointSample.h"
#include "widgets/charts/ContourView.h"
#include "widgets/charts/ParetoView.h"
#include "widgets/charts/ScatterMatrixView.h"
#include "widgets/charts/ScatterView.h"

#include <QApplication>
#include <QDir>

using namespace ph;
using namespace ph::testing;

class ScatterGallery : public QObject {
    Q_OBJECT

    static std::unique_ptr<ChartView> make(const ChartSpec& spec, LinkedRuns& linked)
    {
        switch (spec.kind) {
        case ChartKind::ScatterMatrix:
            return std::make_unique<ScatterMatrixView>(spec, linked);
        case ChartKind::Contour:
            return std::make_unique<ContourView>(spec, linked);
        case ChartKind::Pareto:
            return std::make_unique<ParetoView>(spec, linked);
        default:
            return std::make_unique<ScatterView>(spec, linked);
        }
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void charts_data()
    {
        QTest::addColumn<ChartSpec>("spec");
        QTest::addColumn<ComparedRunsPtr>("runs");
        QTest::addColumn<QSize>("size");
        const QSize card(620, 360), large(1280, 760);
        const auto few = searchRuns(24), some = searchRuns(120), many = searchRuns(1000),
                   grouped = searchRuns(200, paramKey("model")), ugly = uglyRuns();
        const auto auc = metricKey("auc"), latency = metricKey("latency_p95_ms"),
                   cost = metricKey("cost_usd"), rows = metricKey("train_rows"),
                   tiny = metricKey("tiny/<i>loss</i>\nval");
        const auto rate = paramKey("learning_rate"), depth = paramKey("max_depth"), model = paramKey("model");
        const auto row = [](const char* name, ChartKind kind, const QList<ColumnKey>& columns,
                            const ComparedRunsPtr& runs, QSize size) -> ChartSpec {
            ChartSpec spec{QLatin1String(name), kind, columns};
            spec.logarithmic = {paramKey("learning_rate"), metricKey("tiny/<i>loss</i>\nval")};
            QTest::addRow("%s", name) << spec << runs << size;
            return spec;
        };
        const auto coloured = [](const char* name, ChartSpec spec, const std::optional<ColumnKey>& colour,
                                 const std::optional<ColumnKey>& sizeBy, const ComparedRunsPtr& runs,
                                 QSize size) {
            spec.colourBy = colour;
            spec.sizeBy = sizeBy;
            QTest::addRow("%s", name) << spec << runs << size;
        };
        const auto plain = row("scatter-few", ChartKind::Scatter, {rate, auc}, few, card);
        row("scatter-grouped", ChartKind::Scatter, {rate, auc}, grouped, card);
        row("scatter-category", ChartKind::Scatter, {model, auc}, some, card);
        coloured("scatter-ramp-1000", plain, latency, std::nullopt, many, card);
        coloured("scatter-bubble", plain, model, rows, some, card);
        coloured("scatter-large", plain, latency, rows, grouped, large);
        row("scatter-single", ChartKind::Scatter, {rate, auc}, searchRuns(1), card);
        row("scatter-absent", ChartKind::Scatter, {rate, metricKey("nowhere")}, some, card);
        const auto uglySpec = row("scatter-ugly", ChartKind::Scatter, {tiny, metricKey("huge")}, ugly, card);
        coloured("scatter-ugly-coloured", uglySpec, paramKey("kind"), metricKey("same"), ugly, card);
        row("scatter-same", ChartKind::Scatter, {metricKey("same"), metricKey("same")}, ugly, card);
        row("matrix-4", ChartKind::ScatterMatrix, {rate, depth, auc, latency}, many, card);
        row("matrix-8", ChartKind::ScatterMatrix,
            {rate, depth, paramKey("subsample"), model, auc, latency, cost, rows}, many, large);
        row("matrix-8-card", ChartKind::ScatterMatrix,
            {rate, depth, paramKey("subsample"), model, auc, latency, cost, rows}, many, card);
        row("contour-few", ChartKind::Contour, {rate, depth, auc}, few, card);
        row("contour-1000", ChartKind::Contour, {rate, depth, auc}, many, card);
        row("contour-large", ChartKind::Contour, {rate, depth, auc}, some, large);
        row("contour-text", ChartKind::Contour, {model, depth, auc}, some, card);
        row("contour-three", ChartKind::Contour, {rate, depth, auc}, searchRuns(3), card);
        row("pareto-2", ChartKind::Pareto, {latency, auc}, some, card);
        row("pareto-2-1000", ChartKind::Pareto, {latency, auc}, many, large);
        row("pareto-3", ChartKind::Pareto, {latency, auc, cost}, many, card);
        row("pareto-text", ChartKind::Pareto, {model, auc}, some, card);
    }
    void charts()
    {
        QFETCH(ChartSpec, spec);
        QFETCH(ComparedRunsPtr, runs);
        QFETCH(QSize, size);
        for (const auto scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
            applyTheme(*qApp, scheme);
            LinkedRuns linked;
            const auto view = make(spec, linked);
            view->resize(size);
            view->show();
            view->showRuns(runs);
            if (const auto* contour = qobject_cast<ContourView*>(view.get()))
                QTRY_VERIFY(!contour->contours().field.isEmpty() || contour->remark().contains(u"No levels"));
            QTest::qWait(60);
            linked.setHovered({runs->rowId(runs->size() / 2)});
            const auto picture = view->grab();
            QCOMPARE(picture.size(), size * picture.devicePixelRatio());
            const auto directory = qEnvironmentVariable("PH_GALLERY");
            if (!directory.isEmpty()) {
                QVERIFY(QDir().mkpath(directory));
                const QLatin1String tone(scheme == SchemeChoice::Dark ? "-dark.png" : "-light.png");
                QVERIFY(picture.save(directory + u'/' + QLatin1String(QTest::currentDataTag()) + tone));
            }
            // The same chart on paper, where every point is a shape of its own.
            QImage paper(size, QImage::Format_ARGB32_Premultiplied);
            paper.fill(Qt::transparent);
            QPainter painter(&paper);
            view->paintPicture(painter, QRectF(QPointF(), QSizeF(size)), Theme::light());
            painter.end();
            QCOMPARE(paper.pixelColor(0, 0), Theme::light().surface);
        }
    }
};

QTEST_MAIN(ScatterGallery)
#include "tst_scatter_gallery.moc"
