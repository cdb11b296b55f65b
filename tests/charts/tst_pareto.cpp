#include "models/charts/ParetoFront.h"
#include "tests/support/Testing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace ph;

namespace {

constexpr auto higher = MetricDirection::HigherIsBetter;
constexpr auto lower = MetricDirection::LowerIsBetter;
using Places = std::vector<std::uint32_t>;

Places sorted(Places places)
{
    std::sort(places.begin(), places.end());
    return places;
}

/// The definition, word for word: who is dominated by nobody.
Places nobodyDominates(std::span<const Objective> objectives)
{
    Places places;
    const auto count = objectives.front().values.size();
    for (std::uint32_t a = 0; a < count; ++a) {
        bool stands = true;
        for (const auto& objective : objectives)
            stands = stands && !std::isnan(objective.values[a]);
        for (std::uint32_t b = 0; stands && b < count; ++b) {
            bool noWorse = true, better = false;
            for (const auto& objective : objectives) {
                const double sign = objective.direction == lower ? -1 : 1;
                const double mine = sign * objective.values[a], other = sign * objective.values[b];
                noWorse = noWorse && other >= mine;
                better = better || other > mine;
            }
            stands = !(noWorse && better);
        }
        if (stands)
            places.push_back(a);
    }
    return places;
}

} // namespace

class ParetoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void qualityAgainstLatency()
    {
        const std::vector<double> auc{0.90, 0.95, 0.93, 0.80, 0.95};
        const std::vector<double> latency{10, 30, 20, 15, 40};
        const std::vector<Objective> wanted{{auc, higher}, {latency, lower}};
        const auto front = paretoFront(wanted);
        QCOMPARE(front.places, (Places{1, 2, 0})); // the best auc first
        QCOMPARE(front.isOn, (std::vector<bool>{true, true, true, false, false}));
        QVERIFY(dominates(wanted, 0, 3));
        QVERIFY(dominates(wanted, 1, 4));
        QVERIFY(!dominates(wanted, 0, 1));
        QVERIFY(!dominates(wanted, 1, 1));
    }

    void threeObjectivesKeepWhatTwoWouldDrop()
    {
        const std::vector<double> auc{0.90, 0.95}, latency{30, 10}, cost{1, 5};
        const std::vector<Objective> two{{auc, higher}, {latency, lower}};
        const std::vector<Objective> three{{auc, higher}, {latency, lower}, {cost, lower}};
        QCOMPARE(paretoFront(two).places, (Places{1}));
        QCOMPARE(sorted(paretoFront(three).places), (Places{0, 1}));
    }

    void tiesStandTogether()
    {
        const std::vector<double> x{1, 1, 2, 2, 1}, y{2, 2, 1, 1, 1};
        const std::vector<Objective> wanted{{x, higher}, {y, higher}};
        QCOMPARE(sorted(paretoFront(wanted).places), (Places{0, 1, 2, 3}));
    }

    void withoutAValueNobodyCompetes()
    {
        const double none = std::nan("");
        const std::vector<double> x{1, none, 5}, y{1, 9, none};
        const std::vector<Objective> wanted{{x, higher}, {y, higher}};
        const auto front = paretoFront(wanted);
        QCOMPARE(front.places, (Places{0}));
        QCOMPARE(front.compared, std::size_t(1));
        QCOMPARE(front.leftOut, std::size_t(2));
    }

    void unknownDirectionIsTakenAsHigher()
    {
        const std::vector<double> x{1, 2};
        const std::vector<Objective> wanted{{x, MetricDirection::Unknown}};
        QCOMPARE(paretoFront(wanted).places, (Places{1}));
    }

    void nobody()
    {
        const std::vector<double> empty;
        const std::vector<Objective> wanted{{empty, higher}, {empty, lower}};
        QVERIFY(paretoFront(wanted).places.empty());
    }

    void agreesWithTheDefinition_data()
    {
        QTest::addColumn<int>("objectives");
        QTest::addColumn<int>("levels"); // few: many ties
        for (const int objectives : {1, 2, 3}) {
            for (const int levels : {2, 5, 1'000'000})
                QTest::addRow("%d objectives, %d levels", objectives, levels) << objectives << levels;
        }
    }
    void agreesWithTheDefinition()
    {
        QFETCH(int, objectives);
        QFETCH(int, levels);
        std::mt19937 random(11);
        for (int round = 0; round < 60; ++round) {
            std::vector<std::vector<double>> values(std::size_t(objectives), std::vector<double>(150));
            std::vector<Objective> wanted;
            for (auto& column : values) {
                for (auto& value : column)
                    value = random() % 20 == 0 ? std::nan("") : double(random() % unsigned(levels));
                wanted.push_back({column, random() % 2 ? higher : lower});
            }
            QCOMPARE(sorted(paretoFront(wanted).places), nobodyDominates(wanted));
        }
    }
};

QTEST_APPLESS_MAIN(ParetoTest)
#include "tst_pareto.moc"
