#include "services/frames/ColumnProfiler.h"
#include "tests/services/FrameLab.h"

#include <random>

using namespace ph;
using namespace ph::testing;

/// What a column holds, told from one look at each of its values.
class TestFramesProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsFiguresOfNumbers();
    void tellsFrequentCategories();
    void tellsLengthsOfTexts();
    void nothingIsNoFigure();
    void integersThatDoublesConfuseAreDistinct();
    void quantilesAreExactUntilTheyAreSampled();
    void distinctCountsAreExactUntilTheyAreEstimated();

private:
    ColumnProfile profileOf(const QByteArray& cells)
    {
        FrameProfile profile;
        const auto reading =
            readFrame({.path = lab_.write(QStringLiteral("one.csv"), "x,y\n" + cells)}, profile);
        if (!reading)
            qFatal("%s", qPrintable(reading.error().detail));
        return profile.profiles().front();
    }
    FrameLab lab_;
};

void TestFramesProfile::tellsFiguresOfNumbers()
{
    const auto profile = profileOf("1.5,\n2.5,\n2.5,\nNA,\ninf,\n3.5,\n");
    QCOMPARE(profile.rows, 6u);
    QCOMPARE(profile.missing, 1u);
    QCOMPARE(profile.infinite, 1u);
    QCOMPARE(profile.distinct, 4u); // infinity is a value
    QCOMPARE(profile.distinctError, 0.0);
    QCOMPARE(profile.minimum, 1.5);
    QCOMPARE(profile.maximum, 3.5);
    QCOMPARE(profile.mean, 2.5);
    QCOMPARE(profile.deviation, std::sqrt(2.0 / 3));
    QCOMPARE(profile.quantiles[4], 2.5);
    QCOMPARE(profile.top.front(), std::pair(QStringLiteral("2.5"), std::size_t(2)));
}

void TestFramesProfile::tellsFrequentCategories()
{
    const auto profile = profileOf("eu,\nus,\neu,\nasia,\nus,\neu,\n");
    QCOMPARE(int(profile.column.type), int(FrameType::Category));
    QCOMPARE(profile.distinct, 3u);
    QCOMPARE(profile.top.size(), 3u);
    QCOMPARE(profile.top[0], std::pair(QStringLiteral("eu"), std::size_t(3)));
    QCOMPARE(profile.top[1], std::pair(QStringLiteral("us"), std::size_t(2)));
}

void TestFramesProfile::tellsLengthsOfTexts()
{
    ColumnProfiler profiler({.name = QStringLiteral("x"), .type = FrameType::Text});
    const std::string bytes = "abcdefgh";
    const std::vector<std::uint64_t> ends{3, 3, 8};
    profiler.add({.type = FrameType::Text, .texts = {bytes, ends}});
    const auto profile = profiler.profile();
    QCOMPARE(profile.missing, 1u);
    QCOMPARE(profile.minimum, 3.0);
    QCOMPARE(profile.maximum, 5.0);
}

void TestFramesProfile::nothingIsNoFigure()
{
    const auto profile = profileOf("NA,\n,\n");
    QCOMPARE(profile.missing, profile.rows);
    QCOMPARE(profile.distinct, 0u);
    QVERIFY(std::isnan(profile.mean) && std::isnan(profile.minimum) && std::isnan(profile.deviation));
    QVERIFY(profile.quantiles.empty() && profile.top.empty());
}

void TestFramesProfile::integersThatDoublesConfuseAreDistinct()
{
    QCOMPARE(profileOf("9007199254740992,\n9007199254740993,\n").distinct, 2u);
}

void TestFramesProfile::quantilesAreExactUntilTheyAreSampled()
{
    ColumnProfiler few({.name = QStringLiteral("x")}), many({.name = QStringLiteral("x")});
    std::vector<double> values(300'000);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = double(i);
    std::shuffle(values.begin(), values.end(), std::mt19937_64(3));
    many.add({.type = FrameType::Number, .numbers = values});
    few.add({.type = FrameType::Number, .numbers = std::span(values).first(1001)});
    QCOMPARE(few.profile().rankError, 0.0);
    const auto profile = many.profile();
    QVERIFY(profile.rankError > 0 && profile.rankError < 0.01);
    QCOMPARE(profile.quantiles.front(), 0.0);
    QCOMPARE(profile.quantiles.back(), 299'999.0);
    for (std::size_t i = 0; i < ColumnProfile::ranks.size(); ++i)
        QVERIFY(std::abs(profile.quantiles[i] / 299'999 - ColumnProfile::ranks[i]) <= profile.rankError);
}

void TestFramesProfile::distinctCountsAreExactUntilTheyAreEstimated()
{
    DistinctCount count;
    for (int i = 0; i < 60'000; ++i)
        count.add("word " + std::to_string(i % 30'000));
    QVERIFY(count.isExact());
    QCOMPARE(count.count(), 30'000u);
    QCOMPARE(count.mostFrequent(1).front().second, 2u);
    for (int i = 0; i < 500'000; ++i)
        count.add("word " + std::to_string(i));
    QVERIFY(!count.isExact());
    QVERIFY(count.mostFrequent(1).empty());
    QVERIFY2(std::abs(double(count.count()) / 500'000 - 1) < 4 * count.relativeError(),
             qPrintable(QString::number(count.count())));
}

QTEST_GUILESS_MAIN(TestFramesProfile)
#include "tst_frames_profile.moc"
