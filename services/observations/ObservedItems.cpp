#include "services/observations/ObservedItems.h"

#include "models/values/TimelineTableBuilder.h"
#include "services/store/Statement.h"

#include <QSet>

namespace ph {

namespace {

void bindTime(Statement& statement, int parameter, std::int64_t ms)
{
    if (ms == noTime)
        statement.bindNull(parameter);
    else
        statement.bind(parameter, ms);
}

std::int64_t timeIn(const Statement& row, int column)
{
    return row.isNull(column) ? noTime : row.integer(column);
}

/// What the builder calls the numbers of the database; ids are dense.
class CodeByNumber {
public:
    void set(std::int64_t number, std::uint32_t code)
    {
        if (std::size_t(number) >= codes_.size())
            codes_.resize(std::size_t(number) + 1, 0);
        codes_[std::size_t(number)] = code;
    }
    std::uint32_t at(std::int64_t number) const
    {
        return std::size_t(number) < codes_.size() ? codes_[std::size_t(number)] : 0;
    }

private:
    std::vector<std::uint32_t> codes_;
};

CodeByNumber readWords(Database& db, TimelineTableBuilder& builder)
{
    CodeByNumber codes;
    Statement select(db, "SELECT id, text FROM words");
    while (select.step())
        codes.set(select.integer(0), builder.text(select.text(1)));
    return codes;
}

CodeByNumber readScopes(Database& db, TimelineTableBuilder& builder)
{
    CodeByNumber codes;
    Statement select(db, "SELECT id, environment, endpoint, model, segment FROM scope");
    while (select.step())
        codes.set(select.integer(0),
                  builder.scope({select.string(1), select.string(2), select.string(3), select.string(4)}));
    return codes;
}

} // namespace

ObservedTally ObservedItems::put(std::span<const TimelineItem> items)
{
    ObservedTally tally;
    // When it happened and was seen first stays as it was told first: ids change where it happened anew.
    Statement upsert(
        db_, "INSERT INTO item(source, key, kind, role, severity, scope, title, detail, reference, at_ms, "
             "after_ms, end_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
             "ON CONFLICT(source, key) DO UPDATE SET role = excluded.role, severity = excluded.severity, "
             "scope = excluded.scope, title = excluded.title, detail = excluded.detail, "
             "reference = excluded.reference, end_ms = excluded.end_ms "
             "WHERE (role, severity, scope, title, detail, reference) <> (excluded.role, excluded.severity, "
             "excluded.scope, excluded.title, excluded.detail, excluded.reference) "
             "OR end_ms IS NOT excluded.end_ms");
    for (const auto& item : items) {
        const auto key = item.id.toUtf8();
        upsert.bind(1, names_.word(item.source));
        upsert.bindText(2, std::string_view(key.constData(), std::size_t(key.size())));
        upsert.bind(3, int(item.kind)).bind(4, int(item.role)).bind(5, int(item.severity));
        upsert.bind(6, names_.scope(item.scope)).bind(7, names_.word(item.title));
        upsert.bind(8, names_.word(item.detail)).bind(9, names_.word(item.reference)).bind(10, item.atMs);
        bindTime(upsert, 11, item.afterMs);
        bindTime(upsert, 12, item.endMs);
        upsert.bind(13, item.seenMs == noTime ? item.atMs : item.seenMs);
        if (!upsert.run())
            break;
        tally.written += db_.changes();
    }
    return tally;
}

ObservedTally ObservedItems::put(const ObservedLook& look)
{
    auto tally = put(std::span<const TimelineItem>(look.items));
    const auto source = names_.word(look.source);
    if (look.extent == ObservedLook::Extent::Whole) {
        QSet<QByteArray> there;
        there.reserve(qsizetype(look.items.size()));
        for (const auto& item : look.items)
            there.insert(item.id.toUtf8());
        std::vector<std::int64_t> over;
        {
            Statement going(db_, "SELECT id, key FROM item WHERE source = ?1 AND kind = ?2 AND "
                                 "end_ms = 9223372036854775807");
            going.bind(1, source).bind(2, int(look.kind));
            while (going.step()) {
                const auto key = going.text(1);
                if (!there.contains(QByteArray::fromRawData(key.data(), qsizetype(key.size()))))
                    over.push_back(going.integer(0));
            }
        }
        Statement end(db_, "UPDATE item SET end_ms = max(at_ms, ?2) WHERE id = ?1");
        for (const auto id : over)
            end.bind(1, id).bind(2, look.atMs).run();
        tally.ended = std::int64_t(over.size());
        Statement(db_, "INSERT INTO look(source, kind, at_ms) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET "
                       "at_ms = max(at_ms, excluded.at_ms)")
            .bind(1, source)
            .bind(2, int(look.kind))
            .bind(3, look.atMs)
            .run();
    }
    return tally;
}

void readObservedItems(Database& db, TimelineTableBuilder& builder, std::int64_t fromMs, std::int64_t toMs)
{
    const auto words = readWords(db, builder);
    const auto scopes = readScopes(db, builder);
    const bool whole = fromMs == noTime && toMs == stillGoing;
    builder.reserve(std::size_t(whole ? db.integer("SELECT count(*) FROM item") : 0));
    // In the order in which they lie: the table sorts quicker than an index is walked.
    Statement select(db, whole
                             ? "SELECT source, kind, role, severity, scope, title, detail, reference, at_ms, "
                               "after_ms, end_ms, seen_ms, key FROM item"
                             : "SELECT source, kind, role, severity, scope, title, detail, reference, at_ms, "
                               "after_ms, end_ms, seen_ms, key FROM item "
                               "WHERE ifnull(after_ms, at_ms) <= ?2 AND (at_ms >= ?1 OR end_ms >= ?1)");
    if (!whole)
        select.bind(1, fromMs).bind(2, toMs);
    while (select.step()) {
        const auto kind = timelineKindFromNumber(select.integer(1));
        const auto role = timelineRoleFromNumber(select.integer(2));
        const auto severity = timelineSeverityFromNumber(select.integer(3));
        if (!kind || !role || !severity)
            continue; // no version writes such a one
        builder.add(TimelineRow{.atMs = select.integer(8),
                                .afterMs = timeIn(select, 9),
                                .endMs = timeIn(select, 10),
                                .seenMs = select.integer(11),
                                .kind = *kind,
                                .role = *role,
                                .severity = *severity,
                                .scope = scopes.at(select.integer(4)),
                                .title = words.at(select.integer(5)),
                                .detail = words.at(select.integer(6)),
                                .source = words.at(select.integer(0)),
                                .reference = words.at(select.integer(7)),
                                .id = select.text(12)});
    }
}

} // namespace ph
