#include "services/sync/UnreadItems.h"

#include <algorithm>

namespace ph {

UnreadItems::UnreadItems(std::vector<UnreadItem> earlier)
    : earlier_(std::move(earlier))
{
    for (const auto& unread : earlier_) {
        for (const auto& part : unread.fault.item.split(u'/', Qt::SkipEmptyParts))
            awaited_.emplace(part, unread.fault.item);
    }
}

void UnreadItems::addListed(const ItemFault& fault)
{
    listed_.insert(fault.item);
}

void UnreadItems::add(const ItemFault& fault)
{
    if (!listed_.contains(fault.item))
        found_.push_back(fault);
}

void UnreadItems::noteRead(const RunBatch& runs)
{
    if (awaited_.empty())
        return;
    for (const auto& row : runs.runs) {
        const auto [from, to] = awaited_.equal_range(QString::fromStdString(std::string(runs.view(row.id))));
        for (auto it = from; it != to; ++it)
            readAgain_.insert(it->second);
    }
}

void UnreadItems::noteRead(const QString& item)
{
    readAgain_.insert(item);
}

void UnreadItems::noteKnown(std::vector<UnreadItem> known)
{
    earlier_ = std::move(known);
}

bool UnreadItems::isOwed(const QString& item) const
{
    return std::any_of(earlier_.begin(), earlier_.end(), [&](const UnreadItem& unread) {
        return unread.fault.item == item && unread.fault.error.retryable();
    });
}

std::vector<UnreadItem> UnreadItems::standing(const std::vector<ItemFault>& met,
                                              std::int64_t oldestFullPassMs) const
{
    std::set<QString> known = readAgain_;
    for (const auto& fault : met)
        known.insert(fault.item);
    std::vector<UnreadItem> left;
    for (const auto& unread : earlier_) {
        if (!known.contains(unread.fault.item) && oldestFullPassMs <= unread.passEndedMs)
            left.push_back(unread);
    }
    return left;
}

std::vector<UnreadItem> UnreadItems::found(std::int64_t passEndedMs) const
{
    std::vector<UnreadItem> items;
    for (const auto& fault : found_)
        items.push_back({fault, passEndedMs});
    return items;
}

} // namespace ph
