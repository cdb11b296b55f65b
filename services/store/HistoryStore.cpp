#include "services/store/HistoryStore.h"

#include "services/store/HistoryCodec.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ph {

namespace {

using namespace historycodec;

constexpr std::int64_t chunksPerSeries = 1 << 20;

std::int64_t firstChunkId(std::int64_t series)
{
    return series * chunksPerSeries;
}

void append(MetricPoints& to, const MetricPoints& points, std::size_t from, std::size_t count)
{
    const auto f = std::ptrdiff_t(from);
    const auto t = std::ptrdiff_t(from + count);
    to.steps.insert(to.steps.end(), points.steps.begin() + f, points.steps.begin() + t);
    to.timestampsMs.insert(to.timestampsMs.end(), points.timestampsMs.begin() + f,
                           points.timestampsMs.begin() + t);
    to.values.insert(to.values.end(), points.values.begin() + f, points.values.begin() + t);
}

/// Makes one bucket of two that follow each other.
void join(SeriesOverview::Bucket& bucket, const SeriesOverview::Bucket& next)
{
    bucket.lastStep = next.lastStep;
    bucket.lastMs = next.lastMs;
    bucket.points += next.points;
    bucket.nans += next.nans;
    bucket.plusInfinities += next.plusInfinities;
    bucket.minusInfinities += next.minusInfinities;
    bucket.min = std::fmin(bucket.min, next.min); // a NaN gives way to a number
    bucket.max = std::fmax(bucket.max, next.max);
    bucket.first = std::isnan(bucket.first) ? next.first : bucket.first;
    bucket.last = std::isnan(next.last) ? bucket.last : next.last;
}

// SQL back ends keep infinities as the largest double.
bool isInfinite(double value)
{
    return std::abs(value) >= std::numeric_limits<double>::max();
}

bool holdsInfinity(const SeriesOverview::Bucket& bucket)
{
    return isInfinite(bucket.min) || isInfinite(bucket.max);
}

/// `bucket` of these points anew, of the finite values only.
void setInfinitiesApart(SeriesOverview::Bucket& bucket, const PointsView& points)
{
    bucket.min = bucket.max = bucket.first = bucket.last = std::numeric_limits<double>::quiet_NaN();
    for (const double value : points.values) {
        if (isInfinite(value)) {
            ++(value > 0 ? bucket.plusInfinities : bucket.minusInfinities);
        } else if (!std::isnan(value)) {
            bucket.min = std::fmin(bucket.min, value);
            bucket.max = std::fmax(bucket.max, value);
            bucket.first = std::isnan(bucket.first) ? value : bucket.first;
            bucket.last = value;
        }
    }
}

void setInfinitiesApart(std::span<SeriesOverview::Bucket> buckets, const MetricPoints& points)
{
    std::size_t from = 0;
    for (auto& bucket : buckets) {
        const auto count = std::min<std::size_t>(bucket.points, points.size() - from);
        if (holdsInfinity(bucket))
            setInfinitiesApart(bucket, view(points).part(from, count));
        from += count;
    }
}

SeriesInfo infoOf(const Statement& select, std::int64_t run)
{
    SeriesInfo info;
    info.runRow = run;
    info.metricKey = select.string(0);
    info.points = select.integer(1);
    info.firstStep = select.integer(2);
    info.lastStep = select.integer(3);
    info.fetchedMs = select.integer(4);
    info.state = select.integer(5) == 1 ? SeriesInfo::State::Live : SeriesInfo::State::Complete;
    return info;
}

} // namespace

HistoryStore::Row HistoryStore::row(std::int64_t run, std::int64_t key)
{
    Statement select(
        db_, "SELECT id, points, chunks, first_step, last_step FROM series WHERE run = ?1 AND key = ?2");
    select.bind(1, run).bind(2, key);
    if (!select.step())
        return {};
    return {select.integer(0), select.integer(1), select.integer(2), select.integer(3), select.integer(4)};
}

void HistoryStore::writeChunk(Row& row, const MetricPoints& points, std::size_t from, std::size_t count)
{
    if (row.chunks >= chunksPerSeries) {
        db_.fail(Error::make(ErrorKind::Storage, db_.where(),
                             storeText(QT_TRANSLATE_NOOP("ph::Store", "A metric history is too long."))));
        return;
    }
    const auto part = view(points).part(from, count);
    thread_local std::string bytes;
    encodeChunk(part, bytes);
    const auto [low, high] = std::minmax_element(part.steps.begin(), part.steps.end());
    const auto id = firstChunkId(row.id) + row.chunks;
    Statement insert(db_,
                     "INSERT INTO chunk(id, points, min_step, max_step, data) VALUES (?1, ?2, ?3, ?4, ?5)");
    insert.bind(1, id).bind(2, std::int64_t(count)).bind(3, *low).bind(4, *high).bindBlob(5, bytes).run();

    std::vector<SeriesOverview::Bucket> buckets;
    summarize(part, buckets);
    encodeBuckets(buckets, bytes);
    Statement overview(db_, "INSERT INTO chunk_overview(id, buckets) VALUES (?1, ?2)");
    overview.bind(1, id).bindBlob(2, bytes).run();
    ++row.chunks;
}

void HistoryStore::write(Row& row, const MetricPoints& points, Rest rest)
{
    std::size_t at = 0;
    for (; at + chunkPoints <= points.size() && !db_.failed(); at += chunkPoints)
        writeChunk(row, points, at, chunkPoints);
    if (at == points.size())
        return;
    if (rest == Rest::Chunk) {
        writeChunk(row, points, at, points.size() - at);
        return;
    }
    Statement insert(db_, "INSERT INTO tail(series, position, step, at, value) VALUES (?1, ?2, ?3, ?4, ?5)");
    for (std::int64_t position = 0; at < points.size() && !db_.failed(); ++at, ++position) {
        insert.bind(1, row.id).bind(2, position).bind(3, points.steps[at]).bind(4, points.timestampsMs[at]);
        insert.bind(5, std::bit_cast<std::int64_t>(points.values[at])).run();
    }
}

void HistoryStore::saveRow(const Row& row, SeriesInfo::State state, std::int64_t fetchedMs)
{
    Statement update(
        db_, "UPDATE series SET state = ?2, points = ?3, chunks = ?4, first_step = ?5, last_step = ?6, "
             "fetched = ?7 WHERE id = ?1");
    update.bind(1, row.id).bind(2, state == SeriesInfo::State::Live ? 1 : 0).bind(3, row.points);
    update.bind(4, row.chunks).bind(5, row.firstStep).bind(6, row.lastStep).bind(7, fetchedMs).run();
}

void HistoryStore::put(std::int64_t run, std::int64_t key, const MetricPoints& points,
                       SeriesInfo::State state, std::int64_t fetchedMs)
{
    // The trigger on series takes the old chunks and tail away.
    Statement(db_, "DELETE FROM series WHERE run = ?1 AND key = ?2").bind(1, run).bind(2, key).run();
    Statement(db_, "INSERT INTO series(run, key, state, points, chunks, first_step, last_step, fetched) "
                   "VALUES (?1, ?2, 0, 0, 0, 0, 0, 0)")
        .bind(1, run)
        .bind(2, key)
        .run();
    Row row;
    row.id = db_.lastInsertId();
    row.points = std::int64_t(points.size());
    if (points.size() > 0) {
        row.firstStep = points.steps.front();
        row.lastStep = points.steps.back();
    }
    write(row, points, state == SeriesInfo::State::Live ? Rest::Tail : Rest::Chunk);
    saveRow(row, state, fetchedMs);
}

MetricPoints HistoryStore::loadTail(std::int64_t series)
{
    MetricPoints points;
    Statement select(db_, "SELECT step, at, value FROM tail WHERE series = ?1 ORDER BY position");
    select.bind(1, series);
    while (select.step())
        points.append(select.integer(0), select.integer(1), std::bit_cast<double>(select.integer(2)));
    return points;
}

MetricPoints HistoryStore::takeOpenEnd(Row& row)
{
    // A complete series ends in a short chunk, a live one in a tail; never both.
    if (row.chunks > 0) {
        const auto lastId = firstChunkId(row.id) + row.chunks - 1;
        Statement select(db_, "SELECT data FROM chunk WHERE id = ?1 AND points < ?2");
        select.bind(1, lastId).bind(2, std::int64_t(chunkPoints));
        if (select.step()) {
            MetricPoints points;
            if (auto decoded = decodeChunk(select.blob(0), points); !decoded)
                db_.fail(decoded.error());
            select.reset();
            Statement(db_, "DELETE FROM chunk WHERE id = ?1").bind(1, lastId).run();
            Statement(db_, "DELETE FROM chunk_overview WHERE id = ?1").bind(1, lastId).run();
            --row.chunks;
            return points;
        }
    }
    auto points = loadTail(row.id);
    Statement(db_, "DELETE FROM tail WHERE series = ?1").bind(1, row.id).run();
    return points;
}

void HistoryStore::append(std::int64_t run, std::int64_t key, const MetricPoints& points,
                          std::int64_t fetchedMs)
{
    auto row = this->row(run, key);
    if (row.id == 0) {
        put(run, key, points, SeriesInfo::State::Live, fetchedMs);
        return;
    }
    if (points.size() > 0) {
        if (row.points == 0)
            row.firstStep = points.steps.front();
        row.lastStep = points.steps.back();
    }
    row.points += std::int64_t(points.size());

    Statement count(db_, "SELECT ifnull(max(position) + 1, 0) FROM tail WHERE series = ?1");
    count.bind(1, row.id);
    const auto inTail = count.step() ? count.integer(0) : 0;
    count.reset();
    if (inTail > 0 && std::size_t(inTail) + points.size() < chunkPoints) {
        // The common case, a few points more: nothing is rewritten.
        Statement insert(db_,
                         "INSERT INTO tail(series, position, step, at, value) VALUES (?1, ?2, ?3, ?4, ?5)");
        for (std::size_t i = 0; i < points.size() && !db_.failed(); ++i) {
            insert.bind(1, row.id).bind(2, inTail + std::int64_t(i)).bind(3, points.steps[i]);
            insert.bind(4, points.timestampsMs[i])
                .bind(5, std::bit_cast<std::int64_t>(points.values[i]))
                .run();
        }
    } else {
        auto open = takeOpenEnd(row);
        ph::append(open, points, 0, points.size());
        write(row, open, Rest::Tail);
    }
    saveRow(row, SeriesInfo::State::Live, fetchedMs);
}

std::optional<MetricPoints> HistoryStore::load(std::int64_t run, std::int64_t key)
{
    const auto row = this->row(run, key);
    if (row.id == 0)
        return std::nullopt;
    MetricPoints points;
    const auto expected =
        std::size_t(std::clamp<std::int64_t>(row.points, 0, row.chunks * std::int64_t(chunkPoints) + 4096));
    points.steps.reserve(expected);
    points.timestampsMs.reserve(expected);
    points.values.reserve(expected);
    Statement select(db_, "SELECT data FROM chunk WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    select.bind(1, firstChunkId(row.id)).bind(2, firstChunkId(row.id) + chunksPerSeries - 1);
    while (select.step()) {
        if (auto decoded = decodeChunk(select.blob(0), points); !decoded) {
            db_.fail(decoded.error());
            return std::nullopt;
        }
    }
    const auto tail = loadTail(row.id);
    ph::append(points, tail, 0, tail.size());
    if (!db_.failed() && std::int64_t(points.size()) != row.points)
        db_.fail(Error::make(ErrorKind::Unreadable, QStringLiteral("metric history"),
                             storeText(QT_TRANSLATE_NOOP("ph::Store", "%1 of %2 points are there"))
                                 .arg(points.size())
                                 .arg(row.points)));
    return points;
}

MetricPoints HistoryStore::loadRange(std::int64_t run, std::int64_t key, std::int64_t firstStep,
                                     std::int64_t lastStep)
{
    const auto row = this->row(run, key);
    MetricPoints inRange;
    if (row.id == 0)
        return inRange;
    const auto keep = [&](const MetricPoints& points) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points.steps[i] >= firstStep && points.steps[i] <= lastStep)
                inRange.append(points.steps[i], points.timestampsMs[i], points.values[i]);
        }
    };
    Statement select(
        db_, "SELECT data FROM chunk WHERE id BETWEEN ?1 AND ?2 AND max_step >= ?3 AND min_step <= ?4 "
             "ORDER BY id");
    select.bind(1, firstChunkId(row.id)).bind(2, firstChunkId(row.id) + chunksPerSeries - 1);
    select.bind(3, firstStep).bind(4, lastStep);
    while (select.step()) {
        MetricPoints points;
        if (auto decoded = decodeChunk(select.blob(0), points); !decoded) {
            db_.fail(decoded.error());
            return inRange;
        }
        keep(points);
    }
    keep(loadTail(row.id));
    return inRange;
}

std::optional<SeriesOverview> HistoryStore::overview(std::int64_t run, std::int64_t key,
                                                     const OverviewScope& scope)
{
    const auto row = this->row(run, key);
    if (row.id == 0)
        return std::nullopt;
    SeriesOverview overview;
    overview.points = row.points;
    // The whole is read without a page of the chunks' own.
    const bool whole = scope.isWhole();
    const auto bindScope = [&](Statement& select) {
        select.bind(1, firstChunkId(row.id)).bind(2, firstChunkId(row.id) + chunksPerSeries - 1);
        if (!whole)
            select.bind(3, scope.firstStep).bind(4, scope.lastStep);
    };
    const bool apart = scope.infinities == OverviewScope::Infinities::Apart;
    std::int64_t logged = row.points;
    if (scope.most > 0 && !whole) {
        Statement count(db_, "SELECT ifnull(sum(points), 0) FROM chunk WHERE id BETWEEN ?1 AND ?2 AND "
                             "max_step >= ?3 AND min_step <= ?4");
        bindScope(count);
        logged = count.step() ? count.integer(0) : 0;
    }
    const std::size_t fold =
        scope.most > 0
            ? std::max<std::size_t>(1, (std::size_t(logged) / bucketPoints + scope.most - 1) / scope.most)
            : 1;
    std::size_t folded = 0;
    std::vector<SeriesOverview::Bucket> buckets;
    const auto take = [&] {
        for (const auto& bucket : buckets) {
            if (std::max(bucket.firstStep, bucket.lastStep) < scope.firstStep ||
                std::min(bucket.firstStep, bucket.lastStep) > scope.lastStep)
                continue;
            if (folded++ % fold == 0)
                overview.buckets.push_back(bucket);
            else
                join(overview.buckets.back(), bucket);
        }
        buckets.clear();
    };
    Statement stored(db_,
                     whole ? "SELECT buckets, id FROM chunk_overview WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
                           : "SELECT o.buckets, o.id FROM chunk c JOIN chunk_overview o ON o.id = c.id WHERE "
                             "c.id BETWEEN ?1 AND ?2 AND c.max_step >= ?3 AND c.min_step <= ?4 ORDER "
                             "BY c.id");
    bindScope(stored);
    Statement points(db_, "SELECT data FROM chunk WHERE id = ?1");
    while (stored.step()) {
        if (auto decoded = decodeBuckets(stored.blob(0), buckets); !decoded) {
            db_.fail(decoded.error());
            return std::nullopt;
        }
        if (apart && std::any_of(buckets.begin(), buckets.end(), holdsInfinity)) {
            MetricPoints decoded;
            points.bind(1, stored.integer(1));
            if (!points.step())
                return std::nullopt;
            if (auto read = decodeChunk(points.blob(0), decoded); !read) {
                db_.fail(read.error());
                return std::nullopt;
            }
            points.reset();
            setInfinitiesApart(buckets, decoded);
        }
        take();
    }
    const auto tail = loadTail(row.id);
    summarize(view(tail), buckets);
    if (apart)
        setInfinitiesApart(buckets, tail);
    take();
    return overview;
}

std::vector<SeriesInfo> HistoryStore::series(std::int64_t run)
{
    std::vector<SeriesInfo> all;
    Statement select(db_, "SELECT k.name, s.points, s.first_step, s.last_step, s.fetched, s.state "
                          "FROM series s JOIN key k ON k.id = s.key WHERE s.run = ?1 ORDER BY k.name");
    select.bind(1, run);
    while (select.step())
        all.push_back(infoOf(select, run));
    return all;
}

std::optional<SeriesInfo> HistoryStore::series(std::int64_t run, std::int64_t key)
{
    Statement select(db_, "SELECT k.name, s.points, s.first_step, s.last_step, s.fetched, s.state "
                          "FROM series s JOIN key k ON k.id = s.key WHERE s.run = ?1 AND s.key = ?2");
    select.bind(1, run).bind(2, key);
    if (!select.step())
        return std::nullopt;
    return infoOf(select, run);
}

std::optional<SeriesEnd> HistoryStore::end(std::int64_t run, std::int64_t key)
{
    const auto row = this->row(run, key);
    if (row.points == 0)
        return std::nullopt;
    Statement tail(db_, "SELECT step, at FROM tail WHERE series = ?1 ORDER BY position DESC LIMIT 1");
    tail.bind(1, row.id);
    if (tail.step())
        return SeriesEnd{tail.integer(0), tail.integer(1)};
    Statement last(db_, "SELECT buckets FROM chunk_overview WHERE id = ?1");
    last.bind(1, firstChunkId(row.id) + row.chunks - 1);
    std::vector<SeriesOverview::Bucket> buckets;
    // A damaged series has no end either: it is not taken for the whole.
    if (!last.step() || !decodeBuckets(last.blob(0), buckets) || buckets.empty())
        return std::nullopt;
    return SeriesEnd{buckets.back().lastStep, buckets.back().lastMs};
}

bool isBehind(const SeriesEnd& end, const Metric& latest)
{
    return latest.step > end.step || latest.timestampMs > end.timestampMs;
}

} // namespace ph
