#include "tests/support/Testing.h"
#include "tests/widgets/PointSample.h"
#include "widgets/charts/ParetoView.h"

#include <QApplication>

using namespace ph;
using namespace ph::testing;

class ParetoViewTest : public QObject {
    Q_OBJECT

    static ComparedRunsPtr runs()
    {
        RunTableBuilder builder;
        const std::vector<std::array<double, 3>> values{
            {0.90, 10, 7}, {0.95, 30, 9}, {0.93, 20, 8}, {0.80, 15, 1}, {0.95, 40, 9}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            builder.run(std::int64_t(i) + 1, QStringLiteral("run %1").arg(i + 1));
            builder.metric(QStringLiteral("auc"), values[i][0]);
            builder.metric(QStringLiteral("latency_ms"), values[i][1]);
            builder.metric(QStringLiteral("widgets"), values[i][2]);
        }
        return compareRows(builder.build(), {}, nullptr);
    }
    static ChartSpec spec(QList<ColumnKey> columns)
    {
        return {QStringLiteral("p"), ChartKind::Pareto, std::move(columns)};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void twoObjectives()
    {
        LinkedRuns linked;
        ParetoView view(spec({metricKey("auc"), metricKey("latency_ms")}), linked);
        view.resize(620, 360);
        view.showRuns(runs());
        QCOMPARE(view.front().places, (std::vector<std::uint32_t>{1, 2, 0}));
        QCOMPARE(view.badge(), QStringLiteral("3 of 5 on the front"));
        QVERIFY(view.remark().isEmpty());
        const auto table = view.table();
        QCOMPARE(table.header.last(), QStringLiteral("On the front"));
        QCOMPARE(table.row(0).last(), QStringLiteral("yes"));
        QCOMPARE(table.row(3).last(), QStringLiteral("no"));
    }

    void aLogarithmicAxisKeepsTheFront()
    {
        LinkedRuns linked;
        auto logarithmic = spec({metricKey("auc"), metricKey("latency_ms")});
        logarithmic.logarithmic = logarithmic.columns;
        ParetoView view(logarithmic, linked);
        view.showRuns(runs());
        QCOMPARE(view.front().places, (std::vector<std::uint32_t>{1, 2, 0}));
    }

    void anUnknownDirectionIsSaid()
    {
        LinkedRuns linked;
        ParetoView view(spec({metricKey("auc"), metricKey("latency_ms"), metricKey("widgets")}), linked);
        view.showRuns(runs());
        QVERIFY(view.remark().contains(QStringLiteral("Which way widgets is better is not known")));
    }

    void hiddenRunsDoNotCompete()
    {
        LinkedRuns linked;
        ParetoView view(spec({metricKey("auc"), metricKey("latency_ms")}), linked);
        view.showRuns(runs());
        linked.setHidden({2});
        QCOMPARE(view.front().places, (std::vector<std::uint32_t>{4, 2, 0}));
    }

    void onlyTheFrontHasColour()
    {
        LinkedRuns linked;
        ParetoView view(spec({metricKey("auc"), metricKey("latency_ms")}), linked);
        view.resize(620, 360);
        view.show();
        view.showRuns(runs());
        const auto picture = view.grab().toImage();
        const auto saturationAt = [&](qint64 id) {
            return picture.pixelColor(view.positionOf(id)->toPoint()).hslSaturation();
        };
        QVERIFY(saturationAt(1) > 90);
        QVERIFY(saturationAt(4) < 60);
    }

    void textIsNoObjective()
    {
        LinkedRuns linked;
        ParetoView view(spec({metricKey("auc"), paramKey("model")}), linked);
        view.resize(620, 360);
        view.showRuns(searchRuns(30));
        QVERIFY(view.front().places.empty());
        QVERIFY(!view.positionOf(1));
        QCOMPARE(view.table().rows, qsizetype(30));
    }
};

QTEST_MAIN(ParetoViewTest)
#include "tst_paretoview.moc"
