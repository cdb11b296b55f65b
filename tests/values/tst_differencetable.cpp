#include "models/values/DifferenceTable.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

#include <limits>

using namespace ph;
using ph::testing::RunTableBuilder;

namespace {

const double notANumber = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();

ColumnKey metric(const char* name)
{
    return {ColumnKind::Metric, QLatin1String(name)};
}

ColumnKey param(const char* name)
{
    return {ColumnKind::Param, QLatin1String(name)};
}

QString sectionName(DifferenceSection section)
{
    static const QStringList names{"Metrics", "Params", "Inputs", "Environment", "Tags"};
    return names[int(section)];
}

/// Headings in brackets, keys as they are.
QString print(const DifferenceTable& table)
{
    QStringList lines;
    for (const auto& line : table.lines())
        lines << (line.isHeading() ? u'[' + sectionName(line.section) + u']'
                                   : table.rows()[std::size_t(line.row)].key.name);
    return lines.join(u' ');
}

QList<qint64> runOrder(const DifferenceTable& table)
{
    QList<qint64> ids;
    for (const auto column : table.columns())
        ids << table.runs().rowId(column);
    return ids;
}

const DifferenceRow& row(const DifferenceTable& table, const ColumnKey& key)
{
    for (const auto& one : table.rows()) {
        if (one.key == key)
            return one;
    }
    qFatal("no such row");
}

DifferenceTablePtr make(const RunTablePtr& runs, const Comparison& how = {},
                        const DifferenceOptions& options = {})
{
    return DifferenceTable::make(compareRows(runs, how, {}), options);
}

RunTablePtr threeRuns()
{
    return RunTableBuilder()
        .run(1, "a")
        .attr(attribute::user, "ana")
        .metric("auc", 0.90)
        .metric("loss", 0.50)
        .param("lr", "0.1")
        .param("seed", "7")
        .run(2, "b")
        .attr(attribute::user, "ben")
        .metric("auc", 0.93)
        .metric("loss", 0.40)
        .param("lr", "0.01")
        .param("seed", "7")
        .run(3, "c")
        .attr(attribute::user, "ana")
        .metric("auc", 0.88)
        .metric("loss", 0.60)
        .param("seed", "7")
        .build();
}

} // namespace

class DifferenceTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatVariesIsShownAtFirst()
    {
        const auto table = make(threeRuns());
        QCOMPARE(print(*table), QStringLiteral("[Metrics] auc loss [Params] lr [Environment] user_id"));
        QCOMPARE(table->count().all, 5);
        QCOMPARE(table->count().varying, 4);
        QCOMPARE(table->count(DifferenceSection::Params).shown, 1);
    }

    void allKeysAreShownOnRequest()
    {
        const auto table = make(threeRuns(), {}, {.keys = DifferenceOptions::Keys::All});
        QCOMPARE(print(*table), QStringLiteral("[Metrics] auc loss [Params] lr seed [Environment] user_id"));
        QVERIFY(!row(*table, param("seed")).varies);
    }

    void aMissingValueIsADifferenceAndNaNEqualsNaN()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "a")
                              .metric("both_nan", notANumber)
                              .metric("absent", 1)
                              .run(2, "b")
                              .metric("both_nan", notANumber)
                              .build();
        QCOMPARE(print(*make(runs)), QStringLiteral("[Metrics] absent"));
    }

    void theFilterTakesWordsInAnyOrderAndCase()
    {
        const auto shown = [](const char* filter) {
            return print(*make(threeRuns(), {}, {.filter = QLatin1String(filter)}));
        };
        QCOMPARE(shown("AUC"), QStringLiteral("[Metrics] auc"));
        QCOMPARE(shown("metrics."), QStringLiteral("[Metrics] auc loss"));
        QCOMPARE(shown("ss metr"), QStringLiteral("[Metrics] loss"));
        QCOMPARE(shown("nothing"), QString());
    }

    void aCollapsedSectionKeepsItsHeadingAndCount()
    {
        const auto table = make(threeRuns(), {}, {.collapsed = {DifferenceSection::Metrics}});
        QCOMPARE(print(*table), QStringLiteral("[Metrics] [Params] lr [Environment] user_id"));
        QCOMPARE(table->count(DifferenceSection::Metrics).shown, 2);
    }

    void tagsOfCodeAndMachineAreEnvironment_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<int>("section");
        const auto environment = int(DifferenceSection::Environment);
        const auto tags = int(DifferenceSection::Tags);
        QTest::newRow("commit") << "mlflow.source.git.commit" << environment;
        QTest::newRow("user") << "mlflow.user" << environment;
        QTest::newRow("library") << "torch_version" << environment;
        QTest::newRow("camel case") << "gitSha" << environment;
        QTest::newRow("python") << "python.version" << environment;
        QTest::newRow("data's version") << "dataset_version" << tags;
        QTest::newRow("whole words only") << "digital" << tags;
        QTest::newRow("MLflow's parent") << "mlflow.parentRunId" << tags;
        QTest::newRow("a person's own") << "team" << tags;
        QTest::newRow("the run's name is its title") << "mlflow.runName" << -1;
    }
    void tagsOfCodeAndMachineAreEnvironment()
    {
        QFETCH(QString, tag);
        QFETCH(int, section);
        const auto found = differenceSection({ColumnKind::Tag, tag});
        QCOMPARE(found ? int(*found) : -1, section);
    }

    void cellsTellWhatTheyHold()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "a")
                              .time(attribute::startTime, 1'000)
                              .metric("m", 1)
                              .param("model", "xgb")
                              .run(2, "b")
                              .time(attribute::startTime, 2'000)
                              .metric("m", notANumber)
                              .param("model", "mlp")
                              .run(3, "c")
                              .metric("m", -infinity)
                              .run(4, "d")
                              .build();
        const auto table = make(runs);
        const auto& m = row(*table, metric("m"));
        QCOMPARE(table->kind(m, 0), CellKind::Number);
        QCOMPARE(table->kind(m, 1), CellKind::NotANumber);
        QCOMPARE(table->kind(m, 2), CellKind::Infinite);
        QCOMPARE(table->kind(m, 3), CellKind::Absent);
        QCOMPARE(table->kind(row(*table, param("model")), 0), CellKind::Text);
        QCOMPARE(table->kind(row(*table, {ColumnKind::Attribute, "start_time"}), 1), CellKind::Time);
    }

    void deltasAreJudgedByTheMetricsDirection()
    {
        const auto table = make(threeRuns(), {.baselineRowId = 1});
        const auto auc = table->delta(row(*table, metric("auc")), 1);
        QVERIFY(auc);
        QVERIFY(qAbs(auc->absolute - 0.03) < 1e-15);
        QVERIFY(qAbs(auc->relative - 1.0 / 30) < 1e-15); // 0.03 of 0.90
        QCOMPARE(auc->judgement, Judgement::Better);
        const auto loss = table->delta(row(*table, metric("loss")), 2);
        QCOMPARE(loss->judgement, Judgement::Worse);
        // Params have no better side.
        const auto rate = table->delta(row(*table, param("lr")), 1);
        QVERIFY(qAbs(rate->absolute + 0.09) < 1e-15);
        QCOMPARE(rate->judgement, Judgement::Neutral);
        QVERIFY(!table->delta(row(*table, metric("auc")), 0)); // the baseline itself
    }

    void whatAPersonSaidOfADirectionHolds()
    {
        Comparison how{.baselineRowId = 1};
        how.directions["loss"] = MetricDirection::HigherIsBetter;
        how.directions["auc"] = MetricDirection::Unknown;
        const auto table = make(threeRuns(), how);
        QCOMPARE(table->delta(row(*table, metric("loss")), 2)->judgement, Judgement::Better);
        QCOMPARE(table->delta(row(*table, metric("auc")), 1)->judgement, Judgement::Neutral);
    }

    void noDeltaWhereItCannotBeSaid()
    {
        QVERIFY(!cellDelta(notANumber, 1, MetricDirection::Unknown));
        QVERIFY(!cellDelta(1, infinity, MetricDirection::Unknown));
        QVERIFY(!cellDelta(infinity, infinity, MetricDirection::Unknown));
        QVERIFY(!cellDelta(1.7e308, -1.7e308, MetricDirection::Unknown)); // beyond the doubles
        const auto fromZero = cellDelta(2, 0, MetricDirection::HigherIsBetter);
        QCOMPARE(fromZero->absolute, 2.0);
        QVERIFY(std::isnan(fromZero->relative));
        // A rise from -4 to -2 is +50 %, not -50 %.
        QCOMPARE(cellDelta(-2, -4, MetricDirection::HigherIsBetter)->relative, 0.5);
        QCOMPARE(cellDelta(3, 3, MetricDirection::HigherIsBetter)->judgement, Judgement::Neutral);
    }

    void withoutABaselineThereAreNoDeltas()
    {
        const auto table = make(threeRuns());
        QVERIFY(!table->baseline());
        QVERIFY(!table->delta(row(*table, metric("auc")), 1));
        QVERIFY(!table->equalsBaseline(row(*table, metric("auc")), 0));
    }

    void columnsSortByARowWithTheBaselineFirst()
    {
        const auto order = [](const ColumnKey& key, Qt::SortOrder way, std::optional<std::int64_t> baseline) {
            return runOrder(*make(threeRuns(), {.baselineRowId = baseline}, {.sort = ColumnSort{key, way}}));
        };
        QCOMPARE(order(metric("auc"), Qt::DescendingOrder, {}), (QList<qint64>{2, 1, 3}));
        QCOMPARE(order(metric("auc"), Qt::AscendingOrder, {}), (QList<qint64>{3, 1, 2}));
        QCOMPARE(order(metric("auc"), Qt::AscendingOrder, 2), (QList<qint64>{2, 3, 1}));
        // Run 3 has no rate, and is last either way.
        QCOMPARE(order(param("lr"), Qt::AscendingOrder, {}), (QList<qint64>{2, 1, 3}));
        QCOMPARE(order(param("lr"), Qt::DescendingOrder, {}), (QList<qint64>{1, 2, 3}));
        QCOMPARE(order(metric("gone"), Qt::DescendingOrder, {}), (QList<qint64>{1, 2, 3}));
    }

    void infinitiesSortAsNumbersAndNaNBehindThem()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "a")
                              .metric("m", notANumber)
                              .run(2, "b")
                              .run(3, "c")
                              .metric("m", infinity)
                              .run(4, "d")
                              .metric("m", 1e-300)
                              .build();
        const auto order = [&](Qt::SortOrder way) {
            return runOrder(*make(runs, {}, {.sort = ColumnSort{metric("m"), way}}));
        };
        QCOMPARE(order(Qt::AscendingOrder), (QList<qint64>{4, 3, 1, 2}));
        QCOMPARE(order(Qt::DescendingOrder), (QList<qint64>{3, 4, 1, 2}));
    }

    /// Mean and sample deviation of 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squares 32, so sqrt(32 / 7).
    void groupsAreSummarised()
    {
        RunTableBuilder builder;
        int id = 1;
        for (const double value : {2, 4, 4, 4, 5, 5, 7, 9}) {
            builder.run(id, "run").metric("auc", value).param("g", "one");
            builder.param("opt", id <= 6 ? "adam" : "sgd");
            ++id;
        }
        builder.run(id, "x").metric("auc", 1).param("g", "two");
        const auto table = make(builder.build(), {.groupBy = param("g")});
        QCOMPARE(table->columns().size(), std::size_t(2));
        const auto summary = table->summary(row(*table, metric("auc")), 0);
        QCOMPARE(summary.stats.count, std::size_t(8));
        QCOMPARE(summary.stats.mean, 5.0);
        QVERIFY(qAbs(summary.stats.deviation - std::sqrt(32.0 / 7)) < 1e-14);
        QCOMPARE(summary.stats.median, 4.5);
        const auto text = table->summary(row(*table, param("opt")), 0);
        QCOMPARE(text.mostFrequent, QStringLiteral("adam"));
        QCOMPARE(text.share(), 0.75);
        QCOMPARE(text.stats.distinct, std::size_t(2));
        QVERIFY(std::isnan(table->summary(row(*table, param("opt")), 1).share()));
        QVERIFY(std::isnan(table->summary(row(*table, metric("auc")), 1).stats.deviation)); // n 1
    }

    void groupsAreComparedByTheChosenStatistic()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "a")
                              .metric("auc", 1)
                              .param("g", "one")
                              .run(2, "b")
                              .metric("auc", 2)
                              .param("g", "one")
                              .run(3, "c")
                              .metric("auc", 9)
                              .param("g", "one")
                              .run(4, "d")
                              .metric("auc", 3)
                              .param("g", "two")
                              .build();
        const auto compared = compareRows(runs, {.groupBy = param("g")}, {});
        const auto means = DifferenceTable::make(compared, {});
        QCOMPARE(means->baseline(), std::optional<std::uint32_t>(0)); // the first group
        QCOMPARE(means->delta(row(*means, metric("auc")), 1)->absolute, -1.0);
        QCOMPARE(means->delta(row(*means, metric("auc")), 1)->judgement, Judgement::Worse);
        const auto medians = DifferenceTable::make(compared, {.statistic = GroupStatistic::Median}, means);
        QCOMPARE(medians->delta(row(*medians, metric("auc")), 1)->absolute, 1.0);
        QCOMPARE(&medians->rows(), &means->rows()); // the same keys, not made again
    }

    void theBaselinesGroupIsTheReference()
    {
        const auto runs = RunTableBuilder()
                              .run(1, "a")
                              .metric("auc", 1)
                              .param("g", "one")
                              .run(2, "b")
                              .metric("auc", 2)
                              .param("g", "two")
                              .build();
        const auto table = make(runs, {.groupBy = param("g"), .baselineRowId = 2});
        QCOMPARE(table->baseline(), std::optional<std::uint32_t>(1));
        QCOMPARE(table->columns(), (std::vector<std::uint32_t>{1, 0}));
    }

    void nothingAndOneRunMakeEmptyTables()
    {
        QCOMPARE(print(*make(RunTableBuilder().build())), QString());
        const auto one = RunTableBuilder().run(1, "a").metric("auc", 1).build();
        QCOMPARE(print(*make(one)), QString()); // nothing to differ from
        QCOMPARE(print(*make(one, {}, {.keys = DifferenceOptions::Keys::All})),
                 QStringLiteral("[Metrics] auc"));
    }
};

QTEST_APPLESS_MAIN(DifferenceTableTest)
#include "tst_differencetable.moc"
