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

/// Row in `after` of each row in `before`, or -1. Both ids ascend, so one walk suffices.
std::vector<std::int32_t> rowsAfter(const RunTable& before, const RunTable& after)
{
    std::vector<std::int32_t> rows(before.rowCount(), -1);
    if (&before == &after) {
        std::iota(rows.begin(), rows.end(), 0);
        return rows;
    }
    for (std::size_t b = 0, a = 0; b < before.rowCount() && a < after.rowCount();) {
        if (before.rowId(b) == after.rowId(a))
            rows[b++] = std::int32_t(a++);
        else if (before.rowId(b) < after.rowId(a))
            ++b;
        else
            ++a;
    }
    return rows;
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
    if (differsLittle(lines, *next, groups))
        changeLines(std::move(lines), std::move(next), std::move(groups));
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

bool RunTableModel::differsLittle(const std::vector<Line>& next, const RunListing& listing,
                                  const std::vector<LineKey>& groupKeys) const
{
    const auto few = std::min(lines_.size(), next.size());
    if (few == 0 || std::max(lines_.size(), next.size()) <= manyLines)
        return true;
    const auto same = [&](std::size_t was, std::size_t now) {
        return keyOf(int(was)) == lineKey(listing, groupKeys, listing.nodes[next[now]]);
    };
    std::size_t head = 0;
    while (head < few && same(head, head))
        ++head;
    std::size_t tail = 0;
    while (tail < few - head && same(lines_.size() - 1 - tail, next.size() - 1 - tail))
        ++tail;
    return std::max(lines_.size(), next.size()) - head - tail <= manyLines;
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

void RunTableModel::changeLines(std::vector<Line> next, RunListingPtr listing, std::vector<LineKey> groupKeys)
{
    // Where does each line go, where does each new one come from?
    const auto rows = rowsAfter(*listing_->table, *listing->table);
    std::vector<std::int32_t> nextOfRow(listing->table->rowCount(), -1);
    QHash<LineKey, std::int32_t> nextOfGroup;
    for (std::size_t i = 0; i < next.size(); ++i) {
        const auto& node = listing->nodes[next[i]];
        if (node.kind == RunNode::Kind::Run)
            nextOfRow[node.row] = std::int32_t(i);
        else
            nextOfGroup.insert(groupKeys[node.row], std::int32_t(i));
    }
    std::vector<std::int32_t> target(lines_.size(), -1);
    std::vector<std::int32_t> source(next.size(), -1); // the other way round
    bool inOrder = true;
    std::int32_t highest = -1;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto& node = listing_->nodes[lines_[i]];
        if (node.kind == RunNode::Kind::Group)
            target[i] = nextOfGroup.value(groupKeys_[node.row], -1);
        else if (const auto row = rows[node.row]; row >= 0)
            target[i] = nextOfRow[std::size_t(row)];
        if (target[i] < 0)
            continue;
        source[std::size_t(target[i])] = std::int32_t(i);
        inOrder = inOrder && target[i] > highest;
        highest = std::max(highest, target[i]);
    }
    const auto vanished = rangesOf(lines_.size(), [&](std::size_t i) { return target[i] < 0; });
    const auto appeared = rangesOf(next.size(), [&](std::size_t i) { return source[i] < 0; });
    const bool byRanges = inOrder && vanished.size() + appeared.size() <= maxRanges;

    // 1. What vanished goes, from the end; scattered lines are moved together first.
    std::vector<std::int32_t> survivors; // targets of the lines that stay, in their current order
    survivors.reserve(lines_.size());
    if (byRanges) {
        for (auto range = vanished.rbegin(); range != vanished.rend(); ++range) {
            beginRemoveRows({}, range->first, range->last);
            lines_.erase(lines_.begin() + range->first, lines_.begin() + range->last + 1);
            endRemoveRows();
        }
        std::copy_if(target.begin(), target.end(), std::back_inserter(survivors),
                     [](auto t) { return t >= 0; });
    } else {
        std::vector<std::uint32_t> order;
        order.reserve(lines_.size());
        for (std::size_t i = 0; i < next.size(); ++i) {
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
            relayout(order);
        if (kept < int(lines_.size())) {
            beginRemoveRows({}, kept, int(lines_.size()) - 1);
            lines_.resize(std::size_t(kept));
            endRemoveRows();
        }
    }

    // 2. The lines that stay now read the new listing.
    listing_ = std::move(listing);
    groupKeys_ = std::move(groupKeys);
    for (std::size_t i = 0; i < lines_.size(); ++i)
        lines_[i] = next[std::size_t(survivors[i])];
    resolveColumns();

    // 3. What appeared comes.
    if (byRanges) {
        for (const auto& range : appeared) {
            beginInsertRows({}, range.first, range.last);
            lines_.insert(lines_.begin() + range.first, next.begin() + range.first,
                          next.begin() + range.last + 1);
            endInsertRows();
        }
        return;
    }
    if (lines_.size() == next.size())
        return;
    // Behind the others in one piece, then everything to its place.
    const auto kept = lines_.size();
    std::vector<std::int32_t> place = survivors;
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (source[i] < 0)
            place.push_back(std::int32_t(i));
    }
    beginInsertRows({}, int(kept), int(next.size()) - 1);
    for (std::size_t i = kept; i < place.size(); ++i)
        lines_.push_back(next[std::size_t(place[i])]);
    endInsertRows();
    std::vector<std::uint32_t> order(place.size());
    for (std::size_t i = 0; i < place.size(); ++i)
        order[std::size_t(place[i])] = std::uint32_t(i);
    if (!std::is_sorted(order.begin(), order.end()))
        relayout(order);
}

void RunTableModel::relayout(const std::vector<std::uint32_t>& order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<Line> moved(order.size());
    std::transform(order.begin(), order.end(), moved.begin(), [this](auto i) { return lines_[i]; });
    lines_ = std::move(moved);
    const auto from = persistentIndexList();
    std::vector<int> placeOf(from.isEmpty() ? 0 : order.size());
    for (std::size_t i = 0; i < placeOf.size(); ++i)
        placeOf[order[i]] = int(i);
    QModelIndexList to;
    to.reserve(from.size());
    for (const auto& old : from)
        to.append(index(placeOf[std::size_t(old.row())], old.column()));
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
    const auto ranges =
        rangesOf(std::size_t(last - first + 1), [&](std::size_t i) { return differs(first + int(i)); });
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
    changeLines(visibleLines(*listing_, groupKeys_), listing_, groupKeys_);
    announceChanges(*listing_, columns_);
    Q_EMIT applied();
}

void RunTableModel::collapseAll()
{
    expanded_.clear();
    Q_EMIT applying();
    changeLines(visibleLines(*listing_, groupKeys_), listing_, groupKeys_);
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
