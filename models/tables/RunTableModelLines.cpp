// How the lines of a RunTableModel come, go and move when it shows another listing.
#include "models/tables/LineRanges.h"
#include "models/tables/RunTableModel.h"

#include <algorithm>

namespace ph {

RunTableModel::Ends RunTableModel::commonEnds(const std::vector<Line>& next, const RunListing& listing,
                                              const std::vector<LineKey>& groupKeys) const
{
    const bool sameTable = listing_->table == listing.table;
    const auto same = [&](std::size_t was, std::size_t now) {
        const auto& a = node(int(was));
        const auto& b = listing.nodes[next[now]];
        // Rows of one table are compared without a look at their ids, which lie far apart.
        if (sameTable && a.kind == RunNode::Kind::Run && b.kind == RunNode::Kind::Run)
            return a.row == b.row;
        return keyOf(int(was)) == keyOf(b, listing, groupKeys);
    };
    const auto few = std::min(lines_.size(), next.size());
    Ends ends;
    while (ends.head < few && same(ends.head, ends.head))
        ++ends.head;
    while (ends.tail < few - ends.head && same(lines_.size() - 1 - ends.tail, next.size() - 1 - ends.tail))
        ++ends.tail;
    return ends;
}

void RunTableModel::replaceLines(std::vector<Line> next, RunListingPtr listing,
                                 std::vector<LineKey> groupKeys)
{
    // As many lines as both need; those that are too many show the first run until they go, unseen.
    const auto before = lines_.size(), after = next.size();
    if (after > before) {
        beginInsertRows({}, int(before), int(after) - 1);
        lines_.resize(after, lines_.front());
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const auto from = persistentIndexList();
    QHash<LineKey, int> lineOfKey; // of the lines that somebody holds an index of
    std::vector<LineKey> heldKeys;
    for (const auto& held : from) {
        heldKeys.push_back(keyOf(held.row()));
        lineOfKey.insert(heldKeys.back(), -1);
    }
    for (std::size_t i = 0; i < after && !from.isEmpty(); ++i) {
        const auto found = lineOfKey.find(keyOf(listing->nodes[next[i]], *listing, groupKeys));
        if (found != lineOfKey.end())
            *found = int(i);
    }
    listing_ = std::move(listing);
    groupKeys_ = std::move(groupKeys);
    lines_ = std::move(next);
    lines_.resize(std::max(before, after), lines_.front());
    resolveColumns();
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype i = 0; i < from.size(); ++i) {
        const int line = lineOfKey.value(heldKeys[std::size_t(i)]);
        to.append(line < 0 ? QModelIndex() : createIndex(line, from[i].column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    if (after < before) {
        beginRemoveRows({}, int(after), int(before) - 1);
        lines_.resize(after);
        endRemoveRows();
    }
}

void RunTableModel::changeLines(std::vector<Line> next, RunListingPtr listing, std::vector<LineKey> groupKeys,
                                const Ends& ends)
{
    // Only what lies between the ends that stay is looked at: where does each line of it go, where does each
    // new one come from? Places below count from `first`.
    const auto first = int(ends.head);
    const auto count = lines_.size() - ends.head - ends.tail;
    const auto nextCount = next.size() - ends.head - ends.tail;
    QHash<LineKey, std::int32_t> nextOf;
    if (count > 0)
        nextOf.reserve(qsizetype(nextCount));
    for (std::size_t i = 0; i < nextCount && count > 0; ++i)
        nextOf.insert(keyOf(listing->nodes[next[ends.head + i]], *listing, groupKeys), std::int32_t(i));
    std::vector<std::int32_t> target(count, -1);
    std::vector<std::int32_t> source(nextCount, -1); // the other way round
    bool inOrder = true;
    std::int32_t highest = -1;
    for (std::size_t i = 0; i < count && nextCount > 0; ++i) {
        target[i] = nextOf.value(keyOf(first + int(i)), -1);
        if (target[i] < 0)
            continue;
        source[std::size_t(target[i])] = std::int32_t(i);
        inOrder = inOrder && target[i] > highest;
        highest = std::max(highest, target[i]);
    }
    const auto vanished = lineRangesOf(count, [&](std::size_t i) { return target[i] < 0; });
    const auto appeared = lineRangesOf(nextCount, [&](std::size_t i) { return source[i] < 0; });
    const bool byRanges = inOrder && vanished.size() + appeared.size() <= maxLineRanges;
    const auto begin = [&] { return lines_.begin() + first; };

    // 1. What vanished goes, from the end; scattered lines are moved together first.
    std::vector<std::int32_t> survivors; // targets of the lines that stay, in their current order
    survivors.reserve(count);
    if (byRanges) {
        std::for_each(vanished.rbegin(), vanished.rend(), [&](const auto& range) {
            beginRemoveRows({}, first + range.first, first + range.last);
            lines_.erase(begin() + range.first, begin() + range.last + 1);
            endRemoveRows();
        });
        std::copy_if(target.begin(), target.end(), std::back_inserter(survivors),
                     [](auto t) { return t >= 0; });
    } else {
        std::vector<std::uint32_t> order;
        order.reserve(count);
        for (std::size_t i = 0; i < nextCount; ++i) {
            if (source[i] < 0)
                continue;
            order.push_back(std::uint32_t(source[i]));
            survivors.push_back(std::int32_t(i));
        }
        const auto kept = int(order.size());
        for (const auto& range : vanished) {
            for (int i = range.first; i <= range.last; ++i)
                order.push_back(std::uint32_t(i));
        }
        if (!std::is_sorted(order.begin(), order.end()))
            relayout(first, order);
        if (kept < int(count)) {
            beginRemoveRows({}, first + kept, first + int(count) - 1);
            lines_.erase(begin() + kept, begin() + std::ptrdiff_t(count));
            endRemoveRows();
        }
    }

    // 2. The lines that stay now read the new listing.
    listing_ = std::move(listing);
    groupKeys_ = std::move(groupKeys);
    std::copy_n(next.begin(), ends.head, lines_.begin());
    std::copy_n(next.end() - std::ptrdiff_t(ends.tail), ends.tail, lines_.end() - std::ptrdiff_t(ends.tail));
    for (std::size_t i = 0; i < survivors.size(); ++i)
        lines_[ends.head + i] = next[ends.head + std::size_t(survivors[i])];
    resolveColumns();

    // 3. What appeared comes.
    if (byRanges) {
        for (const auto& range : appeared) {
            beginInsertRows({}, first + range.first, first + range.last);
            lines_.insert(begin() + range.first, next.begin() + first + range.first,
                          next.begin() + first + range.last + 1);
            endInsertRows();
        }
        return;
    }
    if (lines_.size() == next.size())
        return;
    // Behind the others in one piece, then everything to its place.
    const auto kept = survivors.size();
    std::vector<std::int32_t> place = survivors;
    std::vector<Line> fresh;
    for (std::size_t i = 0; i < nextCount; ++i) {
        if (source[i] >= 0)
            continue;
        place.push_back(std::int32_t(i));
        fresh.push_back(next[ends.head + i]);
    }
    beginInsertRows({}, first + int(kept), first + int(nextCount) - 1);
    lines_.insert(begin() + std::ptrdiff_t(kept), fresh.begin(), fresh.end());
    endInsertRows();
    std::vector<std::uint32_t> order(place.size());
    for (std::size_t i = 0; i < place.size(); ++i)
        order[std::size_t(place[i])] = std::uint32_t(i);
    if (!std::is_sorted(order.begin(), order.end()))
        relayout(first, order);
}

void RunTableModel::relayout(int first, const std::vector<std::uint32_t>& order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<Line> moved(order.size());
    std::transform(order.begin(), order.end(), moved.begin(),
                   [&](auto i) { return lines_[std::size_t(first) + i]; });
    std::copy(moved.begin(), moved.end(), lines_.begin() + first);
    const auto from = persistentIndexList();
    std::vector<int> placeOf(from.isEmpty() ? 0 : order.size());
    for (std::size_t i = 0; i < placeOf.size(); ++i)
        placeOf[order[i]] = int(i);
    QModelIndexList to;
    to.reserve(from.size());
    for (const auto& old : from) {
        const int was = old.row() - first;
        const bool isMoved = was >= 0 && was < int(placeOf.size());
        to.append(index(isMoved ? first + placeOf[std::size_t(was)] : old.row(), old.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace ph
