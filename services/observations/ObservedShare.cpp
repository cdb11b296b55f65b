#include "services/observations/ObservedShare.h"

#include "services/store/Statement.h"

#include <algorithm>
#include <set>

namespace ph {

namespace {

constexpr std::int64_t bytesOfItemRow = 160; // its row, its places in two indices, and its share of words

bool isKept(const EnvironmentHold& hold, std::int64_t fromMs, std::int64_t toMs)
{
    return std::any_of(hold.kept.begin(), hold.kept.end(), [&](const RetentionRule::Stretch& stretch) {
        return fromMs <= stretch.toMs && toMs >= stretch.fromMs;
    });
}

} // namespace

std::int64_t ObservedShare::bytesOfDocuments(const QList<NamedDocument>& names)
{
    std::set<QString> counted; // one document may have several names
    std::int64_t bytes = 0;
    for (const auto& name : names) {
        Statement select(db_, "SELECT DISTINCT document.digest, length(document.bytes) FROM document_name "
                              "JOIN document ON document.digest = document_name.digest "
                              "WHERE document_name.kind = ?1 AND document_name.name = ?2");
        select.bindText(1, name.kind).bindText(2, name.name);
        while (select.step()) {
            if (counted.insert(select.string(0)).second)
                bytes += select.integer(1);
        }
    }
    return bytes;
}

EnvironmentShare ObservedShare::measure(const EnvironmentHold& hold)
{
    EnvironmentShare share;
    Statement items(db_, "SELECT count(*), ifnull(sum(length(item.key) + length(title.text) + "
                         "length(detail.text)), 0) FROM item JOIN scope ON scope.id = item.scope "
                         "JOIN words AS title ON title.id = item.title "
                         "JOIN words AS detail ON detail.id = item.detail WHERE scope.environment = ?1");
    items.bindText(1, hold.environment);
    if (items.step()) {
        share.items = items.integer(0);
        share.itemBytes = share.items * bytesOfItemRow + items.integer(1);
    }
    Statement chunks(db_, "SELECT ifnull(sum(chunk.points), 0), ifnull(sum(length(chunk.data) + "
                          "length(chunk.buckets)), 0) FROM chunk JOIN series ON series.id = chunk.series "
                          "JOIN scope ON scope.id = series.scope WHERE scope.environment = ?1");
    chunks.bindText(1, hold.environment);
    if (chunks.step()) {
        share.points = chunks.integer(0);
        share.metricBytes = chunks.integer(1);
    }
    share.documentBytes = bytesOfDocuments(hold.documents);
    share.logBytes = bytesOfDocuments(hold.logs);
    return share;
}

std::vector<ObservedShare::Candidate> ObservedShare::candidates(const EnvironmentHold& hold)
{
    std::vector<Candidate> all;
    {
        Statement select(db_, "SELECT chunk.id, chunk.first_ms, chunk.last_ms, chunk.points, "
                              "length(chunk.data) + length(chunk.buckets) FROM chunk "
                              "JOIN series ON series.id = chunk.series JOIN scope ON scope.id = series.scope "
                              "WHERE scope.environment = ?1");
        select.bindText(1, hold.environment);
        while (select.step()) {
            if (!isKept(hold, select.integer(1), select.integer(2)))
                all.push_back({Candidate::Kind::Points, select.integer(2), select.integer(4),
                               select.integer(3), select.integer(0)});
        }
    }
    for (const auto& log : hold.logs) {
        // What an item refers to stays.
        Statement select(db_, "SELECT document.digest, document_name.last_ms, length(document.bytes) FROM "
                              "document_name JOIN document ON document.digest = document_name.digest WHERE "
                              "document_name.kind = ?1 AND document_name.name = ?2 AND NOT EXISTS (SELECT 1 "
                              "FROM words JOIN item ON item.reference = words.id WHERE words.text = "
                              "'document:' || document.digest)");
        select.bindText(1, log.kind).bindText(2, log.name);
        while (select.step())
            all.push_back(
                {Candidate::Kind::Log, select.integer(1), select.integer(2), 0, 0, select.string(0)});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.lastMs < b.lastMs; });
    return all;
}

EnvironmentTrim ObservedShare::trim(const EnvironmentHold& hold, std::int64_t mostBytes)
{
    EnvironmentTrim trim;
    auto bytes = measure(hold).total();
    if (bytes > mostBytes) {
        Statement chunk(db_, "DELETE FROM chunk WHERE id = ?1");
        Statement document(db_, "DELETE FROM document WHERE digest = ?1");
        for (const auto& oldest : candidates(hold)) {
            if (bytes <= mostBytes || db_.failed())
                break;
            if (oldest.kind == Candidate::Kind::Points) {
                chunk.bind(1, oldest.chunk).run();
                trim.points += oldest.points;
            } else {
                document.bindText(1, oldest.digest).run();
                ++trim.logs;
            }
            trim.beforeMs = oldest.lastMs;
            bytes -= oldest.bytes;
        }
        db_.exec("DELETE FROM series WHERE id NOT IN (SELECT series FROM chunk)");
    }
    trim.share = measure(hold);
    return trim;
}

} // namespace ph
