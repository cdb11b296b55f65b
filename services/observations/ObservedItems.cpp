#include "services/observations/ObservedItems.h"

#include "services/log/Redaction.h"
#include "services/store/Statement.h"

#include <QSet>

#include <algorithm>

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

/// Numbers are dense. What a foreign file numbers otherwise is not worth the room.
constexpr std::int64_t mostNumber = 1 << 26;

void setCode(std::vector<std::uint32_t>& codes, std::int64_t number, std::uint32_t code,
             std::uint32_t otherwise)
{
    if (number < 0 || number >= mostNumber)
        return;
    if (std::size_t(number) >= codes.size())
        codes.resize(std::size_t(number) + 1, otherwise);
    codes[std::size_t(number)] = code;
}

std::uint32_t numberIn(const Statement& row, int column)
{
    const auto number = row.integer(column);
    return number < 0 || number >= mostNumber ? std::uint32_t(mostNumber) : std::uint32_t(number);
}

} // namespace

ObservedTally ObservedItems::put(std::span<const TimelineItem> items)
{
    ObservedTally tally;
    // Texts are servers' and files', and what is kept holds no secrets.
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
        upsert.bind(6, names_.scope(item.scope)).bind(7, names_.word(redact(item.title)));
        upsert.bind(8, names_.word(redact(item.detail)))
            .bind(9, names_.word(item.reference))
            .bind(10, item.atMs);
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

ItemNumbers observedNumbers(Database& db)
{
    Statement select(db, "SELECT (SELECT min(id) FROM item), (SELECT max(id) FROM item)");
    if (!select.step() || select.isNull(0))
        return {};
    constexpr auto most = std::int64_t(1) << 61; // a foreign file's numbers may be anything
    return {std::clamp(select.integer(0), -most, most), std::clamp(select.integer(1), -most, most) + 1};
}

TimelineCodes readObservedCodes(Database& db, TimelineTableBuilder& builder)
{
    TimelineCodes codes;
    codes.noText = builder.text({});
    codes.noScope = builder.scope({});
    {
        Statement select(db, "SELECT id, text FROM words");
        while (select.step())
            setCode(codes.texts, select.integer(0), builder.text(select.text(1)), codes.noText);
    }
    Statement select(db, "SELECT id, environment, endpoint, model, segment FROM scope");
    while (select.step())
        setCode(codes.scopes, select.integer(0),
                builder.scope({select.string(1), select.string(2), select.string(3), select.string(4)}),
                codes.noScope);
    return codes;
}

void readObservedRows(Database& db, TimelineTableBuilder& rows, ItemNumbers numbers, std::int64_t fromMs,
                      std::int64_t toMs)
{
    const bool whole = fromMs == noTime && toMs == stillGoing;
    // In the order in which they lie: the table sorts quicker than an index is walked.
    Statement select(
        db, whole ? "SELECT source, kind, role, severity, scope, title, detail, reference, at_ms, after_ms, "
                    "end_ms, seen_ms, key FROM item WHERE id >= ?3 AND id < ?4"
                  : "SELECT source, kind, role, severity, scope, title, detail, reference, at_ms, after_ms, "
                    "end_ms, seen_ms, key FROM item WHERE id >= ?3 AND id < ?4 AND "
                    "ifnull(after_ms, at_ms) <= ?2 AND (at_ms >= ?1 OR end_ms >= ?1)");
    if (!whole)
        select.bind(1, fromMs).bind(2, toMs);
    select.bind(3, numbers.first).bind(4, numbers.end);
    while (select.step()) {
        const auto kind = timelineKindFromNumber(select.integer(1));
        const auto role = timelineRoleFromNumber(select.integer(2));
        const auto severity = timelineSeverityFromNumber(select.integer(3));
        if (!kind || !role || !severity)
            continue; // no version writes such a one
        rows.add(TimelineRow{.atMs = select.integer(8),
                             .afterMs = timeIn(select, 9),
                             .endMs = timeIn(select, 10),
                             .seenMs = select.integer(11),
                             .kind = *kind,
                             .role = *role,
                             .severity = *severity,
                             .scope = numberIn(select, 4),
                             .title = numberIn(select, 5),
                             .detail = numberIn(select, 6),
                             .source = numberIn(select, 0),
                             .reference = numberIn(select, 7),
                             .id = select.text(12)});
    }
}

} // namespace ph
