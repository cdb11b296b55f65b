#include "models/tables/RunListing.h"

#include "models/tables/RunColumns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {

namespace {

void listFlat(RunListing& listing, const std::vector<std::uint32_t>& rows)
{
    listing.shape = RunListing::Shape::Flat;
    listing.nodes.reserve(rows.size());
    for (const auto row : rows)
        listing.nodes.push_back({.row = row, .end = std::uint32_t(listing.nodes.size() + 1)});
}

/// Children of each listed row, in the order given, as one array with offsets.
struct Children {
    std::vector<std::uint32_t> first; // per table row, and one past the end
    std::vector<std::uint32_t> rows;

    Children(const RunTable& table, const std::vector<std::uint32_t>& listed,
             const std::vector<bool>& isListed)
        : first(table.rowCount() + 1, 0)
    {
        const auto parentOf = [&](std::uint32_t row) { return listedParent(table, row, isListed); };
        for (const auto row : listed) {
            if (const auto parent = parentOf(row); parent >= 0)
                ++first[std::size_t(parent) + 1];
        }
        for (std::size_t i = 1; i < first.size(); ++i)
            first[i] += first[i - 1];
        rows.resize(first.back());
        auto place = first;
        for (const auto row : listed) {
            if (const auto parent = parentOf(row); parent >= 0)
                rows[place[std::size_t(parent)]++] = row;
        }
    }

    static std::int32_t listedParent(const RunTable& table, std::uint32_t row,
                                     const std::vector<bool>& isListed)
    {
        const auto parent = table.parent(row);
        const bool usable =
            parent >= 0 && std::size_t(parent) < table.rowCount() && std::uint32_t(parent) != row;
        return usable && isListed[std::size_t(parent)] ? parent : -1;
    }
};

/// Lists `root` and everything below it. Iterative: chains of parents may be as long as the table.
void listTree(RunListing& listing, std::uint32_t root, const Children& children, std::vector<bool>& done)
{
    struct Step {
        std::uint32_t node;
        std::uint32_t next; // index in children.rows
        std::uint32_t last;
    };
    std::vector<Step> path;
    const auto enter = [&](std::uint32_t row) {
        done[row] = true;
        const auto node = std::uint32_t(listing.nodes.size());
        const auto depth = std::min<std::size_t>(path.size(), std::numeric_limits<std::uint16_t>::max());
        listing.nodes.push_back({.row = row, .depth = std::uint16_t(depth)});
        path.push_back({node, children.first[row], children.first[row + 1]});
    };
    enter(root);
    while (!path.empty()) {
        auto& step = path.back();
        if (step.next == step.last) {
            listing.nodes[step.node].end = std::uint32_t(listing.nodes.size());
            path.pop_back();
            continue;
        }
        const auto child = children.rows[step.next++];
        if (done[child])
            continue; // a ring: its entry already stands at the top
        ++listing.nodes[step.node].children;
        enter(child);
    }
}

void listNested(RunListing& listing, const std::vector<std::uint32_t>& rows)
{
    const auto& table = *listing.table;
    if (std::none_of(rows.begin(), rows.end(), [&](auto row) { return table.parent(row) >= 0; })) {
        listFlat(listing, rows);
        return;
    }
    std::vector<bool> isListed(table.rowCount(), false);
    for (const auto row : rows)
        isListed[row] = true;
    const Children children(table, rows, isListed);
    std::vector<bool> done(table.rowCount(), false);
    listing.nodes.reserve(rows.size());
    for (const auto row : rows) {
        if (Children::listedParent(table, row, isListed) < 0)
            listTree(listing, row, children, done);
    }
    // What is left has parents that form a ring.
    for (const auto row : rows) {
        if (!done[row])
            listTree(listing, row, children, done);
    }
}

void listGrouped(RunListing& listing, const std::vector<std::uint32_t>& rows)
{
    listing.groups = groupRows(*listing.table, rows, listing.arrangement.groupBy, listing.columns);
    listing.nodes.reserve(rows.size() + listing.groups.size());
    for (std::size_t g = 0; g < listing.groups.size(); ++g) {
        auto& group = listing.groups[g];
        const auto end = std::uint32_t(listing.nodes.size() + 1 + group.rows.size());
        listing.nodes.push_back({.row = std::uint32_t(g),
                                 .end = end,
                                 .children = std::uint32_t(group.rows.size()),
                                 .kind = RunNode::Kind::Group});
        for (const auto row : group.rows) {
            const auto next = std::uint32_t(listing.nodes.size() + 1);
            listing.nodes.push_back({.row = row, .end = next, .depth = 1});
        }
        group.rows = {}; // the nodes say it now
    }
}

template <class ValueAt>
void widen(ColourScale& scale, const std::vector<std::uint32_t>& rows, ValueAt valueAt)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto row : rows) {
        const double value = valueAt(row);
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (low <= high) {
        scale.from = low;
        scale.to = high;
    }
}

std::optional<ColourScale> colourScale(const RunTable& table, const std::vector<std::uint32_t>& rows,
                                       const ColumnKey& column)
{
    const auto* data = table.find(column);
    if (!data)
        return std::nullopt;
    ColourScale scale{.column = column};
    if (const auto* numbers = std::get_if<NumberColumn>(data)) {
        widen(scale, rows, [&](std::uint32_t row) { return numbers->values[row]; });
    } else if (const auto* times = std::get_if<TimeColumn>(data)) {
        widen(scale, rows, [&](std::uint32_t row) {
            return times->has(row) ? double(times->values[row]) : std::numeric_limits<double>::quiet_NaN();
        });
    } else if (const auto& texts = std::get<TextColumn>(*data); texts.numeric()) {
        widen(scale, rows, [&](std::uint32_t row) {
            return texts.has(row) ? texts.numbers[texts.codes[row]]
                                  : std::numeric_limits<double>::quiet_NaN();
        });
    } else {
        scale.kind = ColourScale::Kind::Categories;
    }
    return scale;
}

} // namespace

RunListingPtr arrangeRuns(RunTablePtr table, std::vector<std::uint32_t> rows, ListingRequest request)
{
    auto listing = std::make_shared<RunListing>();
    listing->table = table ? std::move(table) : std::make_shared<RunTable>();
    listing->arrangement = std::move(request.arrangement);
    listing->columns = std::move(request.columns);
    std::erase(listing->columns, nameColumn());
    listing->columns.insert(listing->columns.begin(), nameColumn());
    listing->matched = rows.size();
    if (request.colourBy)
        listing->colours = colourScale(*listing->table, rows, *request.colourBy);
    switch (listing->arrangement.kind) {
    case Arrangement::Kind::Flat:
        listFlat(*listing, rows);
        break;
    case Arrangement::Kind::Nested:
        listNested(*listing, rows);
        break;
    case Arrangement::Kind::Grouped:
        listGrouped(*listing, rows);
        break;
    }
    return listing;
}

} // namespace ph
