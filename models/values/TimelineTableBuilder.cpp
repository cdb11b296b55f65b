#include "models/values/TimelineTableBuilder.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
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

template <class Value>
void appendTo(std::vector<Value>& values, std::vector<Value>& others)
{
    if (values.empty())
        values.swap(others);
    else
        values.insert(values.end(), others.begin(), others.end());
    others = {}; // a million rows are not there twice for longer than they must
}

/// Where a little room is left, moving a million rows costs more than it.
template <class Values>
void shrink(Values& values)
{
    if (values.capacity() - values.size() > values.size() / 16)
        values.shrink_to_fit();
}

void translateCodes(std::vector<std::uint32_t>& numbers, const std::vector<std::uint32_t>& codes,
                    std::uint32_t beyond)
{
    for (auto& number : numbers)
        number = number < codes.size() ? codes[number] : beyond;
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

void TimelineTableBuilder::append(TimelineTableBuilder&& rows, const TimelineCodes& codes)
{
    auto& other = rows.table_;
    translateCodes(other.scope_, codes.scopes, codes.noScope);
    for (auto* texts : {&other.title_, &other.detail_, &other.source_, &other.reference_})
        translateCodes(*texts, codes.texts, codes.noText);
    for (auto& start : rows.idStart_)
        start += table_.ids_.size();
    if (table_.ids_.empty())
        table_.ids_.swap(other.ids_);
    else
        table_.ids_ += other.ids_;
    appendTo(idStart_, rows.idStart_);
    appendTo(table_.at_, other.at_);
    appendTo(after_, rows.after_);
    appendTo(end_, rows.end_);
    appendTo(seen_, rows.seen_);
    appendTo(table_.marks_, other.marks_);
    appendTo(table_.scope_, other.scope_);
    appendTo(table_.title_, other.title_);
    appendTo(table_.detail_, other.detail_);
    appendTo(table_.source_, other.source_);
    appendTo(table_.reference_, other.reference_);
    rows = {};
}

void TimelineTableBuilder::sort()
{
    idStart_.push_back(table_.ids_.size());
    const auto sorted = std::is_sorted_until(table_.at_.begin(), table_.at_.end()) - table_.at_.begin();
    if (sorted < std::ssize(table_.at_)) {
        std::vector<std::uint32_t> order(table_.at_.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto isEarlier = [this](std::uint32_t a, std::uint32_t b) {
            return table_.at_[a] < table_.at_[b];
        };
        // What was observed lies in the order of time, but for little, and what is kept elsewhere follows it.
        std::stable_sort(order.begin() + sorted, order.end(), isEarlier);
        std::inplace_merge(order.begin(), order.begin() + sorted, order.end(), isEarlier);
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
                    QCoreApplication::translate(
                        "ph::TimelineTable", "It is too large to be held at once; choose less of the time."));
    builder.sort();
    table.after_.assign(builder.after_, table.at_);
    table.end_.assign(builder.end_, table.at_);
    table.seen_.assign(builder.seen_, table.at_);
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (!table.isExact(row))
            table.inexact_.push_back(row);
    }
    shrink(table.ids_);
    for (auto* codes :
         {&table.scope_, &table.title_, &table.detail_, &table.source_, &table.reference_, &table.inexact_})
        shrink(*codes);
    shrink(table.at_);
    shrink(table.marks_);
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
