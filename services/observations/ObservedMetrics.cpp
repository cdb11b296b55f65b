#include "services/observations/ObservedMetrics.h"

#include "services/store/HistoryCodec.h"
#include "services/store/Statement.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ph {

namespace {

QString labelsText(const MetricLabels& labels)
{
    QJsonObject object;
    for (auto label = labels.begin(); label != labels.end(); ++label)
        object.insert(label.key(), label.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

MetricLabels labelsFromText(const QString& text)
{
    MetricLabels labels;
    const auto object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto label = object.begin(); label != object.end(); ++label)
        labels.insert(label.key(), label.value().toString());
    return labels;
}

/// A metric has no steps: its times stand in for them.
void addPoints(MetricPoints& to, const MetricSeries& from)
{
    for (std::size_t i = 0; i < from.values.size(); ++i)
        to.append(from.timesMs[i], from.timesMs[i], from.values[i]);
}

} // namespace

std::int64_t ObservedMetrics::find(const ObservedSeriesKey& key)
{
    Statement select(db_, "SELECT series.id FROM series JOIN words AS source ON source.id = series.source "
                          "JOIN words AS name ON name.id = series.name "
                          "JOIN scope ON scope.id = series.scope WHERE source.text = ?1 AND name.text = ?2 "
                          "AND scope.environment = ?3 AND scope.endpoint = ?4 AND scope.model = ?5 AND "
                          "scope.segment = ?6 AND series.labels = ?7");
    select.bindText(1, key.source).bindText(2, key.expression).bindText(3, key.scope.environment);
    select.bindText(4, key.scope.endpoint).bindText(5, key.scope.model).bindText(6, key.scope.segment);
    select.bindText(7, labelsText(key.labels));
    return select.step() ? select.integer(0) : 0;
}

std::int64_t ObservedMetrics::make(ObservedNames& names, const ObservedSeriesKey& key)
{
    if (const auto known = find(key); known != 0)
        return known;
    const auto source = names.word(key.source), name = names.word(key.expression);
    const auto scope = names.scope(key.scope);
    Statement(db_, "INSERT INTO series(source, name, scope, labels) VALUES (?1, ?2, ?3, ?4)")
        .bind(1, source)
        .bind(2, name)
        .bind(3, scope)
        .bindText(4, labelsText(key.labels))
        .run();
    return db_.lastInsertId();
}

void ObservedMetrics::writeChunks(std::int64_t series, const MetricPoints& points)
{
    using namespace historycodec;
    Statement insert(db_, "INSERT INTO chunk(series, points, first_ms, last_ms, data, buckets) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    std::string data, buckets;
    std::vector<SeriesOverview::Bucket> level;
    for (std::size_t at = 0; at < points.size() && !db_.failed(); at += chunkPoints) {
        const auto part = view(points).part(at, std::min(chunkPoints, points.size() - at));
        encodeChunk(part, data);
        level.clear();
        summarize(part, level);
        encodeBuckets(level, buckets);
        insert.bind(1, series).bind(2, std::int64_t(part.size()));
        insert.bind(3, part.timestampsMs.front()).bind(4, part.timestampsMs.back());
        insert.bindBlob(5, data).bindBlob(6, buckets).run();
    }
}

void ObservedMetrics::put(ObservedNames& names, const ObservedSeriesKey& key, const MetricSeries& points)
{
    if (points.values.empty())
        return;
    const auto series = make(names, key);
    const auto firstMs = points.timesMs.front(), lastMs = points.timesMs.back();
    // Chunks that the window touches are written anew, and the one before it where it has room and is of the
    // same day: windows that come one after the other leave full chunks, and old points can go by themselves.
    MetricPoints before, behind;
    std::vector<std::int64_t> touched;
    {
        Statement select(db_,
                         "SELECT id, data FROM chunk WHERE series = ?1 AND first_ms <= ?3 AND "
                         "(last_ms >= ?2 OR (points < 4096 AND last_ms >= ?2 - 86400000 AND id = (SELECT "
                         "id FROM chunk WHERE series = ?1 AND last_ms < ?2 ORDER BY first_ms DESC LIMIT "
                         "1))) "
                         "ORDER BY first_ms");
        select.bind(1, series).bind(2, firstMs).bind(3, lastMs);
        MetricPoints chunk;
        while (select.step()) {
            chunk = {};
            if (auto decoded = historycodec::decodeChunk(select.blob(1), chunk); !decoded)
                return db_.fail(decoded.error());
            for (std::size_t i = 0; i < chunk.size(); ++i) {
                const auto ms = chunk.timestampsMs[i];
                if (ms < firstMs)
                    before.append(ms, ms, chunk.values[i]);
                else if (ms > lastMs)
                    behind.append(ms, ms, chunk.values[i]);
            }
            touched.push_back(select.integer(0));
        }
    }
    Statement remove(db_, "DELETE FROM chunk WHERE id = ?1");
    for (const auto id : touched)
        remove.bind(1, id).run();
    addPoints(before, points);
    for (std::size_t i = 0; i < behind.size(); ++i)
        before.append(behind.steps[i], behind.timestampsMs[i], behind.values[i]);
    writeChunks(series, before);
}

std::vector<ObservedSeries> ObservedMetrics::windows()
{
    std::vector<ObservedSeries> windows;
    Statement select(db_, "SELECT source.text, name.text, scope.environment, scope.endpoint, scope.model, "
                          "scope.segment, series.labels, ifnull(sum(chunk.points), 0), min(chunk.first_ms), "
                          "max(chunk.last_ms) FROM series JOIN words AS source ON source.id = series.source "
                          "JOIN words AS name ON name.id = series.name JOIN scope ON scope.id = series.scope "
                          "LEFT JOIN chunk ON chunk.series = series.id GROUP BY series.id "
                          "ORDER BY source.text, name.text, series.id");
    while (select.step()) {
        ObservedSeries window;
        window.key = {select.string(0),
                      select.string(1),
                      {select.string(2), select.string(3), select.string(4), select.string(5)},
                      labelsFromText(select.string(6))};
        window.points = select.integer(7);
        if (window.points > 0) {
            window.firstMs = select.integer(8);
            window.lastMs = select.integer(9);
        }
        windows.push_back(std::move(window));
    }
    return windows;
}

MetricSeries ObservedMetrics::load(const ObservedSeriesKey& key, std::int64_t fromMs, std::int64_t toMs)
{
    MetricSeries series{.labels = key.labels, .timesMs = {}, .values = {}};
    Statement select(db_, "SELECT data FROM chunk WHERE series = ?1 AND first_ms <= ?3 AND last_ms >= ?2 "
                          "ORDER BY first_ms");
    select.bind(1, find(key)).bind(2, fromMs).bind(3, toMs);
    MetricPoints chunk;
    while (select.step()) {
        chunk = {};
        if (auto decoded = historycodec::decodeChunk(select.blob(0), chunk); !decoded) {
            db_.fail(decoded.error());
            break;
        }
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (chunk.timestampsMs[i] < fromMs || chunk.timestampsMs[i] > toMs)
                continue;
            series.timesMs.push_back(chunk.timestampsMs[i]);
            series.values.push_back(chunk.values[i]);
        }
    }
    return series;
}

SeriesOverview ObservedMetrics::overview(const ObservedSeriesKey& key, std::int64_t fromMs, std::int64_t toMs)
{
    SeriesOverview overview;
    const auto series = find(key);
    Statement select(db_, "SELECT buckets, points FROM chunk WHERE series = ?1 AND first_ms <= ?3 AND "
                          "last_ms >= ?2 ORDER BY first_ms");
    select.bind(1, series).bind(2, fromMs).bind(3, toMs);
    std::vector<SeriesOverview::Bucket> level;
    while (select.step()) {
        level.clear();
        if (auto decoded = historycodec::decodeBuckets(select.blob(0), level); !decoded) {
            db_.fail(decoded.error());
            break;
        }
        std::copy_if(level.begin(), level.end(), std::back_inserter(overview.buckets),
                     [&](const SeriesOverview::Bucket& bucket) {
                         return bucket.firstMs <= toMs && bucket.lastMs >= fromMs;
                     });
    }
    Statement count(db_, "SELECT ifnull(sum(points), 0) FROM chunk WHERE series = ?1");
    count.bind(1, series);
    overview.points = count.step() ? count.integer(0) : 0;
    return overview;
}

} // namespace ph
