#include "models/values/TimelineTable.h"

#include <algorithm>

namespace ph {

namespace {

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

template <class Value>
std::size_t bytesOf(const std::vector<Value>& values)
{
    return values.capacity() * sizeof(Value);
}

} // namespace

void NearTimes::assign(std::span<const std::int64_t> times, std::span<const std::int64_t> near)
{
    codes_.resize(times.size());
    far_.clear();
    for (std::size_t row = 0; row < times.size(); ++row) {
        const auto ms = times[row];
        if (ms == noTime) {
            codes_[row] = noneCode;
        } else if (ms == stillGoing) {
            codes_[row] = goingCode;
        } else if (const auto code = std::uint64_t(ms) - std::uint64_t(near[row]) + std::uint64_t(bias);
                   code < farCode) {
            codes_[row] = std::uint32_t(code);
        } else {
            codes_[row] = farCode;
            far_.push_back({std::uint32_t(row), ms});
        }
    }
    far_.shrink_to_fit();
}

std::int64_t NearTimes::farAt(std::uint32_t row) const
{
    return std::lower_bound(far_.begin(), far_.end(), row,
                            [](const Far& far, std::uint32_t wanted) { return far.row < wanted; })
        ->ms;
}

std::size_t NearTimes::sizeBytes() const
{
    return bytesOf(codes_) + bytesOf(far_);
}

TimelineItem TimelineTable::item(std::uint32_t row) const
{
    TimelineItem item;
    item.id = textOf(id(row));
    item.kind = kind(row);
    item.role = role(row);
    item.severity = severity(row);
    item.scope = scopes_[scope_[row]];
    item.title = textOf(title(row));
    item.detail = textOf(detail(row));
    item.atMs = atMs(row);
    item.afterMs = afterMs(row);
    item.endMs = endMs(row);
    item.seenMs = seenMs(row);
    item.source = textOf(source(row));
    item.reference = textOf(reference(row));
    return item;
}

std::uint32_t TimelineTable::firstFrom(std::int64_t ms) const
{
    return std::uint32_t(std::lower_bound(at_.begin(), at_.end(), ms) - at_.begin());
}

std::size_t TimelineTable::sizeBytes() const
{
    std::size_t bytes = bytesOf(at_) + after_.sizeBytes() + end_.sizeBytes() + seen_.sizeBytes() +
                        bytesOf(marks_) + bytesOf(idStart_) + bytesOf(inexact_) + ids_.capacity() +
                        texts_.sizeBytes() + bytesOf(scopes_);
    for (const auto* column : {&scope_, &title_, &detail_, &source_, &reference_})
        bytes += bytesOf(*column);
    for (const auto& scope : scopes_)
        bytes += std::size_t(scope.environment.capacity() + scope.endpoint.capacity() +
                             scope.model.capacity() + scope.segment.capacity()) *
                 sizeof(QChar);
    return bytes;
}

} // namespace ph
