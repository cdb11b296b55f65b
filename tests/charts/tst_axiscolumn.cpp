#include "models/charts/AxisColumn.h"
#include "models/charts/ChartTable.h"
#include "models/charts/LinkedRuns.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

#include <QSignalSpy>

#include <array>

using namespace ph;
using ph::testing::RunTableBuilder;

namespace {

const QString m = QStringLiteral("m");
const ColumnKey metric{ColumnKind::Metric, m};
const ColumnKey param{ColumnKind::Param, m};

ComparedRunsPtr metrics(std::initializer_list<double> values)
{
    RunTableBuilder builder;
    int id = 0;
    for (const double value : values) {
        ++id;
        builder.run(id, QString::number(id)).metric(m, value);
    }
    builder.run(++id, QStringLiteral("lacks it"));
    return compareRows(builder.build(), {}, nullptr);
}

ComparedRunsPtr params(const QStringList& values)
{
    RunTableBuilder builder;
    int id = 0;
    for (const auto& value : values) {
        ++id;
        builder.run(id, QString::number(id)).param(m, value);
    }
    return compareRows(builder.build(), {}, nullptr);
}

} // namespace

class AxisColumnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasNotReadYetIsNotLacking()
    {
        auto runs = std::make_shared<ComparedRuns>(*metrics({1, 2, 3}));
        const auto before = axisColumn(*runs, metric);
        for (std::size_t place = 0; place < runs->size(); ++place) {
            if (!before.has(place))
                runs->unknown[metric.name].insert(runs->rowId(place));
        }
        QCOMPARE(before.left.absent, 1U);
        const auto axis = axisColumn(*runs, metric);
        QCOMPARE(axis.left.absent, 0U);
        QCOMPARE(axis.left.notRead, 1U);
        const auto said = leftOutReasons({&axis, 1});
        QVERIFY2(said.contains(QStringLiteral("not read yet")) && !said.contains(QStringLiteral("lack")),
                 qPrintable(said));
    }

    void everyRunHasAPlaceOrAReason()
    {
        const auto runs =
            metrics({1, 100, std::nan(""), HUGE_VAL, -1.797e308, -1.7976931348623157e308, 0, -5});
        const auto linear = axisColumn(*runs, metric);
        QCOMPARE(linear.left.absent, 1U);
        QCOMPARE(linear.left.notANumber, 1U);
        QCOMPARE(linear.left.infinite, 2U); // the largest double is how SQL back ends say infinity
        QCOMPARE(linear.range, (ChartRange{-1.797e308, 100}));

        const auto log = axisColumn(*runs, metric, AxisWish::Logarithmic);
        QCOMPARE(log.kind, AxisKind::Logarithmic);
        QCOMPARE(log.at[1], 2.0);
        QCOMPARE(log.left.notPositive, 3U);
        std::size_t placed = 0;
        for (std::size_t place = 0; place < runs->size(); ++place)
            placed += log.has(place);
        QCOMPARE(placed + log.left.total(), runs->size());
    }

    void whatIsLeftOutIsSaid()
    {
        const auto runs = metrics({1, std::nan(""), 0});
        const std::array columns{axisColumn(*runs, metric, AxisWish::Logarithmic)};
        const auto words = leftOutText(*runs, columns);
        QVERIFY2(words.contains(QStringLiteral("3 of 4")), qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("NaN")));
        const auto all = metrics({1, 2});
        const auto whole =
            compareRows(selectedRows(*all->table, std::vector<std::uint32_t>{0, 1}), {}, nullptr);
        const std::array complete{axisColumn(*whole, metric)};
        QCOMPARE(leftOutText(*whole, complete), QString());
    }

    void paramsThatAreNumbersAreNumbers()
    {
        const auto axis =
            axisColumn(*params({QStringLiteral("10"), QStringLiteral("9"), QStringLiteral("1e-3")}), param);
        QCOMPARE(axis.kind, AxisKind::Linear);
        QCOMPARE(axis.at[2], 0.001);
    }

    void otherParamsAreCategoriesInNaturalOrder()
    {
        const auto axis = axisColumn(
            *params({QStringLiteral("b10"), QStringLiteral("b9"), QStringLiteral("A"), QStringLiteral("b9")}),
            param);
        QCOMPARE(axis.kind, AxisKind::Category);
        QCOMPARE(axis.categories,
                 QStringList({QStringLiteral("A"), QStringLiteral("b9"), QStringLiteral("b10")}));
        QCOMPARE(axis.at, (std::vector<double>{2, 1, 0, 1}));
        QCOMPARE(axisText(axis, 1), QStringLiteral("b9"));
    }

    void tooManyCategoriesEndInOther()
    {
        QStringList many;
        for (int i = 0; i < 100; ++i)
            many.append(QStringLiteral("v%1").arg(i));
        many.append(QStringLiteral("v77")); // the most frequent one stays
        const auto axis = axisColumn(*params(many), param);
        QCOMPARE(axis.categories.size(), maxCategories);
        QVERIFY(axis.categories.contains(QStringLiteral("v77")));
        QCOMPARE(axis.left.total(), 0U);
        for (const double at : axis.at)
            QVERIFY(at >= 0 && at < maxCategories);
    }

    void aColumnThatNobodyHasIsAbsentInAll()
    {
        const auto axis = axisColumn(*metrics({1, 2}), {ColumnKind::Metric, QStringLiteral("other")});
        QCOMPARE(axis.left.absent, 3U);
        QVERIFY(!axis.range.valid());
    }

    void aSelectionIsSaidOnceAChange()
    {
        LinkedRuns linked;
        QSignalSpy said(&linked, &LinkedRuns::selectionChanged);
        linked.select({1, 2});
        linked.select({2, 1});
        QCOMPARE(said.size(), 1);
        linked.select({2, 3}, LinkedRuns::Change::Toggle);
        QCOMPARE(linked.selected(), LinkedRuns::Ids({1, 3}));
        linked.select({3, 4}, LinkedRuns::Change::Add);
        QCOMPARE(linked.selected(), LinkedRuns::Ids({1, 3, 4}));
        QVERIFY(linked.isDimmed(2));
        QVERIFY(!linked.isDimmed(3));
        linked.clearSelection();
        QVERIFY(!linked.isDimmed(2));
    }

    void runsThatGoAreForgotten()
    {
        LinkedRuns linked;
        linked.select({1, 2, 3});
        linked.setHidden({2, 4});
        linked.setHovered({2, 4});
        linked.keepOnly([](qint64 id) { return id != 4 && id != 1; });
        QCOMPARE(linked.selected(), LinkedRuns::Ids({2, 3}));
        QCOMPARE(linked.hidden(), LinkedRuns::Ids({2}));
        QCOMPARE(linked.hovered(), LinkedRuns::Ids({2}));
        QCOMPARE(linked.hoveredRun(), std::optional<qint64>(2));
        linked.setHovered({2, 3});
        QCOMPARE(linked.hoveredRun(), std::nullopt);
        QVERIFY(linked.isHovered(3) && !linked.isHovered(1));
    }

    void csvKeepsItsCellsApart()
    {
        QCOMPARE(csvLine({QStringLiteral("a,b"), QStringLiteral("say \"x\""), QStringLiteral("two\nlines")}),
                 QByteArray("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n"));
    }

    void csvDoesNotRunFormulasButKeepsNumbers()
    {
        QCOMPARE(csvLine({QStringLiteral("=1+1"), QStringLiteral("-0.5"), QStringLiteral("-x"),
                          QStringLiteral("+1e3")}),
                 QByteArray("'=1+1,-0.5,'-x,+1e3\r\n"));
        QCOMPARE(csvLine({QStringLiteral("-Infinity"), QStringLiteral("-inf"), QStringLiteral("Infinity"),
                          QStringLiteral("-Infinity()")}),
                 QByteArray("-Infinity,-inf,Infinity,'-Infinity()\r\n"));
    }
};

QTEST_GUILESS_MAIN(AxisColumnTest)
#include "tst_axiscolumn.moc"
