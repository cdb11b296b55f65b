#include "services/observations/ObservedRetention.h"

#include "models/values/TimelineItem.h"
#include "services/store/Statement.h"

#include <algorithm>
#include <map>

namespace ph {

namespace {

constexpr std::int64_t dayMs = 86'400'000;

} // namespace

std::int64_t ObservedRetention::usedBytes()
{
    return (db_.integer("PRAGMA page_count") - db_.integer("PRAGMA freelist_count")) *
           db_.integer("PRAGMA page_size");
}

/// What a row takes with its share of words and indices: all that is neither chunk nor document.
std::int64_t ObservedRetention::bytesOfItem()
{
    const auto items = db_.integer("SELECT count(*) FROM item");
    const auto apart =
        db_.integer("SELECT (SELECT ifnull(sum(length(data) + length(buckets)), 0) FROM chunk) + "
                    "(SELECT ifnull(sum(length(bytes)), 0) FROM document)");
    return items == 0 ? 0 : std::max<std::int64_t>(0, usedBytes() - apart) / items;
}

void ObservedRetention::doom(const RetentionPlan& plan)
{
    db_.exec("CREATE TEMP TABLE IF NOT EXISTS doomed_item(id INTEGER PRIMARY KEY)");
    db_.exec("CREATE TEMP TABLE IF NOT EXISTS doomed_chunk(id INTEGER PRIMARY KEY)");
    db_.exec("CREATE TEMP TABLE IF NOT EXISTS doomed_document(digest TEXT PRIMARY KEY)");
    db_.exec("CREATE TEMP TABLE IF NOT EXISTS kept_time(from_ms INTEGER, to_ms INTEGER)");
    for (const char* sql : {"DELETE FROM temp.doomed_item", "DELETE FROM temp.doomed_chunk",
                            "DELETE FROM temp.doomed_document", "DELETE FROM temp.kept_time"})
        db_.exec(sql);
    Statement keep(db_, "INSERT INTO temp.kept_time VALUES (?1, ?2)");
    for (const auto& stretch : plan.kept)
        keep.bind(1, stretch.fromMs).bind(2, stretch.toMs).run();
    Statement(db_, "INSERT INTO temp.doomed_item SELECT id FROM item WHERE max(at_ms, ifnull(end_ms, at_ms)) "
                   "< ?1 AND kind <> ?2 AND NOT EXISTS (SELECT 1 FROM temp.kept_time WHERE "
                   "ifnull(after_ms, at_ms) <= to_ms AND max(at_ms, ifnull(end_ms, at_ms)) >= from_ms)")
        .bind(1, plan.beforeMs)
        .bind(2, int(TimelineKind::Note))
        .run();
    Statement(db_, "INSERT INTO temp.doomed_chunk SELECT id FROM chunk WHERE last_ms < ?1 AND NOT EXISTS "
                   "(SELECT 1 FROM temp.kept_time WHERE first_ms <= to_ms AND last_ms >= from_ms)")
        .bind(1, plan.beforeMs)
        .run();
    // What a name is now stays, however long ago it became that; and what an item that stays refers to.
    Statement(
        db_,
        "INSERT INTO temp.doomed_document SELECT digest FROM document WHERE NOT EXISTS (SELECT 1 FROM "
        "document_name AS n WHERE n.digest = document.digest AND (n.last_ms >= ?1 OR n.first_ms = "
        "(SELECT max(first_ms) FROM document_name AS newest WHERE newest.kind = n.kind AND newest.name = "
        "n.name) OR EXISTS (SELECT 1 FROM temp.kept_time WHERE n.first_ms <= to_ms AND n.last_ms >= "
        "from_ms))) AND NOT EXISTS (SELECT 1 FROM words JOIN item ON item.reference = words.id WHERE "
        "words.text = 'document:' || document.digest AND item.id NOT IN temp.doomed_item)")
        .bind(1, plan.beforeMs)
        .run();
}

void ObservedRetention::count(RetentionPlan& plan)
{
    doom(plan);
    plan.items = db_.integer("SELECT count(*) FROM temp.doomed_item");
    plan.points = db_.integer("SELECT ifnull(sum(points), 0) FROM chunk WHERE id IN temp.doomed_chunk");
    plan.documents = db_.integer("SELECT count(*) FROM temp.doomed_document");
    plan.bytes = plan.items * bytesOfItem() +
                 db_.integer("SELECT ifnull(sum(length(data) + length(buckets)), 0) FROM chunk WHERE id IN "
                             "temp.doomed_chunk") +
                 db_.integer("SELECT ifnull(sum(length(bytes)), 0) FROM document WHERE digest IN "
                             "temp.doomed_document");
    plan.fileBytes = usedBytes();
    plan.oldestMs =
        plan.items + plan.points == 0
            ? noTime
            : db_.integer("SELECT min(at) FROM (SELECT min(at_ms) AS at FROM item WHERE id IN "
                          "temp.doomed_item UNION ALL SELECT min(first_ms) FROM chunk WHERE id IN "
                          "temp.doomed_chunk)");
}

std::int64_t ObservedRetention::beforeForBudget(const RetentionRule& rule, std::int64_t nowMs)
{
    auto excess = usedBytes() - rule.mostBytes;
    if (excess <= 0)
        return noTime;
    std::map<std::int64_t, std::int64_t> bytesByDay;
    const auto perItem = bytesOfItem();
    {
        Statement days(db_, "SELECT max(at_ms, ifnull(end_ms, at_ms)) / 86400000, count(*) FROM item WHERE "
                            "end_ms IS NOT 9223372036854775807 AND kind <> ?1 GROUP BY 1");
        days.bind(1, int(TimelineKind::Note));
        while (days.step())
            bytesByDay[days.integer(0)] += days.integer(1) * perItem;
        Statement chunks(db_, "SELECT last_ms / 86400000, sum(length(data) + length(buckets)) FROM chunk "
                              "GROUP BY 1");
        while (chunks.step())
            bytesByDay[chunks.integer(0)] += chunks.integer(1);
    }
    for (const auto& [day, bytes] : bytesByDay) {
        excess -= bytes;
        if (excess <= 0)
            return std::min((day + 1) * dayMs, nowMs);
    }
    return nowMs; // all that is over
}

RetentionPlan ObservedRetention::preview(const RetentionRule& rule, std::int64_t nowMs)
{
    RetentionPlan plan;
    plan.kept = rule.kept;
    plan.fileBytes = usedBytes();
    if (rule.mostAgeMs > 0)
        plan.beforeMs = nowMs - rule.mostAgeMs;
    if (rule.mostBytes > 0)
        plan.beforeMs = std::max(plan.beforeMs, beforeForBudget(rule, nowMs));
    if (plan.beforeMs != noTime)
        count(plan);
    return plan;
}

RetentionPlan ObservedRetention::apply(const RetentionPlan& asked)
{
    auto plan = asked;
    if (plan.beforeMs == noTime)
        return plan;
    count(plan);
    for (const char* sql :
         {"DELETE FROM item WHERE id IN temp.doomed_item", "DELETE FROM chunk WHERE id IN temp.doomed_chunk",
          "DELETE FROM series WHERE id NOT IN (SELECT series FROM chunk)",
          "DELETE FROM document WHERE digest IN temp.doomed_document",
          "DELETE FROM words WHERE id NOT IN (SELECT source FROM item UNION SELECT title FROM item UNION "
          "SELECT detail FROM item UNION SELECT reference FROM item UNION SELECT source FROM series UNION "
          "SELECT name FROM series UNION SELECT source FROM look)",
          "DELETE FROM scope WHERE id NOT IN (SELECT scope FROM item UNION SELECT scope FROM series)",
          "UPDATE meta SET swept = swept + 1"})
        db_.exec(sql);
    return plan;
}

} // namespace ph
