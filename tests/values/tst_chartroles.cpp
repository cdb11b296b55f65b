#include "models/values/ChartRoles.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using ph::testing::RunTableBuilder;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};

RunTablePtr sweep()
{
    RunTableBuilder builder;
    for (int i = 1; i <= 4; ++i) {
        builder.run(i, QString::number(i))
            .metric(QStringLiteral("auc"), 0.9 + i)
            .metric(QStringLiteral("latency"), i)
            .param(QStringLiteral("depth"), QString::number(i))
            .param(QStringLiteral("rate"), QString::number(0.1 * i))
            .param(QStringLiteral("model"), i % 2 ? QStringLiteral("xgb") : QStringLiteral("lgbm"))
            .param(QStringLiteral("seed"), QStringLiteral("7"));
    }
    return builder.build();
}

bool offers(const QList<ChartProposal>& proposals, ChartKind kind, const QString& column)
{
    return std::any_of(proposals.begin(), proposals.end(), [&](const ChartProposal& one) {
        return one.spec.kind == kind && std::any_of(one.spec.columns.begin(), one.spec.columns.end(),
                                                    [&](const ColumnKey& key) { return key.name == column; });
    });
}

} // namespace

class ChartRolesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutWordsThereIsOneChartOfEachKindAndNoPathIsGuessed()
    {
        const auto all = proposedCharts({}, *sweep(), auc);
        QList<ChartKind> kinds;
        for (const auto& one : all) {
            QVERIFY(!kinds.contains(one.spec.kind));
            kinds.append(one.spec.kind);
            QVERIFY(!one.title.isEmpty());
            QVERIFY(one.spec.path.isEmpty());
            QVERIFY(isComplete(one.spec) != uses(one.spec.kind, ChartExtra::Path));
        }
        QCOMPARE(kinds.size(), int(ChartKind::Images) + 1);
    }

    void aMetricsNameOffersItsCurvesFirst()
    {
        const auto found = proposedCharts(QStringLiteral("lat"), *sweep(), auc);
        QVERIFY(!found.isEmpty());
        QVERIFY(offers(found, ChartKind::Curves, QStringLiteral("latency")));
        QVERIFY(offers(found, ChartKind::Box, QStringLiteral("latency")));
        QVERIFY(offers(found, ChartKind::Scatter, QStringLiteral("latency")));
    }

    void aParamIsOfferedAgainstTheObjective()
    {
        const auto found = proposedCharts(QStringLiteral("depth"), *sweep(), auc);
        QVERIFY(offers(found, ChartKind::Scatter, QStringLiteral("auc")));
        QVERIFY(!offers(found, ChartKind::Curves, QStringLiteral("depth")));
    }

    void aKindIsFoundByItsName()
    {
        const auto found = proposedCharts(QStringLiteral("pareto"), *sweep(), auc);
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.first().spec.kind, ChartKind::Pareto);
    }

    void whatDoesNotVaryIsNotFilledIn()
    {
        for (const auto& one : proposedCharts({}, *sweep(), auc))
            QVERIFY(!one.spec.columns.contains(ColumnKey{ColumnKind::Param, QStringLiteral("seed")}));
    }

    void anEmptyTableOffersKindsToFillIn()
    {
        const auto all = proposedCharts({}, RunTable(), std::nullopt);
        QVERIFY(!all.isEmpty());
        for (const auto& one : all)
            QVERIFY(!isComplete(one.spec));
    }

    void noMoreThanTheLimit() { QCOMPARE(proposedCharts(QStringLiteral("a"), *sweep(), auc, 3).size(), 3); }

    void completeMeansThatEveryRoleIsFilled()
    {
        ChartSpec spec;
        spec.kind = ChartKind::Contour;
        spec.columns = {auc, auc};
        QVERIFY(!isComplete(spec));
        spec.columns.append(auc);
        QVERIFY(isComplete(spec));
        spec.columns.append(auc);
        QVERIFY(!isComplete(spec));
    }
};

QTEST_GUILESS_MAIN(ChartRolesTest)
#include "tst_chartroles.moc"
