#include "services/store/CacheStore.h"
#include "services/store/HistoryCodec.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <bit>
#include <cmath>

#include <sqlite3.h>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
const EntityKey run{{1}, EntityKind::Run, QStringLiteral("a")};
const QString loss = QStringLiteral("loss");

double randomBits(std::mt19937_64& random)
{
    return std::bit_cast<double>(random());
}

MetricPoints randomPoints(std::size_t count, unsigned seed)
{
    std::mt19937_64 random{seed};
    MetricPoints points;
    std::int64_t step = 0;
    for (std::size_t i = 0; i < count; ++i) {
        switch (seed % 3) {
        case 0: // as training logs
            points.append(step++, 1'700'000'000'000 + std::int64_t(i) * 250 + std::int64_t(random() % 9),
                          double(float(1.0 / (1.0 + double(i)))));
            break;
        case 1: // anything at all
            points.append(std::int64_t(random()), std::int64_t(random()), randomBits(random));
            break;
        default:
            points.append(step += std::int64_t(random() % 3), noTime,
                          std::array{nan, -0.0, HUGE_VAL, -HUGE_VAL, 5e-324}[random() % 5]);
        }
    }
    return points;
}

std::vector<std::uint64_t> bitsOf(const MetricPoints& points)
{
    std::vector<std::uint64_t> bits;
    for (std::size_t i = 0; i < points.size(); ++i) {
        bits.push_back(std::uint64_t(points.steps[i]));
        bits.push_back(std::uint64_t(points.timestampsMs[i]));
        bits.push_back(std::bit_cast<std::uint64_t>(points.values[i]));
    }
    return bits;
}

MetricPoints part(const MetricPoints& points, std::size_t from, std::size_t to)
{
    MetricPoints some;
    for (auto i = from; i < to; ++i)
        some.append(points.steps[i], points.timestampsMs[i], points.values[i]);
    return some;
}

struct Store {
    Store()
        : file(std::filesystem::path(dir.path().toStdString()) / "cache.db")
    {
        open();
        Run r;
        r.key = run;
        if (!store->putRuns({1}, QStringLiteral("7"), batchOf({r}), 1, std::nullopt))
            qFatal("cannot write");
    }
    void open() { store = std::move(CacheStore::open(file)->store); }
    void close() { store.reset(); }
    CacheStore* operator->() { return store.get(); }
    std::int64_t integer(const char* sql)
    {
        sqlite3* db = nullptr;
        sqlite3_stmt* statement = nullptr;
        sqlite3_open(file.c_str(), &db);
        sqlite3_prepare_v2(db, sql, -1, &statement, nullptr);
        const auto value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
        sqlite3_finalize(statement);
        sqlite3_close(db);
        return value;
    }
    QTemporaryDir dir;
    std::filesystem::path file;
    std::unique_ptr<CacheStore> store;
};

/// Bucket by bucket, the slow way.
void compareOverview(const SeriesOverview& overview, const MetricPoints& points)
{
    QCOMPARE(overview.points, std::int64_t(points.size()));
    QCOMPARE(overview.buckets.size(), (points.size() + 63) / 64);
    for (std::size_t b = 0; b < overview.buckets.size(); ++b) {
        const auto& bucket = overview.buckets[b];
        std::vector<double> numbers;
        const auto from = b * 64;
        const auto to = std::min(from + 64, points.size());
        for (auto i = from; i < to; ++i) {
            if (!std::isnan(points.values[i]))
                numbers.push_back(points.values[i]);
        }
        QCOMPARE(bucket.points, std::uint32_t(to - from));
        QCOMPARE(bucket.nans, std::uint32_t(to - from - numbers.size()));
        QCOMPARE(bucket.firstStep, points.steps[from]);
        QCOMPARE(bucket.lastStep, points.steps[to - 1]);
        QCOMPARE(bucket.firstMs, points.timestampsMs[from]);
        QCOMPARE(bucket.lastMs, points.timestampsMs[to - 1]);
        if (numbers.empty()) {
            QVERIFY(std::isnan(bucket.min) && std::isnan(bucket.max) && std::isnan(bucket.first) &&
                    std::isnan(bucket.last));
            continue;
        }
        QVERIFY(bucket.min == *std::min_element(numbers.begin(), numbers.end()));
        QVERIFY(bucket.max == *std::max_element(numbers.begin(), numbers.end()));
        QVERIFY(bucket.first == numbers.front());
        QVERIFY(bucket.last == numbers.back());
    }
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chunksKeepEveryBit();
    void damagedChunksAreRefused();
    void completeSeriesComeBack();
    void oneSeriesIsFoundAsItIsListed();
    void liveTailsGrowAndAreCompacted();
    void theEndOfASeriesIsItsLastPoint();
    void aSeriesIsBehindALaterValue();
    void appendingToACompleteSeriesGoesOn();
    void rangesDecodeOnlyWhatTheyTouch();
    void overviewsSummarizeBuckets();
    void overviewsFoldWithoutLosingAnExtreme();
    void overviewsOfAPartTouchItsStepsOnly();
    void infinitiesApartHideNoFiniteExtreme_data();
    void infinitiesApartHideNoFiniteExtreme();
    void oneDamagedSeriesDoesNotHideOthers();
    void anUnknownRunIsNotFound();
    void replacingLeavesNothingBehind();
};

void TestHistory::chunksKeepEveryBit()
{
    std::string bytes;
    for (const std::size_t count : {0, 1, 7, 8, 9, 63, 64, 65, 1000, 4095, 4096}) {
        for (unsigned seed = 0; seed < 6; ++seed) {
            const auto points = randomPoints(count, seed);
            historycodec::encodeChunk(historycodec::view(points), bytes);
            MetricPoints back;
            QVERIFY_RESULT(historycodec::decodeChunk(bytes, back));
            QCOMPARE(bitsOf(back), bitsOf(points));
        }
    }
    MetricPoints extremes;
    for (const auto n : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                         std::int64_t(0)})
        extremes.append(n, n, -0.0);
    extremes.append(1, 1, std::bit_cast<double>(0x7FF8DEADBEEF0001ull)); // a NaN with a payload
    extremes.append(1, 1, std::bit_cast<double>(0xFFF0000000000001ull)); // a signalling one
    historycodec::encodeChunk(historycodec::view(extremes), bytes);
    MetricPoints back;
    QVERIFY_RESULT(historycodec::decodeChunk(bytes, back));
    QCOMPARE(bitsOf(back), bitsOf(extremes));
}

void TestHistory::damagedChunksAreRefused()
{
    std::mt19937 random{1};
    std::string bytes;
    for (const unsigned seed : {0u, 1u}) {
        historycodec::encodeChunk(historycodec::view(randomPoints(500, seed)), bytes);
        MetricPoints back;
        for (std::size_t size = 0; size < bytes.size(); size += 1 + random() % 7)
            QVERIFY_ERROR(historycodec::decodeChunk(std::string_view(bytes).substr(0, size), back),
                          ErrorKind::Unreadable);
        for (int i = 0; i < 500; ++i) {
            auto damaged = bytes;
            damaged[random() % damaged.size()] ^= char(1 << random() % 8);
            QVERIFY_ERROR(historycodec::decodeChunk(damaged, back), ErrorKind::Unreadable);
        }
        QCOMPARE(back.size(), std::size_t(0));
    }
}

void TestHistory::completeSeriesComeBack()
{
    Store store;
    for (const std::size_t count : {0, 1, 4095, 4096, 4097, 20000}) {
        for (unsigned seed = 0; seed < 3; ++seed) {
            const auto points = randomPoints(count, seed);
            QVERIFY_RESULT(store->putHistory(run, loss, points, SeriesInfo::State::Complete, 5));
            const auto back = store->history(run, loss);
            QVERIFY_RESULT(back);
            QVERIFY(back->has_value());
            QCOMPARE(bitsOf(**back), bitsOf(points));
        }
    }
    QVERIFY(!store->history(run, QStringLiteral("other"))->has_value());
    const auto infos = store->series(run).value();
    QCOMPARE(infos.size(), std::size_t(1));
    QCOMPARE(infos[0].metricKey, loss);
    QCOMPARE(infos[0].points, std::int64_t(20000));
    QCOMPARE(infos[0].fetchedMs, std::int64_t(5));
    QVERIFY(infos[0].state == SeriesInfo::State::Complete);
}

void TestHistory::oneSeriesIsFoundAsItIsListed()
{
    Store store;
    const auto auc = QStringLiteral("auc");
    QVERIFY_RESULT(store->putHistory(run, loss, randomPoints(5000, 1), SeriesInfo::State::Complete, 5));
    QVERIFY_RESULT(store->putHistory(run, auc, randomPoints(7, 2), SeriesInfo::State::Live, 6));
    const auto listed = store->series(run).value();
    QCOMPARE(listed.size(), std::size_t(2));
    for (const auto& info : listed) {
        const auto one = store->series(run, info.metricKey);
        QVERIFY_RESULT(one);
        QVERIFY(*one == info);
    }
    QVERIFY(!store->series(run, QStringLiteral("other"))->has_value());
    const EntityKey nobody{{1}, EntityKind::Run, QStringLiteral("nobody")};
    QVERIFY(!store->series(nobody, loss)->has_value());
}

void TestHistory::liveTailsGrowAndAreCompacted()
{
    Store store;
    const auto all = randomPoints(15000, 3);
    std::mt19937 random{5};
    std::size_t at = 100;
    QVERIFY_RESULT(store->putHistory(run, loss, part(all, 0, at), SeriesInfo::State::Live, 1));
    while (at < all.size()) {
        const auto next = std::min(all.size(), at + random() % 2500);
        QVERIFY_RESULT(store->appendHistory(run, loss, part(all, at, next), 2));
        at = next;
        QCOMPARE(bitsOf(**store->history(run, loss)), bitsOf(part(all, 0, at)));
        compareOverview(**store->overview(run, loss), part(all, 0, at));
    }
    QVERIFY(store->series(run).value()[0].state == SeriesInfo::State::Live);
    store.close();
    QCOMPARE(store.integer("SELECT count(*) FROM chunk"), std::int64_t(15000 / 4096));
    QCOMPARE(store.integer("SELECT count(*) FROM tail"), std::int64_t(15000 % 4096));
    store.open();
    QVERIFY_RESULT(store->putHistory(run, loss, all, SeriesInfo::State::Complete, 3));
    QCOMPARE(bitsOf(**store->history(run, loss)), bitsOf(all));
    store.close();
    QCOMPARE(store.integer("SELECT count(*) FROM tail"), std::int64_t(0));
}

void TestHistory::theEndOfASeriesIsItsLastPoint()
{
    Store store;
    QVERIFY(!store->seriesEnd(run, loss)->has_value()); // never fetched
    const auto all = randomPoints(9000, 3);
    // A tail, full chunks only, chunks and a tail, a short chunk.
    for (const std::size_t count : {std::size_t(10), std::size_t(8192), std::size_t(8200)}) {
        for (const auto state : {SeriesInfo::State::Live, SeriesInfo::State::Complete}) {
            QVERIFY_RESULT(store->putHistory(run, loss, part(all, 0, count), state, 1));
            const auto end = store->seriesEnd(run, loss);
            QVERIFY_RESULT(end);
            QVERIFY(end->has_value());
            QCOMPARE((*end)->step, all.steps[count - 1]);
            QCOMPARE((*end)->timestampMs, all.timestampsMs[count - 1]);
        }
    }
    QVERIFY_RESULT(store->putHistory(run, loss, {}, SeriesInfo::State::Complete, 1));
    QVERIFY(!store->seriesEnd(run, loss)->has_value()); // no points
}

void TestHistory::aSeriesIsBehindALaterValue()
{
    const SeriesEnd end{.step = 10, .timestampMs = 1000};
    QVERIFY(!isBehind(end, {loss, 0.5, 10, 1000}));
    QVERIFY(!isBehind(end, {loss, 0.5, 9, 900})); // a picture of the run that is older than the history
    QVERIFY(isBehind(end, {loss, 0.5, 11, 1100}));
    QVERIFY(isBehind(end, {loss, 0.5, 11, noTime}));
    QVERIFY(isBehind(end, {loss, 0.5, 10, 1001})); // logged again at the same step
}

void TestHistory::appendingToACompleteSeriesGoesOn()
{
    Store store;
    const auto all = randomPoints(9000, 4);
    QVERIFY_RESULT(store->putHistory(run, loss, part(all, 0, 5000), SeriesInfo::State::Complete, 1));
    QVERIFY_RESULT(store->appendHistory(run, loss, part(all, 5000, 5001), 2));
    QVERIFY_RESULT(store->appendHistory(run, loss, part(all, 5001, 9000), 2));
    QCOMPARE(bitsOf(**store->history(run, loss)), bitsOf(all));
    compareOverview(**store->overview(run, loss), all);
    QVERIFY_RESULT(
        store->appendHistory(run, QStringLiteral("new"), part(all, 0, 3), 2)); // never fetched before
    QCOMPARE(bitsOf(**store->history(run, QStringLiteral("new"))), bitsOf(part(all, 0, 3)));
}

void TestHistory::rangesDecodeOnlyWhatTheyTouch()
{
    Store store;
    MetricPoints points;
    for (int i = 0; i < 20000; ++i)
        points.append(i / 2, i, i); // every step twice
    QVERIFY_RESULT(store->putHistory(run, loss, points, SeriesInfo::State::Live, 1));
    for (const auto& [first, last] :
         std::vector<std::pair<int, int>>{{0, 9999}, {2047, 2048}, {5, 5}, {9000, 20000}, {-5, -1}, {7, 3}}) {
        MetricPoints expected;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points.steps[i] >= first && points.steps[i] <= last)
                expected.append(points.steps[i], points.timestampsMs[i], points.values[i]);
        }
        QCOMPARE(bitsOf(store->historyRange(run, loss, first, last).value()), bitsOf(expected));
    }
    // Spoil the first chunk: a range that does not touch it is still read.
    store.close();
    store.integer("UPDATE chunk SET data = zeroblob(10) WHERE min_step = 0 RETURNING 1");
    store.open();
    QVERIFY_RESULT(store->historyRange(run, loss, 5000, 6000));
    QVERIFY_ERROR(store->historyRange(run, loss, 0, 10), ErrorKind::Unreadable);
}

void TestHistory::overviewsSummarizeBuckets()
{
    Store store;
    for (const std::size_t count : {0, 1, 64, 65, 4096, 10001}) {
        for (unsigned seed = 0; seed < 6; ++seed) {
            const auto points = randomPoints(count, seed);
            for (const auto state : {SeriesInfo::State::Complete, SeriesInfo::State::Live}) {
                QVERIFY_RESULT(store->putHistory(run, loss, points, state, 5));
                compareOverview(**store->overview(run, loss), points);
            }
        }
    }
    QVERIFY(!store->overview(run, QStringLiteral("other"))->has_value());
}

void TestHistory::overviewsFoldWithoutLosingAnExtreme()
{
    Store store;
    MetricPoints points;
    for (int i = 0; i < 100'000; ++i)
        points.append(i, i, i == 61'803 ? 50.0 : i == 777 ? -50.0 : i % 64 == 0 ? std::nan("") : 1.0);
    QVERIFY_RESULT(store->putHistory(run, loss, points, SeriesInfo::State::Live, 1));
    const auto overview = store->overview(run, loss, {.most = 100}).value().value();
    QVERIFY(overview.buckets.size() <= 100 && overview.buckets.size() > 50);
    QCOMPARE(overview.points, std::int64_t(100'000));
    std::int64_t counted = 0, nans = 0, next = 0;
    for (const auto& bucket : overview.buckets) {
        QCOMPARE(bucket.firstStep, next); // no point is left out between them
        next = bucket.lastStep + 1;
        counted += bucket.points;
        nans += bucket.nans;
        QCOMPARE(bucket.max, bucket.firstStep <= 61'803 && bucket.lastStep >= 61'803 ? 50.0 : 1.0);
        QCOMPARE(bucket.min, bucket.firstStep <= 777 && bucket.lastStep >= 777 ? -50.0 : 1.0);
        QCOMPARE(bucket.first, 1.0); // the first number, not the NaN before it
    }
    QCOMPARE(next, std::int64_t(100'000));
    QCOMPARE(counted, std::int64_t(100'000));
    QCOMPARE(nans, std::int64_t(100'000 / 64 + 1));
}

void TestHistory::overviewsOfAPartTouchItsStepsOnly()
{
    Store store;
    MetricPoints points;
    for (int i = 0; i < 50'000; ++i)
        points.append(i, i, i);
    QVERIFY_RESULT(store->putHistory(run, loss, points, SeriesInfo::State::Complete, 1));
    const auto part = store->overview(run, loss, {20'000, 30'000, 0}).value().value();
    QCOMPARE(part.buckets.front().firstStep, std::int64_t(20'000 / 64 * 64));
    QVERIFY(part.buckets.back().firstStep <= 30'000 && part.buckets.back().lastStep >= 30'000);
    QCOMPARE(part.points, std::int64_t(50'000));
    QVERIFY(store->overview(run, loss, {20'000, 30'000, 20})->value().buckets.size() <= 20);
    QVERIFY(store->overview(run, loss, {60'000, 70'000, 0})->value().buckets.empty());
}

void TestHistory::infinitiesApartHideNoFiniteExtreme_data()
{
    QTest::addColumn<SeriesInfo::State>("state");
    QTest::newRow("in chunks") << SeriesInfo::State::Complete;
    QTest::newRow("in the tail") << SeriesInfo::State::Live;
}

void TestHistory::infinitiesApartHideNoFiniteExtreme()
{
    QFETCH(SeriesInfo::State, state);
    Store store;
    MetricPoints points;
    for (int i = 0; i < 5'000; ++i)
        points.append(i, i, i);
    points.values[100] = HUGE_VAL;
    points.values[101] = NAN;
    points.values[4'500] = -std::numeric_limits<double>::max(); // as SQL back ends keep it
    QVERIFY_RESULT(store->putHistory(run, loss, points, state, 1));
    const auto apart =
        store->overview(run, loss, {.infinities = OverviewScope::Infinities::Apart}).value().value();
    QCOMPARE(apart.buckets.size(), std::size_t(79));
    QCOMPARE(apart.buckets[1].min, 64.0);
    QCOMPARE(apart.buckets[1].max, 127.0);
    QCOMPARE(apart.buckets[1].plusInfinities, 1U);
    QCOMPARE(apart.buckets[1].nans, 1U);
    const auto& low = apart.buckets[4'500 / 64];
    QCOMPARE(low.min, 4'480.0);
    QCOMPARE(low.minusInfinities, 1U);
    QCOMPARE(apart.buckets[2].plusInfinities + apart.buckets[2].minusInfinities, 0U);
    // Joined buckets keep both.
    const auto joined =
        store->overview(run, loss, {.most = 40, .infinities = OverviewScope::Infinities::Apart})->value();
    QCOMPARE(joined.buckets.size(), std::size_t(40));
    QCOMPARE(joined.buckets[0].max, 127.0);
    QCOMPARE(joined.buckets[0].plusInfinities, 1U);
    // Who asks for the extremes of all values still has them.
    QVERIFY(std::isinf(store->overview(run, loss)->value().buckets[1].max));
}

void TestHistory::oneDamagedSeriesDoesNotHideOthers()
{
    Store store;
    const auto points = randomPoints(5000, 0);
    QVERIFY_RESULT(store->putHistory(run, loss, points, SeriesInfo::State::Complete, 5));
    QVERIFY_RESULT(store->putHistory(run, QStringLiteral("auc"), points, SeriesInfo::State::Complete, 5));
    store.close();
    store.integer("UPDATE chunk SET data = x'00' || data WHERE id = (SELECT min(id) FROM chunk) RETURNING 1");
    store.open();
    QVERIFY_ERROR(store->history(run, loss), ErrorKind::Unreadable);
    QCOMPARE(bitsOf(**store->history(run, QStringLiteral("auc"))), bitsOf(points));
    QVERIFY_RESULT(
        store->putHistory(run, loss, points, SeriesInfo::State::Complete, 6)); // fetched again: healed
    QCOMPARE(bitsOf(**store->history(run, loss)), bitsOf(points));
}

void TestHistory::anUnknownRunIsNotFound()
{
    Store store;
    const EntityKey nobody{{1}, EntityKind::Run, QStringLiteral("nobody")};
    QVERIFY_ERROR(store->putHistory(nobody, loss, {}, SeriesInfo::State::Complete, 1), ErrorKind::NotFound);
    QVERIFY_ERROR(store->appendHistory(nobody, loss, {}, 1), ErrorKind::NotFound);
    QVERIFY(!store->history(nobody, loss)->has_value());
    QVERIFY(store->series(nobody)->empty());
}

void TestHistory::replacingLeavesNothingBehind()
{
    Store store;
    QVERIFY_RESULT(store->putHistory(run, loss, randomPoints(30000, 0), SeriesInfo::State::Live, 5));
    QVERIFY_RESULT(store->putHistory(run, loss, randomPoints(10, 0), SeriesInfo::State::Complete, 5));
    store.close();
    QCOMPARE(store.integer("SELECT count(*) FROM chunk"), std::int64_t(1));
    QCOMPARE(store.integer("SELECT count(*) FROM chunk_overview"), std::int64_t(1));
    QCOMPARE(store.integer("SELECT count(*) FROM tail"), std::int64_t(0));
    QCOMPARE(store.integer("SELECT count(*) FROM series"), std::int64_t(1));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
