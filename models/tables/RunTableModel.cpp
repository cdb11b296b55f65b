// How lines come, go and move is in RunTableModelLines.cpp, what is said about a cell in
// RunTableModelData.cpp.
#include "models/tables/RunTableModel.h"

#include "models/tables/LineRanges.h"

#include <algorithm>
#include <numeric>

namespace ph {

namespace {

/// Beyond so many changed lines, finding out where each of them went takes longer than a frame.
constexpr std::size_t manyLines = 50'000;
constexpr int colourCount = 12;

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
    return keyOf(node(line), *listing_, groupKeys_);
}

RunTableModel::LineKey RunTableModel::keyOf(const RunNode& node, const RunListing& listing,
                                            const std::vector<LineKey>& groupKeys)
{
    return node.kind == RunNode::Kind::Run ? listing.table->rowId(node.row) : groupKeys[node.row];
}

std::vector<RunTableModel::Line> RunTableModel::visibleLines(const RunListing& listing,
                                                             const std::vector<LineKey>& groupKeys) const
{
    if (listing.shape != RunListing::Shape::Flat)
        return linesBetween(0, Line(listing.nodes.size()), listing, groupKeys);
    std::vector<Line> lines(listing.nodes.size());
    std::iota(lines.begin(), lines.end(), 0);
    return lines;
}

std::vector<RunTableModel::Line> RunTableModel::linesBetween(Line begin, Line end, const RunListing& listing,
                                                             const std::vector<LineKey>& groupKeys) const
{
    std::vector<Line> lines;
    lines.reserve(end - begin);
    for (Line i = begin; i < end;) {
        const auto& node = listing.nodes[i];
        lines.push_back(i);
        const bool closed = node.expandable() && !expanded_.contains(keyOf(node, listing, groupKeys));
        i = closed ? node.end : i + 1;
    }
    lines.shrink_to_fit();
    return lines;
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
    const auto ranges = lineRangesOf(std::size_t(last) - std::size_t(first) + 1,
                                     [&](std::size_t i) { return differs(first + int(i)); });
    if (ranges.empty())
        return;
    if (ranges.size() > maxLineRanges) {
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
        const auto below = linesBetween(begin, parent.end, *listing_, groupKeys_);
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
            expanded_.insert(keyOf(n, *listing_, groupKeys_));
    }
    applyExpansion();
}

void RunTableModel::collapseAll()
{
    expanded_.clear();
    applyExpansion();
}

void RunTableModel::applyExpansion()
{
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
