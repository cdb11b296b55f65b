#include "models/charts/NearestPoint.h"
#include "models/charts/Smoothing.h"
#include "models/charts/Ticks.h"
#include "models/values/Sparkline.h"
#include "tests/support/Testing.h"

#include <QLocale>
#include <QScopeGuard>

#include <cmath>

using namespace ph;

namespace {
QStringList labels(const std::vector<Tick>& ticks)
{
    QStringList out;
    for (const Tick& tick : ticks) {
        if (!tick.label.isEmpty())
            out << tick.label;
    }
    return out;
}
} // namespace

class TestCurvePreparation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesThatCannotBeDrawnAreMarked()
    {
        MetricPoints points;
        points.append(0, 0, 1);
        points.append(1, 1000, NAN);
        points.append(2, 2000, HUGE_VAL);
        points.append(3, 3000, -1.7976931348623157e308); // how SQL back ends keep -Infinity
        points.append(4, 4000, -2);
        const CurveData linear = prepareCurve(points, {});
        QCOMPARE(linear.marks.size(), std::size_t(3));
        QCOMPARE(linear.marks[0].kind, UndrawableKind::NotANumber);
        QCOMPARE(linear.marks[1].kind, UndrawableKind::PlusInfinity);
        QCOMPARE(linear.marks[2].kind, UndrawableKind::MinusInfinity);
        const CurveData log = prepareCurve(points, {.y = CurveScale::Logarithmic});
        QCOMPARE(log.marks.back().kind, UndrawableKind::NotPositive);
        QCOMPARE(log.y[0], 0.0);
    }

    void clocksThatGoBackAreSortedAndStillFindTheirPoint()
    {
        MetricPoints points;
        points.append(0, 5000, 50);
        points.append(1, 3000, 30);
        points.append(2, 4000, 40);
        const CurveData wall = prepareCurve(points, {.x = CurveX::WallTime});
        QCOMPARE(wall.x, (std::vector<double>{3000, 4000, 5000}));
        QCOMPARE(wall.sourceIndex(0), std::size_t(1));
        const CurveData relative = prepareCurve(points, {.x = CurveX::RelativeTime});
        QCOMPARE(relative.x, (std::vector<double>{0, 1000, 2000}));
    }

    void smoothingCorrectsTheBiasOfItsStart()
    {
        // s1 = 1; s2 = (0.6·0.4·1 + 0.4·2)/(1-0.36) and so on, as TensorBoard computes it.
        const std::vector<double> values{1, 2, NAN, 4};
        const auto out = smoothed(values, 0.6);
        QCOMPARE(out[0], 1.0);
        QCOMPARE(out[1], (0.6 * 0.4 * 1 + 0.4 * 2) / (1 - 0.36));
        QVERIFY(std::isnan(out[2]));
        QCOMPARE(out[3], (0.36 * 0.4 * 1 + 0.6 * 0.4 * 2 + 0.4 * 4) / (1 - 0.216));
        QCOMPARE(smoothed(std::vector<double>{0.1, 0.1, 0.1}, 0.9), (std::vector<double>{0.1, 0.1, 0.1}));
        QCOMPARE(smoothed(values, 0)[1], 2.0);
    }

    void ticksAreNice()
    {
        QCOMPARE(labels(linearTicks({0, 1}, 5)), (QStringList{"0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
        QCOMPARE(labels(linearTicks({0, 100'000}, 5)),
                 (QStringList{"0", "20k", "40k", "60k", "80k", "100k"}));
        QCOMPARE(labels(linearTicks({-2, 2}, 4)), (QStringList{"-2", "-1", "0", "1", "2"}));
        QCOMPARE(labels(logTicks({-3, 2}, 6)), (QStringList{"0.001", "0.01", "0.1", "1", "10", "100"}));
        QVERIFY(labels(logTicks({0.1, 0.5}, 5)).size() >= 3);
        QCOMPARE(labels(logTicks({-2.8, -0.3}, 2)), (QStringList{"0.01", "0.1"})); // one says no scale
        QCOMPARE(labels(logTicks({-303, 303}, 9)),
                 (QStringList{"1e-300", "1e-200", "1e-100", "1", "1e100", "1e200", "1e300"}));
        QCOMPARE(logTicks({-303, 303}, 9).size(), std::size_t(7)); // no line for each of 600 decades
        QCOMPARE(labels(elapsedTicks({0, 7200}, 4)), (QStringList{"0", "30 m", "1 h", "1 h 30 m", "2 h"}));
    }

    void ticksHaveTheDecimalSignOfTheTables()
    {
        const auto before = QLocale();
        const auto restore = qScopeGuard([&] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(labels(linearTicks({0, 1}, 5)), (QStringList{"0", "0,2", "0,4", "0,6", "0,8", "1,0"}));
        QCOMPARE(labels(linearTicks({0, 1}, 5))[1], QLocale().toString(0.2, 'f', 1)); // as tables do
        QCOMPARE(labels(linearTicks({1e6, 2.5e6}, 3)).last(), QStringLiteral("2,5M"));
        QCOMPARE(labels(logTicks({-3, 2}, 6)), (QStringList{"0,001", "0,01", "0,1", "1", "10", "100"}));
        QCOMPARE(elapsedText(1.5), QStringLiteral("1,5 s"));
        QCOMPARE(elapsedText(65), QStringLiteral("1 m 05 s"));
    }

    void ticksOfATimeCarryTheDateAsTheTablesWriteIt()
    {
        constexpr double hour = 3'600'000, day = 24 * hour;
        constexpr double start = 1'764'204'000'000; // 2025-11-27T00:40:00Z
        QCOMPARE(labels(timeTicks({start, start + 1.5 * hour}, 3, 0)),
                 (QStringList{"11-27 01:00", "01:30", "02:00"}));
        QCOMPARE(labels(timeTicks({start, start + 4 * day}, 4, 0)),
                 (QStringList{"11-28", "11-29", "11-30", "12-01"}));
        QCOMPARE(labels(timeTicks({start, start + 120 * day}, 4, 0)),
                 (QStringList{"2025-12", "2026-01", "2026-02", "2026-03"}));
    }

    void ticksOfATimeAreWrittenAsTheLanguageDoes()
    {
        const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        constexpr double hour = 3'600'000, day = 24 * hour;
        constexpr double start = 1'764'204'000'000; // 2025-11-27T00:40:00Z
        QCOMPARE(labels(timeTicks({start, start + 1.5 * hour}, 3, 0)),
                 (QStringList{"11/27 1:00 AM", "1:30 AM", "2:00 AM"}));
        QCOMPARE(labels(timeTicks({start, start + 4 * day}, 4, 0)),
                 (QStringList{"11/28", "11/29", "11/30", "12/1"}));
        QCOMPARE(labels(timeTicks({start, start + 120 * day}, 4, 0)),
                 (QStringList{"12/2025", "1/2026", "2/2026", "3/2026"}));
    }

    void ticksNeverRunAway()
    {
        const double edges[] = {-1e308, -1e15, -1, 0, 1e-300, 1, 1 + 1e-15, 1e15, 1e308, NAN, HUGE_VAL};
        for (const double a : edges) {
            for (const double b : edges) {
                for (const auto& ticks :
                     {linearTicks({a, b}, 6), elapsedTicks({a, b}, 6), timeTicks({a, b}, 6, 3600)}) {
                    QVERIFY(ticks.size() <= 200);
                    for (const Tick& tick : ticks)
                        QVERIFY(std::isfinite(tick.at));
                    QStringList said = labels(ticks);
                    QCOMPARE(said.removeDuplicates(), 0);
                }
            }
        }
    }

    void timesCarryTheirDayOnce()
    {
        const double noon = 1'699'963'200'000;
        const auto said = labels(timeTicks({noon, noon + 6 * 3600e3}, 6, 0));
        QVERIFY(said.size() >= 4);
        QVERIFY(said.first().contains(' '));
        QVERIFY(!said[1].contains(' '));
    }

    void theNearestPointIsTheLastOfItsStep()
    {
        const CurveData curve = indexCurve({0, 10, 10, 20}, {1, 2, 3, NAN});
        QCOMPARE(nearestPoint(curve, 9), std::optional<std::size_t>(2));
        QCOMPARE(nearestPoint(curve, -5), std::optional<std::size_t>(0));
        QCOMPARE(nearestPoint(curve, 99), std::optional<std::size_t>(3));
        QCOMPARE(nearestPoint(CurveData{}, 1), std::optional<std::size_t>());
    }

    void aSparklineKeepsItsExtremes()
    {
        MetricPoints points;
        for (int i = 0; i < 10'000; ++i)
            points.append(i, i, i == 5'000 ? 10 : i < 100 ? NAN : 0);
        const Sparkline line = sparkline(points, 50);
        QCOMPARE(line.columns.size(), std::size_t(50));
        QCOMPARE(line.columns[25].high, 1.0);
        QCOMPARE(line.columns[24].high, 0.0);
        QVERIFY(sparkline(MetricPoints{}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestCurvePreparation)
#include "tst_curve_preparation.moc"
