#include "models/values/RankCorrelation.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <vector>

using namespace ph;

class RankCorrelationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishedExample()
    {
        // IQ and hours of television: the worked example of Wikipedia's "Spearman's rank correlation
        // coefficient", whose result is -29/165.
        const std::vector<double> iq{106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        const std::vector<double> hours{7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
        const auto result = spearman(iq, hours);
        QCOMPARE(result.n, std::size_t(10));
        QVERIFY(std::abs(result.rho + 29.0 / 165.0) < 1e-12);
    }

    void tiesShareTheirMeanRank()
    {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: Pearson's r is 4.5 / sqrt(4.5 * 5).
        const std::vector<double> x{1, 2, 2, 3}, y{1, 2, 3, 4};
        QVERIFY(std::abs(spearman(x, y).rho - 4.5 / std::sqrt(22.5)) < 1e-12);
    }

    void onlyTheOrderCounts()
    {
        const std::vector<double> x{1e-300, 1, 1e5, 1e300}, y{4, 3, 2, 1};
        QCOMPARE(spearman(x, y).rho, -1.0);
    }

    void whatCannotBeSaid()
    {
        const double none = std::nan("");
        const std::vector<double> x{1, none, 3, 4}, y{1, 2, none, 4}, same{5, 5, 5, 5}, rising{1, 2, 3, 4};
        QCOMPARE(spearman(x, y).n, std::size_t(2));
        QVERIFY(std::isnan(spearman(same, rising).rho));
    }
};

QTEST_APPLESS_MAIN(RankCorrelationTest)
#include "tst_rankcorrelation.moc"
