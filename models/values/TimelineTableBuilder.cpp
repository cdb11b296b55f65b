#include "models/values/TimelineTableBuilder.h"

#include <algorithm>
#include <numeric>

namespace ph {

namespace {

constexpr std::uint64_t mostRows = 0xFFFFFFF0, mostIdBytes = 0xFFFFFFFF;

std::uint8_t timelineMarks(TimelineKind kind, TimelineRole role, TimelineSeverity severity)
{
    static_assert(timelineKinds <= 16);
    return std::uint8_t(unsigned(kind) | unsigned(role) << 4 | unsigned(severity) << 6);
}

template <class Value>
void putInOrder(std::vector<Value>& values, const std::vector<std::uint32_t>& order)
{
    std::vector<Value> sorted;
    sorted.reserve(values.size());
    for (const auto row : order)
        sorted.push_back(values[row]);
    values = std::move(sorted);
}

} // namespace

void TimelineTableBuilder::reserve(std::size_t items)
{
    for (auto* times : {&table_.at_, &after_, &end_, &seen_})
        times->reserve(items);
    for (auto* codes : {&table_.scope_, &table_.title_, &table_.detail_, &table_.source_, &table_.reference_})
        codes->reserve(items);
    table_.marks_.reserve(items);
    idStart_.reserve(items);
}

std::uint32_t TimelineTableBuilder::scope(const TimelineScope& scope)
{
    const auto known = scopeCodes_.constFind(scope);
    if (known != scopeCodes_.constEnd())
        return *known;
    const auto code = std::uint32_t(table_.scopes_.size());
    table_.scopes_.push_back(scope);
    scopeCodes_.insert(scope, code);
    return code;
}

void TimelineTableBuilder::add(const TimelineRow& row)
{
    table_.at_.push_back(row.atMs);
    after_.push_back(row.afterMs);
    end_.push_back(row.endMs);
    seen_.push_back(row.seenMs);
    table_.marks_.push_back(timelineMarks(row.kind, row.role, row.severity));
    table_.scope_.push_back(row.scope);
    table_.title_.push_back(row.title);
    table_.detail_.push_back(row.detail);
    table_.source_.push_back(row.source);
    table_.reference_.push_back(row.reference);
    idStart_.push_back(table_.ids_.size());
    table_.ids_.append(row.id);
}

void TimelineTableBuilder::add(const TimelineItem& item)
{
    const auto code = [this](const QString& words) {
        const auto utf8 = words.toUtf8();
        return text({utf8.constData(), std::size_t(utf8.size())});
    };
    const auto id = item.id.toUtf8();
    add(TimelineRow{.atMs = item.atMs,
                    .afterMs = item.afterMs,
                    .endMs = item.endMs,
                    .seenMs = item.seenMs,
                    .kind = item.kind,
                    .role = item.role,
                    .severity = item.severity,
                    .scope = scope(item.scope),
                    .title = code(item.title),
                    .detail = code(item.detail),
                    .source = code(item.source),
                    .reference = code(item.reference),
                    .id = {id.constData(), std::size_t(id.size())}});
}

void TimelineTableBuilder::sort()
{
    idStart_.push_back(table_.ids_.size());
    if (!std::is_sorted(table_.at_.begin(), table_.at_.end())) {
        std::vector<std::uint32_t> order(table_.at_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(),
                         [this](std::uint32_t a, std::uint32_t b) { return table_.at_[a] < table_.at_[b]; });
        for (auto* times : {&table_.at_, &after_, &end_, &seen_})
            putInOrder(*times, order);
        for (auto* codes :
             {&table_.scope_, &table_.title_, &table_.detail_, &table_.source_, &table_.reference_})
            putInOrder(*codes, order);
        putInOrder(table_.marks_, order);
        std::string ids;
        ids.reserve(table_.ids_.size());
        std::vector<std::uint64_t> starts;
        starts.reserve(idStart_.size());
        for (const auto row : order) {
            starts.push_back(ids.size());
            ids.append(table_.ids_, idStart_[row], idStart_[row + 1] - idStart_[row]);
        }
        starts.push_back(ids.size());
        table_.ids_ = std::move(ids);
        idStart_ = std::move(starts);
    }
    table_.idStart_.assign(idStart_.begin(), idStart_.end());
}

Result<TimelineTablePtr> TimelineTableBuilder::build()
{
    auto builder = std::exchange(*this, {});
    auto& table = builder.table_;
    if (table.at_.size() > mostRows || table.ids_.size() > mostIdBytes)
        return fail(ErrorKind::Unsupported, QStringLiteral("timeline"),
                    QStringLiteral("It is too large to be held at once; choose less of the time."));
    builder.sort();
    table.after_.assign(builder.after_, table.at_);
    table.end_.assign(builder.end_, table.at_);
    table.seen_.assign(builder.seen_, table.at_);
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (!table.isExact(row))
            table.inexact_.push_back(row);
    }
    table.ids_.shrink_to_fit();
    for (auto* codes :
         {&table.scope_, &table.title_, &table.detail_, &table.source_, &table.reference_, &table.inexact_})
        codes->shrink_to_fit();
    table.at_.shrink_to_fit();
    table.marks_.shrink_to_fit();
    return std::make_shared<const TimelineTable>(std::move(table));
}

TimelineTablePtr timelineTable(std::span<const TimelineItem> items)
{
    TimelineTableBuilder builder;
    builder.reserve(items.size());
    for (const auto& item : items)
        builder.add(item);
    return builder.build().value_or(std::make_shared<const TimelineTable>());
}

} // namespace ph
