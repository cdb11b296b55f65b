#include "services/store/CacheRetention.h"

#include "services/store/Statement.h"

namespace ph {

namespace {

// A series' chunks have its number in the upper bits of theirs (series_removed takes them with it). A point
// of a tail takes about 40 bytes.
constexpr const char* seriesThings =
    "SELECT s.fetched, "
    "(SELECT ifnull(sum(length(c.data)), 0) FROM chunk c WHERE c.id BETWEEN s.id * 1048576 AND s.id * "
    "1048576 + 1048575) + "
    "(SELECT ifnull(sum(length(o.buckets)), 0) FROM chunk_overview o WHERE o.id BETWEEN s.id * 1048576 AND "
    "s.id * 1048576 + 1048575) + "
    "(SELECT 40 * count(*) FROM tail t WHERE t.series = s.id), "
    "EXISTS (SELECT 1 FROM run r JOIN pin p ON p.connection = r.connection AND p.remote_id = r.remote_id "
    "WHERE r.id = s.run) FROM series s";
constexpr const char* fileThings =
    "SELECT a.fetched, length(a.bytes), EXISTS (SELECT 1 FROM run r JOIN pin p ON p.connection = "
    "r.connection AND p.remote_id = r.remote_id WHERE r.id = a.run) FROM artifact a "
    "UNION ALL SELECT a.fetched, length(a.bytes), EXISTS (SELECT 1 FROM logged_model m JOIN pin p ON "
    "p.connection = m.connection AND p.remote_id = m.source_run WHERE m.id = a.model) "
    "FROM logged_model_artifact a";
constexpr const char* takeSeries =
    "DELETE FROM series WHERE fetched <= ?1 AND run NOT IN (SELECT r.id FROM run r JOIN pin p ON "
    "p.connection = r.connection AND p.remote_id = r.remote_id)";
constexpr const char* takeFiles =
    "DELETE FROM artifact WHERE fetched <= ?1 AND run NOT IN (SELECT r.id FROM run r JOIN pin p ON "
    "p.connection = r.connection AND p.remote_id = r.remote_id)";
constexpr const char* takeModelFiles =
    "DELETE FROM logged_model_artifact WHERE fetched <= ?1 AND model NOT IN (SELECT m.id FROM logged_model m "
    "JOIN pin p ON p.connection = m.connection AND p.remote_id = m.source_run)";

} // namespace

std::vector<CachedThing> CacheRetention::things(CacheKind kind)
{
    std::vector<CachedThing> things;
    if (kind == CacheKind::Tables)
        return things;
    Statement select(db_, kind == CacheKind::Curves ? seriesThings : fileThings);
    while (select.step())
        things.push_back({select.integer(0), select.integer(1),
                          select.integer(2) != 0 ? CachedThing::Pinned::Yes : CachedThing::Pinned::No});
    return things;
}

CachePlan CacheRetention::apply(const CachePlan& asked)
{
    const auto plan = planCacheBefore(asked.kind, things(asked.kind), asked.beforeMs);
    if (plan.isEmpty())
        return plan;
    if (plan.kind == CacheKind::Curves) {
        Statement(db_, takeSeries).bind(1, plan.beforeMs).run();
    } else {
        Statement(db_, takeFiles).bind(1, plan.beforeMs).run();
        Statement(db_, takeModelFiles).bind(1, plan.beforeMs).run();
    }
    return plan;
}

} // namespace ph
