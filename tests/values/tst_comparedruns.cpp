#include "models/values/ComparedRuns.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

#include <numeric>
#include <set>

using namespace ph;
using ph::testing::RunTableBuilder;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
const ColumnKey model{ColumnKind::Param, QStringLiteral("model")};

RunTablePtr numbered(int count)
{
    RunTableBuilder builder;
    for (int i = 1; i <= count; ++i)
        builder.run(i, QStringLiteral("run %1").arg(i)).metric(QStringLiteral("auc"), i);
    return builder.build();
}

/// `table` without some of its rows.
RunTablePtr without(const RunTablePtr& table, const std::set<std::uint32_t>& rows)
{
    std::vector<std::uint32_t> kept;
    for (std::uint32_t row = 0; row < table->rowCount(); ++row) {
        if (!rows.contains(row))
            kept.push_back(row);
    }
    return selectedRows(*table, kept);
}

} // namespace

class ComparedRunsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSelectionHoldsTheChosenRunsInOrderOfIdOnce()
    {
        const auto table = numbered(5);
        const std::vector<std::uint32_t> rows{4, 1, 4};
        const auto some = selectedRows(*table, rows);
        QCOMPARE(some->rowCount(), 2U);
        QCOMPARE(some->rowId(0), 2);
        QCOMPARE(some->rowId(1), 5);
        QCOMPARE(some->numbers(auc)->values[1], 5.0);
        QCOMPARE(some->entity(1), table->entity(4));
    }

    void parentsOutsideOfASelectionAreNone()
    {
        const auto table = RunTableBuilder()
                               .run(1, QStringLiteral("parent"))
                               .run(2, QStringLiteral("child"), 1)
                               .run(3, QStringLiteral("other child"), 1)
                               .build();
        QCOMPARE(selectedRows(*table, std::vector<std::uint32_t>{1, 2})->parent(0), -1);
        QCOMPARE(selectedRows(*table, std::vector<std::uint32_t>{0, 2})->parent(1), 0);
    }

    void columnsThatNoChosenRunHasAreLeftOut()
    {
        const auto table = RunTableBuilder()
                               .run(1, QStringLiteral("a"))
                               .metric(QStringLiteral("auc"), 1)
                               .run(2, QStringLiteral("b"))
                               .param(QStringLiteral("model"), QStringLiteral("x"))
                               .build();
        const auto second = selectedRows(*table, std::vector<std::uint32_t>{1});
        QVERIFY(!second->find(auc));
        QVERIFY(second->find(model));
    }

    void aParamIsNumericByTheChosenRunsAlone()
    {
        const ColumnKey depth{ColumnKind::Param, QStringLiteral("depth")};
        const auto table = RunTableBuilder()
                               .run(1, QStringLiteral("a"))
                               .param(QStringLiteral("depth"), QStringLiteral("6"))
                               .run(2, QStringLiteral("b"))
                               .param(QStringLiteral("depth"), QStringLiteral("auto"))
                               .build();
        QVERIFY(!table->texts(depth)->numeric());
        QVERIFY(selectedRows(*table, std::vector<std::uint32_t>{0})->texts(depth)->numeric());
    }

    void theFirstTwelveRunsDifferInColourTheFirst48InColourAndDash()
    {
        const auto twelve = compareRows(numbered(12), {}, nullptr);
        std::set<int> colours;
        for (const auto& look : twelve->looks)
            colours.insert(look.colour);
        QCOMPARE(colours.size(), 12U);

        const auto many = compareRows(numbered(48), {}, nullptr);
        std::set<std::pair<int, int>> looks;
        for (const auto& look : many->looks)
            looks.insert({look.colour, look.dash});
        QCOMPARE(looks.size(), 48U);
    }

    void theFirstEightRunsDifferInTheirMarkers()
    {
        const auto all = numbered(60);
        for (std::uint32_t from = 0; from + runMarkers <= 60; ++from) { // whatever colours they prefer
            std::vector<std::uint32_t> rows(runMarkers);
            std::iota(rows.begin(), rows.end(), from);
            const auto runs = compareRows(selectedRows(*all, rows), {}, nullptr);
            std::set<int> markers;
            for (const auto& look : runs->looks)
                markers.insert(look.marker);
            QCOMPARE(markers.size(), std::size_t(runMarkers));
        }
    }

    void aRunTendsToTheSameColourInEveryComparison()
    {
        const auto all = numbered(12);
        std::map<std::int64_t, int> preferred; // as each looks alone
        std::set<int> distinct;
        for (std::size_t place = 0; place < all->rowCount(); ++place) {
            const std::vector<std::uint32_t> row{std::uint32_t(place)};
            const auto alone = compareRows(selectedRows(*all, row), {}, nullptr);
            preferred[alone->rowId(0)] = alone->looks[0].colour;
            distinct.insert(alone->looks[0].colour);
        }
        QVERIFY(distinct.size() > 1 && distinct.size() < 12); // some have to make do
        // Whatever others are there, every colour that is preferred goes to one that prefers it.
        for (const auto& left : {std::set<std::uint32_t>{}, {0, 1, 2}, {5, 6, 11}}) {
            const auto runs = compareRows(without(all, left), {}, nullptr);
            std::set<int> wished, had;
            for (std::size_t place = 0; place < runs->size(); ++place) {
                wished.insert(preferred[runs->rowId(place)]);
                if (runs->looks[place].colour == preferred[runs->rowId(place)])
                    had.insert(runs->looks[place].colour);
            }
            QCOMPARE(had, wished);
        }
    }

    void aRunKeepsItsLookWhileOthersComeAndGo()
    {
        const auto all = numbered(30);
        const auto before = compareRows(without(all, {0, 7, 20}), {}, nullptr);
        const auto after = compareRows(without(all, {3, 4}), {}, before);
        for (std::size_t place = 0; place < after->size(); ++place) {
            if (const auto old = before->placeOf(after->rowId(place)))
                QCOMPARE(after->looks[place], before->looks[*old]);
        }
    }

    void namesThatAreTheSameAreToldApartByTheirIds()
    {
        const auto runs = compareRows(RunTableBuilder()
                                          .run(1, QStringLiteral("trial"))
                                          .run(2, QStringLiteral("trial"))
                                          .run(3, QStringLiteral("best"))
                                          .run(4, QString())
                                          .build(),
                                      {}, nullptr);
        QCOMPARE(runs->names, QStringList({QStringLiteral("trial · run-1"), QStringLiteral("trial · run-2"),
                                           QStringLiteral("best"), QStringLiteral("run-4")}));
    }

    void groupsHoldEveryRunOnceAndKeepTheirLook()
    {
        RunTableBuilder builder;
        for (int i = 1; i <= 9; ++i) {
            builder.run(i, QString::number(i));
            if (i % 3)
                builder.param(QStringLiteral("model"),
                              i % 3 == 1 ? QStringLiteral("xgb") : QStringLiteral("lgbm"));
        }
        const auto table = builder.build();
        Comparison how;
        how.groupBy = model;
        const auto runs = compareRows(table, how, nullptr);
        QCOMPARE(runs->groups.size(), 3U);
        std::size_t held = 0;
        for (std::size_t g = 0; g < runs->groups.size(); ++g) {
            for (const auto place : runs->groups[g].places) {
                QCOMPARE(runs->groupOf[place], int(g));
                QCOMPARE(runs->look(place), runs->groups[g].look);
                ++held;
            }
        }
        QCOMPARE(held, 9U);
        // The first group's runs go: the others look as before.
        const auto fewer = compareRows(without(table, {0, 3, 6}), how, runs);
        for (const auto& group : fewer->groups) {
            const auto old = std::find_if(runs->groups.begin(), runs->groups.end(),
                                          [&](const auto& g) { return g.label == group.label; });
            QCOMPARE(group.look, old->look);
        }
    }

    void theBaselineIsKnownByItsIdAndNoneWhereItIsNotCompared()
    {
        Comparison how;
        how.baselineRowId = 3;
        QCOMPARE(compareRows(numbered(5), how, nullptr)->baseline, std::optional<std::uint32_t>(2));
        QCOMPARE(compareRows(without(numbered(5), {2}), how, nullptr)->baseline, std::nullopt);
    }

    void metricPlacesAreTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("known");
        for (const auto* text : {"last", "min", "max", "0", "1200", "-5"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const auto* text : {"", "mean", "1.5", "9223372036854775808"})
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text) << false;
    }
    void metricPlacesAreTexts()
    {
        QFETCH(QString, text);
        QFETCH(bool, known);
        const auto at = metricAtFromText(text);
        QCOMPARE(at.has_value(), known);
        if (at)
            QCOMPARE(metricAtText(*at), text);
    }

    void aMetricsNameTellsWhichWayIsBetter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("direction");
        QTest::newRow("loss") << QStringLiteral("val/loss") << QStringLiteral("lower");
        QTest::newRow("camel case") << QStringLiteral("validationLoss") << QStringLiteral("lower");
        QTest::newRow("latency") << QStringLiteral("latency_p95_ms") << QStringLiteral("lower");
        QTest::newRow("auc") << QStringLiteral("auc") << QStringLiteral("higher");
        QTest::newRow("accuracy") << QStringLiteral("test_accuracy") << QStringLiteral("higher");
        QTest::newRow("no whole word") << QStringLiteral("glossary") << QStringLiteral("unknown");
        QTest::newRow("both") << QStringLiteral("loss_vs_accuracy") << QStringLiteral("unknown");
        QTest::newRow("neither") << QStringLiteral("epoch") << QStringLiteral("unknown");
        QTest::newRow("empty") << QString() << QStringLiteral("unknown");
    }
    void aMetricsNameTellsWhichWayIsBetter()
    {
        QFETCH(QString, name);
        QFETCH(QString, direction);
        QCOMPARE(metricDirectionName(directionFromName(name)), direction);
    }

    void whatAPersonSaysOverrulesTheName()
    {
        Comparison how;
        how.directions[QStringLiteral("loss")] = MetricDirection::HigherIsBetter;
        const auto runs = compareRows(numbered(1), how, nullptr);
        QCOMPARE(runs->direction(QStringLiteral("loss")), MetricDirection::HigherIsBetter);
        QCOMPARE(runs->direction(QStringLiteral("auc")), MetricDirection::HigherIsBetter);
    }

    void noRunsAtAllAreAComparisonToo()
    {
        const auto runs = compareRows(std::make_shared<const RunTable>(), {}, nullptr);
        QCOMPARE(runs->size(), 0U);
        QVERIFY(!runs->isGrouped());
    }
};

QTEST_GUILESS_MAIN(ComparedRunsTest)
#include "tst_comparedruns.moc"
