#include "services/analysis/IndependentSides.h"
#include "services/analysis/KeyAssociations.h"
#include "services/analysis/WhyAnalysis.h"
#include "tests/support/RunTables.h"

#include <QTest>

using namespace ph;
using namespace ph::testing;

namespace {

using Rows = std::vector<std::uint32_t>;
const QString nameA = QStringLiteral("A"), nameB = QStringLiteral("B"), auc = QStringLiteral("auc");

IndependentSides sidesOf(const Rows& a, const Rows& b)
{
    return independentSides(a, b, nameA, nameB);
}

/// auc of run i is i; so is its depth.
RunTablePtr ladder(int runs)
{
    RunTableBuilder builder;
    for (int i = 0; i < runs; ++i)
        builder.run(i + 1, QString::number(i))
            .metric(auc, i)
            .param(QStringLiteral("depth"), QString::number(i));
    return builder.build();
}

} // namespace

/// Two queries may find the same run; a test of two groups may not count it twice.
class TestSides : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOnOneSideOnlyStays()
    {
        const auto sides = sidesOf({4, 1}, {2, 3});
        QCOMPARE(sides.a, (Rows{1, 4}));
        QCOMPARE(sides.b, (Rows{2, 3}));
        QVERIFY(sides.remark.isEmpty());
    }

    void whatIsOnBothIsLeftOutOfBoth()
    {
        const auto sides = sidesOf({1, 2, 3, 4}, {6, 5, 4, 3});
        QCOMPARE(sides.a, (Rows{1, 2}));
        QCOMPARE(sides.b, (Rows{5, 6}));
        QCOMPARE(sides.remark, QStringLiteral("2 runs are on both sides, and left out of both."));
    }

    void aSideWithoutOthersKeepsItsRuns()
    {
        const auto first = sidesOf({2, 3}, {1, 2, 3, 4});
        QCOMPARE(first.a, (Rows{2, 3}));
        QCOMPARE(first.b, (Rows{1, 4}));
        QCOMPARE(first.remark, QStringLiteral("2 runs are on both sides, and left out of B."));
        const auto second = sidesOf({1, 2, 3, 4}, {2, 3});
        QCOMPARE(second.a, (Rows{1, 4}));
        QCOMPARE(second.b, (Rows{2, 3}));
        QCOMPARE(second.remark, QStringLiteral("2 runs are on both sides, and left out of A."));
    }

    void theSameRunsTwiceStay()
    {
        const auto sides = sidesOf({2, 1}, {1, 2});
        QVERIFY(sides.isOneSet());
        QCOMPARE(sides.a, (Rows{1, 2}));
        QCOMPARE(sides.remark, QStringLiteral("Both sides are the same 2 runs."));
        QVERIFY(sidesOf({}, {}).remark.isEmpty());
    }

    // --- in the comparison of groups
    void differencesAreOfIndependentSides()
    {
        const auto table = ladder(12);
        const WhyContext context{nameA, nameB, auc, nullptr};
        const auto overlapping =
            whyDifferent(*table, Rows{0, 1, 2, 3, 4, 5, 6}, Rows{5, 6, 7, 8, 9, 10, 11}, context);
        const auto apart = whyDifferent(*table, Rows{0, 1, 2, 3, 4}, Rows{7, 8, 9, 10, 11}, context);
        QCOMPARE(overlapping.outcome->difference, apart.outcome->difference);
        QVERIFY(overlapping.outcome->difference.hasInterval());
        QCOMPARE(overlapping.runsA, std::size_t(5));
        QCOMPARE(overlapping.items.size(), 1);
        QCOMPARE(overlapping.items.first().q, apart.items.first().q);
        QCOMPARE(overlapping.remarks.size(), 1);
        QVERIFY(apart.remarks.isEmpty());
    }

    void aSetHasNoIntervalAgainstItself()
    {
        const auto table = ladder(6);
        const Rows all{0, 1, 2, 3, 4, 5};
        const auto why = whyDifferent(*table, all, all, {nameA, nameB, auc, nullptr});
        QVERIFY(why.items.isEmpty());
        QCOMPARE(why.outcome->difference.estimate, 0.0);
        QVERIFY(!why.outcome->difference.hasInterval());
    }

    // --- what goes with a metric
    void wherePureChanceWouldGiveAsMuchTheFigureThatIsShownRanks()
    {
        // Both have an omega squared of 0; "a" has no eta squared at all, "b" a little.
        RunTableBuilder builder;
        const char* const a[] = {"x", "x", "y", "y", "x", "x", "y", "y"};
        const char* const b[] = {"x", "x", "x", "y", "y", "y", "y", "x"};
        const double metric[] = {1, 3, 1, 3, 2, 4, 2, 4};
        for (int i = 0; i < 8; ++i)
            builder.run(i + 1, QString::number(i))
                .metric(auc, metric[i])
                .param(QStringLiteral("a"), QLatin1String(a[i]))
                .param(QStringLiteral("b"), QLatin1String(b[i]));
        const auto table = builder.build();
        const auto found = associations(*table, allRows(*table), auc);
        QCOMPARE(found.items.size(), 2);
        QCOMPARE(found.items[0].strength, 0.0);
        QCOMPARE(found.items[1].strength, 0.0);
        QCOMPARE(found.items[0].key.name, QStringLiteral("b"));
        QVERIFY(found.items[0].etaSquared > found.items[1].etaSquared);
    }

    void fiveRunsInOrderMayBeChance()
    {
        const auto table = ladder(5);
        const auto found = associations(*table, allRows(*table), auc);
        QCOMPARE(found.items.size(), 1);
        QVERIFY(std::abs(found.items.first().p - 2.0 / 120) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestSides)
#include "tst_analysis_sides.moc"
