#include "models/values/ServiceObjective.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <limits>

using namespace ph;

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;

/// 99.9 % over 30 days.
ServiceObjective threeNines()
{
    ServiceObjective objective;
    objective.name = QStringLiteral("fraud");
    objective.badRatio = QStringLiteral("bad[{window}] / all[{window}]");
    return objective;
}

using Shares = std::map<std::int64_t, double>;

/// Calm but for the windows that are named; NaN is what nothing is known of.
ObjectiveState judged(const ServiceObjective& objective, const Shares& bad)
{
    return judgeObjective(objective, [&bad](std::int64_t windowMs) -> std::optional<double> {
        const auto found = bad.find(windowMs);
        return found == bad.end() ? 0 : found->second;
    });
}

const double unknown = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestServiceObjective : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorkbooksWindows()
    {
        const auto windows = burnWindowsFor(threeNines());
        QCOMPARE(windows.size(), 3);
        QCOMPARE(windows[0].threshold, 14.4);
        QCOMPARE(windows[1].threshold, 6.0);
        QCOMPARE(windows[2].threshold, 1.0);
        QCOMPARE(windows[0].shortMs, 5 * minuteMs);
        QCOMPARE(windows[2].longMs, 3 * dayMs);
        auto week = threeNines();
        week.windowMs = 7 * dayMs;
        QCOMPARE(burnWindowsFor(week)[0].threshold, 0.02 * 7 * 24);
    }

    void verdicts_data()
    {
        QTest::addColumn<Shares>("bad");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char* name, const Shares& bad, const char* verdict) {
            QTest::newRow(name) << bad << QString::fromLatin1(verdict);
        };
        row("calm", {}, "ok");
        row("fast burn", {{hourMs, 0.0145}, {5 * minuteMs, 0.0145}}, "page");
        row("at the threshold", {{hourMs, 0.0144 - 1e-9}, {5 * minuteMs, 0.0144 - 1e-9}}, "ok");
        row("over already", {{hourMs, 0.5}, {5 * minuteMs, 0}}, "ok");
        row("just begun", {{hourMs, 0.001}, {5 * minuteMs, 0.5}}, "ok");
        row("middling burn", {{6 * hourMs, 0.0061}, {30 * minuteMs, 0.0061}}, "page");
        row("slow burn", {{3 * dayMs, 0.0011}, {6 * hourMs, 0.0011}}, "ticket");
        row("nothing is known", {{hourMs, unknown}, {5 * minuteMs, unknown}}, "no data");
        row("calm for one hour is enough", {{hourMs, 0}, {5 * minuteMs, unknown}}, "ok");
        row("half of it burns", {{hourMs, 0.5}, {5 * minuteMs, unknown}}, "no data");
        row("burning is told, whatever else is unknown",
            {{hourMs, 0.5}, {5 * minuteMs, 0.5}, {3 * dayMs, unknown}, {6 * hourMs, unknown}}, "page");
        row("no share of anything", {{hourMs, 1.5}, {5 * minuteMs, -1}}, "no data");
    }
    void verdicts()
    {
        QFETCH(Shares, bad);
        QFETCH(QString, verdict);
        QCOMPARE(verdictName(judged(threeNines(), bad).verdict), verdict);
    }

    void theBudgetThatIsLeft()
    {
        const auto left = [](double bad) { return judged(threeNines(), {{30 * dayMs, bad}}).budgetLeft; };
        QCOMPARE(*left(0), 1.0);
        QVERIFY(std::abs(*left(0.00025) - 0.75) < 1e-9);
        QVERIFY(std::abs(*left(0.002) + 1) < 1e-9); // overspent
        QVERIFY(!left(unknown));
    }

    void whatIsAsked()
    {
        QCOMPARE(badRatioOver(threeNines(), 5 * minuteMs), QStringLiteral("bad[5m] / all[5m]"));
        auto parts = threeNines();
        parts.badRatio.clear();
        parts.good = QStringLiteral("good[{window}]");
        parts.total = QStringLiteral("all[{window}]");
        QCOMPARE(badRatioOver(parts, 3 * dayMs), QStringLiteral("1 - (good[3d]) / (all[3d])"));
    }

    void whatIsNoObjectiveIsRefused()
    {
        QVERIFY_RESULT(checkedObjective(threeNines()));
        for (const double target : {0.0, 1.0, -1.0, 99.9, unknown}) {
            auto objective = threeNines();
            objective.target = target;
            QVERIFY_ERROR(checkedObjective(objective), ErrorKind::Invalid);
        }
        auto both = threeNines();
        both.good = both.total = QStringLiteral("x[{window}]");
        QVERIFY_ERROR(checkedObjective(both), ErrorKind::Invalid);
        auto fixed = threeNines();
        fixed.badRatio = QStringLiteral("bad[5m]");
        QVERIFY_ERROR(checkedObjective(fixed), ErrorKind::Invalid);
        auto hour = threeNines();
        hour.windowMs = hourMs;
        QVERIFY_ERROR(checkedObjective(hour), ErrorKind::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestServiceObjective)
#include "tst_service_objective.moc"
