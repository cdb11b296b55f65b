#include "models/values/RunGrouping.h"
#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

QString printed(const std::vector<RunGroup>& groups)
{
    QStringList lines;
    for (const auto& group : groups) {
        QStringList rows;
        for (const auto row : group.rows)
            rows += QString::number(row);
        lines += group.label + QStringLiteral(": ") + rows.join(u' ');
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace

/// Groups of runs against groups made by hand.
class TestRunGrouping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groupsTextInOrderOfAppearance();
    void groupsFewNumbersByValue();
    void cutsManyNumbersIntoNiceRanges();
    void theLargestDoubleIsAnInfinityThatWentThroughSql();
    void keepsEveryRowOnce();
    void summarisesEachGroup();
};

void TestRunGrouping::groupsTextInOrderOfAppearance()
{
    const auto table = TableOfRuns(4)
                           .texts(param("m"), {QStringLiteral("xgb"), std::nullopt, QStringLiteral("svm"),
                                               QStringLiteral("xgb")})
                           .table();
    const std::vector<std::uint32_t> rows = {3, 2, 1, 0};
    const auto groups = groupRows(table, rows, param("m"));
    QCOMPARE(printed(groups), QStringLiteral("xgb: 3 0; svm: 2; —: 1"));
    QVERIFY(groups.back().kind == RunGroup::Kind::Missing);
    QCOMPARE(groups.back().key, QString());
    QCOMPARE(printed(groupRows(table, rows, param("gone"))), QStringLiteral("—: 3 2 1 0"));
    QVERIFY(groupRows(table, {}, param("m")).empty());
}

void TestRunGrouping::groupsFewNumbersByValue()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto table =
        TableOfRuns(6)
            .numbers(metric("a"), {2.5, nan, std::nullopt, -1.0, 2.5, 0.1})
            .texts(param("lr"), {QStringLiteral("0.1"), QStringLiteral("1e-1"), QStringLiteral("10"),
                                 QStringLiteral("9"), std::nullopt, QStringLiteral("10")})
            .table();
    const std::vector<std::uint32_t> rows = {0, 1, 2, 3, 4, 5};
    QCOMPARE(printed(groupRows(table, rows, metric("a"))),
             QStringLiteral("-1: 3; 0.1: 5; 2.5: 0 4; NaN: 1; —: 2"));
    QCOMPARE(printed(groupRows(table, rows, param("lr"))), QStringLiteral("0.1: 0 1; 9: 3; 10: 2 5; —: 4"));
}

void TestRunGrouping::cutsManyNumbersIntoNiceRanges()
{
    std::vector<std::optional<double>> values;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i <= 100; ++i) {
        values.emplace_back(i / 100.0);
        rows.push_back(i);
    }
    const auto table = TableOfRuns(101).numbers(metric("a"), values).table();
    const auto groups = groupRows(table, rows, metric("a"));
    QCOMPARE(groups.size(), 10U);
    QCOMPARE(groups[0].label, QStringLiteral("0 – 0.1"));
    QCOMPARE(groups[3].label, QStringLiteral("0.3 – 0.4"));
    QCOMPARE(groups[3].rows.front(), 30U);
    QCOMPARE(groups[3].rows.size(), 10U);
    // the last range is closed
    QCOMPARE(groups[9].label, QStringLiteral("0.9 – 1"));
    QCOMPARE(groups[9].rows.size(), 11U);
}

void TestRunGrouping::theLargestDoubleIsAnInfinityThatWentThroughSql()
{
    constexpr double largest = std::numeric_limits<double>::max(),
                     inf = std::numeric_limits<double>::infinity();
    const auto table = TableOfRuns(5).numbers(metric("a"), {largest, inf, 1.0, -largest, 2.0}).table();
    const auto groups = groupRows(table, std::vector<std::uint32_t>{0, 1, 2, 3, 4}, metric("a"));
    QCOMPARE(groups.front().key, QStringLiteral("-inf"));
    QCOMPARE(groups.back().key, QStringLiteral("inf"));
    QCOMPARE(groups.back().rows, (std::vector<std::uint32_t>{0, 1}));
}

void TestRunGrouping::keepsEveryRowOnce()
{
    std::mt19937_64 random(9);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::optional<double>> values;
        std::vector<std::uint32_t> rows;
        const double scale = std::pow(10.0, double(random() % 600) - 300);
        const double offset = random() % 2 == 0 ? 0 : scale * 1e6;
        for (std::uint32_t i = 0; i < 100; ++i) {
            rows.push_back(i);
            const auto draw = random() % 40;
            values.push_back(draw == 0   ? std::optional<double>()
                             : draw == 1 ? std::numeric_limits<double>::quiet_NaN()
                             : draw == 2 ? std::numeric_limits<double>::infinity()
                                         : offset + scale * double(random() % 1000));
        }
        const auto groups =
            groupRows(TableOfRuns(100).numbers(metric("a"), values).table(), rows, metric("a"));
        std::vector<std::uint32_t> seen;
        int ranges = 0;
        for (const auto& group : groups) {
            QVERIFY(!group.rows.empty());
            seen.insert(seen.end(), group.rows.begin(), group.rows.end());
            ranges += group.kind == RunGroup::Kind::Range ? 1 : 0;
            for (const auto row : group.rows) {
                if (group.kind == RunGroup::Kind::Range)
                    QVERIFY(*values[row] >= group.from && *values[row] <= group.to);
            }
        }
        QVERIFY(ranges <= 13);
        std::sort(seen.begin(), seen.end());
        QCOMPARE(seen, rows);
    }
}

void TestRunGrouping::summarisesEachGroup()
{
    const auto table = TableOfRuns(4)
                           .texts(param("m"), {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a"),
                                               QStringLiteral("a")})
                           .numbers(metric("auc"), {0.5, 0.9, 0.75, std::nullopt})
                           .table();
    const std::vector<std::uint32_t> rows = {0, 1, 2, 3};
    const std::vector<ColumnKey> columns = {metric("auc")};
    const auto groups = groupRows(table, rows, param("m"), columns);
    QCOMPARE(groups[0].stats[0].mean, 0.625);
    QCOMPARE(groups[0].stats[0].missing, 1U);
    QCOMPARE(groups[1].stats[0].max, 0.9);
}

QTEST_GUILESS_MAIN(TestRunGrouping)
#include "tst_rungrouping.moc"
