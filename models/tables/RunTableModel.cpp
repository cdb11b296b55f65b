#include "models/tables/RunTableModel.h"

#include <algorithm>
#include <numeric>

namespace ph {

namespace {

/// More separate ranges than this are told as a move and one range: views pay for every signal.
constexpr std::size_t maxRanges = 12;
/// Beyond so many changed lines, finding out where each of them went takes longer than a frame.
constexpr std::size_t manyLines = 50'000;
constexpr int colourCount = 12;

struct Range {
    int first;
    int last;
};

/// Maximal runs of positions that satisfy `wanted`.
template <class Wanted>
std::vector<Range> rangesOf(std::size_t count, Wanted wanted)
{
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < count; ++i) {
        if (!wanted(i))
            continue;
        if (!ranges.empty() && ranges.back().last + 1 == int(i))
            ranges.back().last = int(i);
        else
            ranges.push_back({int(i), int(i)});
    }
    return ranges;
}

std::int64_t lineKey(const RunListing& listing, const std::vector<std::int64_t>& groupKeys,
                     const RunNode& node)
{
    return node.kind == RunNode::Kind::Run ? listing.table->rowId(node.row) : groupKeys[node.row];
}

} // namespace

RunTableModel::RunTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    auto empty = std::make_shared<RunListing>();
    empty->table = std::make_shared<RunTable>();
    listing_ = std::move(empty);
}

RunTableModel::~RunTableModel() = default;

void RunTableModel::apply(RunListingPtr next)
{
    if (!next || next == listing_)
        return;
    Q_EMIT applying();
    const auto before = listing_;
    const auto columnsBefore = columns_;
    auto groups = groupKeys(*next);
    auto lines = visibleLines(*next, groups);
    // A listing that was under way while the user changed columns does not undo that.
    const bool newColumns = next->columns != before->columns;
    auto columns = newColumns ? next->columns : columns_;
    const auto ends = commonEnds(lines, *next, groups);
    const bool isEmpty = lines_.empty() || lines.empty();
    if (isEmpty || std::max(lines_.size(), lines.size()) - ends.head - ends.tail <= manyLines)
        changeLines(std::move(lines), std::move(next), std::move(groups), ends);
    else
        replaceLines(std::move(lines), std::move(next), std::move(groups));
    changeColumns(std::move(columns));
    announceChanges(*before, columnsBefore);
    Q_EMIT applied();
}

void RunTableModel::setColumns(const QList<ColumnKey>& columns)
{
    std::vector<ColumnKey> next{nameColumn()};
    for (const auto& key : columns) {
        if (std::find(next.begin(), next.end(), key) == next.end())
            next.push_back(key);
    }
    changeColumns(std::move(next));
}

int RunTableModel::columnOf(const ColumnKey& key) const
{
    const auto it = std::find(columns_.begin(), columns_.end(), key);
    return it == columns_.end() ? -1 : int(it - columns_.begin());
}

std::vector<RunTableModel::LineKey> RunTableModel::groupKeys(const RunListing& listing)
{
    std::vector<LineKey> keys;
    keys.reserve(listing.groups.size());
    for (const auto& group : listing.groups) {
        const auto label =
            columnKeyText(listing.arrangement.groupBy) + u'\n' + QChar(u'0' + int(group.kind)) + group.key;
        auto it = knownGroups_.find(label);
        if (it == knownGroups_.end())
            it = knownGroups_.insert(label, -1 - LineKey(knownGroups_.size()));
        keys.push_back(*it);
    }
    return keys;
}

RunTableModel::LineKey RunTableModel::keyOf(int line) const
{
    return lineKey(*listing_, groupKeys_, node(line));
}

std::vector<RunTableModel::Line> RunTableModel::visibleLines(const RunListing& listing,
                                                             const std::vector<LineKey>& groupKeys) const
{
    std::vector<Line> lines;
    if (listing.shape == RunListing::Shape::Flat) {
        lines.resize(listing.nodes.size());
        std::iota(lines.begin(), lines.end(), 0);
        return lines;
    }
    lines.reserve(listing.nodes.size());
    for (Line i = 0; i < listing.nodes.size();) {
        const auto& node = listing.nodes[i];
        lines.push_back(i);
        const bool closed = node.expandable() && !expanded_.contains(lineKey(listing, groupKeys, node));
        i = closed ? node.end : i + 1;
    }
    lines.shrink_to_fit();
    return lines;
}

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
        return keyOf(int(was)) == lineKey(listing, groupKeys, b);
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
        const auto found = lineOfKey.find(lineKey(*listing, groupKeys, listing->nodes[next[i]]));
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
        nextOf.insert(lineKey(*listing, groupKeys, listing->nodes[next[ends.head + i]]), std::int32_t(i));
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
    const auto vanished = rangesOf(count, [&](std::size_t i) { return target[i] < 0; });
    const auto appeared = rangesOf(nextCount, [&](std::size_t i) { return source[i] < 0; });
    const bool byRanges = inOrder && vanished.size() + appeared.size() <= maxRanges;
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

void RunTableModel::changeColumns(std::vector<ColumnKey> next)
{
    // Removal and insertion only: a header loses its place on columnsMoved, and widths are kept by name
    // anyway.
    const auto keep = [&](std::size_t i) {
        return std::find(next.begin(), next.end(), columns_[i]) != next.end();
    };
    for (auto i = columns_.size(); i-- > 0;) {
        if (keep(i))
            continue;
        beginRemoveColumns({}, int(i), int(i));
        columns_.erase(columns_.begin() + std::ptrdiff_t(i));
        resolveColumns();
        endRemoveColumns();
    }
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (i < columns_.size() && columns_[i] == next[i])
            continue;
        const auto later = std::find(columns_.begin() + std::ptrdiff_t(i), columns_.end(), next[i]);
        if (later != columns_.end()) {
            const auto at = int(later - columns_.begin());
            beginRemoveColumns({}, at, at);
            columns_.erase(later);
            resolveColumns();
            endRemoveColumns();
        }
        beginInsertColumns({}, int(i), int(i));
        columns_.insert(columns_.begin() + std::ptrdiff_t(i), next[i]);
        resolveColumns();
        endInsertColumns();
    }
}

void RunTableModel::resolveColumns()
{
    std::vector<const ColumnData*> data;
    std::vector<ColumnShape> shapes;
    std::vector<NumberFormat> formats;
    std::vector<int> statsIndex;
    for (const auto& key : columns_) {
        data.push_back(listing_->table->find(key));
        const auto known = std::find_if(looks_.begin(), looks_.end(), [&](const Look& look) {
            return look.data && look.data == data.back() && look.key == key;
        });
        if (known != looks_.end()) {
            shapes.push_back(known->shape);
            formats.push_back(known->format);
        } else {
            shapes.push_back(columnShape(*listing_->table, key));
            formats.push_back(data.back() ? columnNumberFormat(*data.back()) : NumberFormat{});
        }
        const auto at = std::find(listing_->columns.begin(), listing_->columns.end(), key);
        statsIndex.push_back(at == listing_->columns.end() ? -1 : int(at - listing_->columns.begin()));
    }
    data_ = std::move(data);
    shapes_ = std::move(shapes);
    formats_ = std::move(formats);
    statsIndex_ = std::move(statsIndex);
    looks_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i)
        looks_.push_back({columns_[i], data_[i], shapes_[i], formats_[i]});
    colourData_ = listing_->colours ? listing_->table->find(listing_->colours->column) : nullptr;
}

void RunTableModel::announceChanges(const RunListing& before, const std::vector<ColumnKey>& columnsBefore)
{
    const int last = watched_ ? std::min(lastVisible_, int(lines_.size()) - 1) : int(lines_.size()) - 1;
    const int first = watched_ ? std::max(0, firstVisible_) : 0;
    if (first > last || columns_.empty())
        return;
    std::vector<std::pair<const ColumnData*, const ColumnData*>> pairs;
    for (const auto& key : columns_) {
        const bool wasShown =
            std::find(columnsBefore.begin(), columnsBefore.end(), key) != columnsBefore.end();
        if (wasShown)
            pairs.emplace_back(before.table->find(key), listing_->table->find(key));
    }
    const bool sameTable = before.table == listing_->table;
    const bool recoloured =
        before.colours != listing_->colours || before.arrangement != listing_->arrangement;
    const auto differs = [&](int line) {
        const auto& now = node(line);
        if (recoloured || now.kind == RunNode::Kind::Group || now.expandable() || now.depth > 0)
            return true;
        if (sameTable)
            return false;
        const auto was = before.table->rowOf(keyOf(line));
        if (was < 0)
            return false;
        return std::any_of(pairs.begin(), pairs.end(),
                           [&](const auto& pair) {
                               return !sameCell(pair.first, std::size_t(was), pair.second, now.row);
                           }) ||
               before.table->parent(std::size_t(was)) != listing_->table->parent(now.row);
    };
    const auto ranges = rangesOf(std::size_t(last) - std::size_t(first) + 1,
                                 [&](std::size_t i) { return differs(first + int(i)); });
    if (ranges.empty())
        return;
    if (ranges.size() > maxRanges) {
        Q_EMIT dataChanged(index(first + ranges.front().first, 0),
                           index(first + ranges.back().last, columnCount() - 1));
        return;
    }
    for (const auto& range : ranges)
        Q_EMIT dataChanged(index(first + range.first, 0), index(first + range.last, columnCount() - 1));
}

void RunTableModel::setExpansion(int line, Expansion expansion)
{
    const auto& parent = node(line);
    const auto key = keyOf(line);
    const bool expand = expansion == Expansion::Expanded;
    if (!parent.expandable() || expanded_.contains(key) == expand)
        return;
    const auto begin = lines_[std::size_t(line)] + 1;
    if (expand) {
        expanded_.insert(key);
        std::vector<Line> below;
        for (auto i = begin; i < parent.end;) {
            const auto& child = listing_->nodes[i];
            below.push_back(i);
            const bool closed =
                child.expandable() && !expanded_.contains(lineKey(*listing_, groupKeys_, child));
            i = closed ? child.end : i + 1;
        }
        beginInsertRows({}, line + 1, line + int(below.size()));
        lines_.insert(lines_.begin() + line + 1, below.begin(), below.end());
        endInsertRows();
    } else {
        const auto end = std::partition_point(lines_.begin() + line + 1, lines_.end(),
                                              [&](Line l) { return l < parent.end; });
        beginRemoveRows({}, line + 1, int(end - lines_.begin()) - 1);
        expanded_.remove(key);
        lines_.erase(lines_.begin() + line + 1, end);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(line, 0), index(line, 0));
}

void RunTableModel::expandAll()
{
    for (const auto& n : listing_->nodes) {
        if (n.expandable())
            expanded_.insert(lineKey(*listing_, groupKeys_, n));
    }
    Q_EMIT applying();
    auto lines = visibleLines(*listing_, groupKeys_);
    const auto ends = commonEnds(lines, *listing_, groupKeys_);
    changeLines(std::move(lines), listing_, groupKeys_, ends);
    announceChanges(*listing_, columns_);
    Q_EMIT applied();
}

void RunTableModel::collapseAll()
{
    expanded_.clear();
    Q_EMIT applying();
    auto lines = visibleLines(*listing_, groupKeys_);
    const auto ends = commonEnds(lines, *listing_, groupKeys_);
    changeLines(std::move(lines), listing_, groupKeys_, ends);
    announceChanges(*listing_, columns_);
    Q_EMIT applied();
}

int RunTableModel::parentLine(int line) const
{
    const auto depth = node(line).depth;
    if (depth == 0)
        return -1;
    for (int above = line - 1; above >= 0; --above) {
        if (node(above).depth < depth)
            return above;
    }
    return -1;
}

void RunTableModel::setNow(std::int64_t nowMs)
{
    nowMs_ = nowMs;
    const int last = std::min(watched_ ? lastVisible_ : rowCount() - 1, rowCount() - 1);
    const int first = watched_ ? std::max(0, firstVisible_) : 0;
    if (first <= last && columnCount() > 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void RunTableModel::setVisibleLines(int first, int last)
{
    watched_ = true;
    firstVisible_ = first;
    lastVisible_ = last;
}

int RunTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(lines_.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(columns_.size());
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

bool RunTableModel::isExpanded(int line) const
{
    return expanded_.contains(keyOf(line));
}

EntityKey RunTableModel::entity(int line) const
{
    const auto& n = node(line);
    return n.kind == RunNode::Kind::Run ? listing_->table->entity(n.row) : EntityKey{};
}

RunStatus RunTableModel::status(int line) const
{
    const auto& n = node(line);
    return n.kind == RunNode::Kind::Run ? listing_->table->status(n.row) : RunStatus::Unknown;
}

int RunTableModel::lineOf(const EntityKey& run) const
{
    for (int line = 0; line < rowCount(); ++line) {
        if (node(line).kind == RunNode::Kind::Run && entity(line) == run)
            return line;
    }
    return -1;
}

int RunTableModel::colourIndex(int line) const
{
    const auto key = keyOf(line);
    return key < 0 ? 0 : int(key % colourCount);
}

} // namespace ph
