#include "models/values/NaturalOrder.h"
#include "services/query/RowOrder.h"
#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Order = std::vector<std::uint32_t>;

Order sorted(const RunTable& table, const std::vector<SortKey>& keys)
{
    return sortedRows(table, RowMask(table.rowCount(), true), keys);
}

} // namespace

/// The order of rows.
class TestQuerySorting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsNanAndAbsentLastInBothDirections();
    void fallsBackToNewestThenRow();
    void readsTextNaturally();
    void readsNumericTextAsNumbers();
    void sortsByManyKeys();
    void takesOnlyMaskedRows();
    void agreesWithStableSort();
    void ordersLongDigitsByValue();
    void aKeptOrderGivesWhatSortingDoes();
};

void TestQuerySorting::keepsNanAndAbsentLastInBothDirections()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const auto table =
        TableOfRuns(7).numbers(metric("a"), {nan, 2.0, std::nullopt, -inf, inf, -0.0, 0.0}).table();
    QCOMPARE(sorted(table, {{metric("a"), Qt::AscendingOrder}}), (Order{3, 5, 6, 1, 4, 0, 2}));
    QCOMPARE(sorted(table, {{metric("a"), Qt::DescendingOrder}}), (Order{4, 1, 5, 6, 3, 0, 2}));
    const auto times = TableOfRuns(3).times(attr(attribute::endTime), {5, std::nullopt, -5}).table();
    QCOMPARE(sorted(times, {{attr(attribute::endTime), Qt::AscendingOrder}}), (Order{2, 0, 1}));
    QCOMPARE(sorted(times, {{attr(attribute::endTime), Qt::DescendingOrder}}), (Order{0, 2, 1}));
}

void TestQuerySorting::fallsBackToNewestThenRow()
{
    const auto table = TableOfRuns(5)
                           .numbers(metric("a"), {1.0, 1.0, 1.0, 1.0, 0.0})
                           .times(attr(attribute::startTime), {10, 30, std::nullopt, 30, 5})
                           .table();
    QCOMPARE(sorted(table, {{metric("a"), Qt::AscendingOrder}}), (Order{4, 1, 3, 0, 2}));
    QCOMPARE(sorted(table, {}), (Order{1, 3, 0, 4, 2}));
    QCOMPARE(sorted(table, {{metric("gone"), Qt::AscendingOrder}}), (Order{1, 3, 0, 4, 2}));
}

void TestQuerySorting::readsTextNaturally()
{
    const auto table = TableOfRuns(8)
                           .texts(attr(attribute::name),
                                  {QStringLiteral("run-10"), QStringLiteral("Run-9"),
                                   QStringLiteral("run-010"), std::nullopt, QStringLiteral("alpha"),
                                   QStringLiteral("Beta"), QStringLiteral("run-9b"), QStringLiteral("")})
                           .table();
    QCOMPARE(sorted(table, {{attr(attribute::name), Qt::AscendingOrder}}), (Order{7, 4, 5, 1, 6, 2, 0, 3}));
    QCOMPARE(sorted(table, {{attr(attribute::name), Qt::DescendingOrder}}), (Order{0, 2, 6, 1, 5, 4, 7, 3}));
}

void TestQuerySorting::readsNumericTextAsNumbers()
{
    const auto table = TableOfRuns(4)
                           .texts(param("lr"), {QStringLiteral("1e-2"), QStringLiteral("0.001"), std::nullopt,
                                                QStringLiteral("-5")})
                           .table();
    QCOMPARE(sorted(table, {{param("lr"), Qt::AscendingOrder}}), (Order{3, 1, 0, 2}));
    QCOMPARE(sorted(table, {{param("lr"), Qt::DescendingOrder}}), (Order{0, 1, 3, 2}));
}

void TestQuerySorting::sortsByManyKeys()
{
    const auto table = TableOfRuns(5)
                           .texts(param("model"), {QStringLiteral("b"), QStringLiteral("a"),
                                                   QStringLiteral("b"), QStringLiteral("a"), std::nullopt})
                           .numbers(metric("auc"), {0.1, 0.2, 0.3, std::nullopt, 0.9})
                           .table();
    QCOMPARE(sorted(table, {{param("model"), Qt::AscendingOrder}, {metric("auc"), Qt::DescendingOrder}}),
             (Order{1, 3, 2, 0, 4}));
}

void TestQuerySorting::takesOnlyMaskedRows()
{
    const auto table = TableOfRuns(4).numbers(metric("a"), {4.0, 3.0, 2.0, 1.0}).table();
    RowMask mask(4);
    mask.set(0);
    mask.set(2);
    QCOMPARE(sortedRows(table, mask, {{metric("a"), Qt::AscendingOrder}}), (Order{2, 0}));
    QCOMPARE(sortedRows(table, RowMask(4), {{metric("a"), Qt::AscendingOrder}}), Order{});
    QCOMPARE(sortedRows(RunTable(), RowMask(), {}), Order{});
}

void TestQuerySorting::agreesWithStableSort()
{
    std::mt19937_64 random(5);
    const std::size_t rows = 5000;
    std::vector<std::optional<double>> a(rows);
    std::vector<std::optional<double>> b(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        if (random() % 10 != 0)
            a[row] = double(std::int64_t(random() % 41) - 20);
        if (random() % 10 != 0)
            b[row] = std::bit_cast<double>(random());
    }
    const auto table = TableOfRuns(rows).numbers(metric("a"), a).numbers(metric("b"), b).table();
    for (const auto orderOfA : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        for (const auto orderOfB : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            // 0 number, 1 NaN, 2 absent
            const auto rank = [](const std::optional<double>& v) { return !v ? 2 : std::isnan(*v) ? 1 : 0; };
            const auto before = [&](const std::optional<double>& x, const std::optional<double>& y,
                                    Qt::SortOrder order) {
                if (rank(x) != rank(y))
                    return rank(x) < rank(y);
                return rank(x) == 0 && (order == Qt::AscendingOrder ? *x < *y : *x > *y);
            };
            Order expected(rows);
            for (std::size_t row = 0; row < rows; ++row)
                expected[row] = std::uint32_t(row);
            std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t x, std::uint32_t y) {
                if (before(a[x], a[y], orderOfA) || before(a[y], a[x], orderOfA))
                    return before(a[x], a[y], orderOfA);
                return before(b[x], b[y], orderOfB);
            });
            QCOMPARE(sorted(table, {{metric("a"), orderOfA}, {metric("b"), orderOfB}}), expected);
        }
    }
}

void TestQuerySorting::ordersLongDigitsByValue()
{
    const auto key = [](const std::string& text) {
        std::string bytes;
        appendNaturalKey(text, bytes);
        return bytes;
    };
    QVERIFY(key(std::string(300, '9')) < key("1" + std::string(300, '0')));
    QVERIFY(key(std::string(254, '9')) < key(std::string(255, '1')));
    QVERIFY(key("a2b") < key("a10b"));
    QCOMPARE(key("A007"), key("a7"));
    QVERIFY(key("a") < key("a1"));
    QVERIFY(key("Ä1") < key("ä2"));
}

void TestQuerySorting::aKeptOrderGivesWhatSortingDoes()
{
    std::mt19937 random(20261125);
    std::vector<std::optional<double>> numbers;
    std::vector<std::optional<QString>> texts;
    for (int i = 0; i < 5000; ++i) {
        numbers.push_back(random() % 5 ? std::optional(double(random() % 50)) : std::nullopt);
        texts.push_back(random() % 7 ? std::optional(QStringLiteral("run %1").arg(random() % 90))
                                     : std::nullopt);
    }
    const auto table = std::make_shared<const RunTable>(
        TableOfRuns(numbers.size()).numbers(metric("a"), numbers).texts(param("p"), texts).table());
    for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const std::vector<SortKey> keys{{param("p"), direction}, {metric("a"), Qt::DescendingOrder}};
        const auto order = rowOrder(table, keys, nullptr);
        for (const unsigned keep : {0U, 1U, 50U, 100U}) {
            RowMask mask(table->rowCount());
            for (std::size_t row = 0; row < mask.size(); ++row) {
                if (random() % 100 < keep)
                    mask.set(row);
            }
            QCOMPARE(rowsInOrder(*order, mask), sortedRows(*table, mask, keys));
        }
        QCOMPARE(rowOrder(table, keys, order), order);
        QVERIFY(rowOrder(table, {}, order) != order);
    }
}

QTEST_GUILESS_MAIN(TestQuerySorting)
#include "tst_query_sorting.moc"
