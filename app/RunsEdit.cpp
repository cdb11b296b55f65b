#include "app/RunsEdit.h"

#include "app/RunsController.h"
#include "models/tables/RunCells.h"
#include "models/tables/RunColumns.h"

#include <algorithm>
#include <set>

namespace ph {

namespace {

constexpr int longestName = 40;

/// Names come from servers and may be long: a menu is not.
QString shortened(const QString& text)
{
    const auto line = singleLine(text);
    return line.size() > longestName ? line.left(longestName - 1) + u'…' : line;
}

QString titleOf(const ColumnKey& column)
{
    return shortened(columnTitle(column));
}

QList<ColumnKey> without(QList<ColumnKey> columns, const QList<ColumnKey>& others)
{
    const std::set<ColumnKey> gone(others.begin(), others.end()); // there may be thousands
    columns.removeIf([&](const ColumnKey& key) { return gone.contains(key); });
    return columns;
}

/// The one whose place differs where all others keep their order; none: two changed places, or more did.
std::optional<ColumnKey> movedColumn(const QList<ColumnKey>& before, const QList<ColumnKey>& after)
{
    const auto [was, is] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    if (was == before.end() || is == after.end())
        return std::nullopt;
    const auto isMoved = [&](const ColumnKey& key) {
        return without(before, {key}) == without(after, {key});
    };
    const bool isFirst = isMoved(*was), isSecond = isMoved(*is);
    if (isFirst == isSecond) // of neighbours either may have been moved
        return std::nullopt;
    return isFirst ? *was : *is;
}

QString columnsEditText(const RunsLayout& before, const RunsLayout& after)
{
    const auto hidden = without(before.columns, after.columns);
    const auto shown = without(after.columns, before.columns);
    if (hidden.size() == 1 && shown.isEmpty())
        return RunsController::tr("hiding the column %1").arg(titleOf(hidden.first()));
    if (shown.size() == 1 && hidden.isEmpty())
        return RunsController::tr("showing the column %1").arg(titleOf(shown.first()));
    if (!hidden.isEmpty() || !shown.isEmpty())
        return RunsController::tr("choosing columns");
    const auto pinned = without(after.pinned, before.pinned);
    const auto unpinned = without(before.pinned, after.pinned);
    if (pinned.size() == 1 && unpinned.isEmpty())
        return RunsController::tr("pinning the column %1").arg(titleOf(pinned.first()));
    if (unpinned.size() == 1 && pinned.isEmpty())
        return RunsController::tr("unpinning the column %1").arg(titleOf(unpinned.first()));
    if (const auto moved = movedColumn(before.columns, after.columns))
        return RunsController::tr("moving the column %1").arg(titleOf(*moved));
    return RunsController::tr("moving columns");
}

/// The first whose width differs.
std::optional<ColumnKey> resizedColumn(const RunsLayout& before, const RunsLayout& after)
{
    for (auto it = after.widths.begin(); it != after.widths.end(); ++it) {
        if (before.widths.value(it.key()) != it.value())
            return it.key();
    }
    return std::nullopt;
}

QString arrangementEditText(const Arrangement& after)
{
    switch (after.kind) {
    case Arrangement::Kind::Flat:
        return RunsController::tr("listing the runs flat");
    case Arrangement::Kind::Nested:
        return RunsController::tr("listing child runs below their parent");
    case Arrangement::Kind::Grouped:
        break;
    }
    return RunsController::tr("grouping by %1").arg(titleOf(after.groupBy));
}

} // namespace

RunsLayout layoutWith(RunsLayout layout, LayoutPart part, const RunsLayout& from)
{
    switch (part) {
    case LayoutPart::Sort:
        layout.sort = from.sort;
        break;
    case LayoutPart::Arrangement:
        layout.arrangement = from.arrangement;
        break;
    case LayoutPart::ColourBy:
        layout.colourBy = from.colourBy;
        break;
    case LayoutPart::Columns:
        layout.columns = from.columns;
        layout.pinned = from.pinned;
        break;
    case LayoutPart::Widths:
        layout.widths = from.widths;
        break;
    case LayoutPart::Deleted:
        layout.deleted = from.deleted;
        break;
    case LayoutPart::Show:
        layout.show = from.show;
        break;
    }
    return layout;
}

QString layoutEditText(LayoutPart part, const RunsLayout& before, const RunsLayout& after)
{
    switch (part) {
    case LayoutPart::Sort:
        return after.sort.isEmpty()
                   ? RunsController::tr("sorting by nothing")
                   : RunsController::tr("sorting by %1").arg(titleOf(after.sort.last().column));
    case LayoutPart::Arrangement:
        return arrangementEditText(after.arrangement);
    case LayoutPart::ColourBy:
        return after.colourBy ? RunsController::tr("colouring by %1").arg(titleOf(*after.colourBy))
                              : RunsController::tr("giving each run its colour");
    case LayoutPart::Columns:
        return columnsEditText(before, after);
    case LayoutPart::Widths:
        if (const auto column = resizedColumn(before, after))
            return RunsController::tr("resizing the column %1").arg(titleOf(*column));
        return RunsController::tr("resizing columns");
    case LayoutPart::Deleted:
        return after.deleted == RunsLayout::Deleted::Show ? RunsController::tr("listing deleted runs")
                                                          : RunsController::tr("hiding deleted runs");
    case LayoutPart::Show:
        break;
    }
    return after.show == RunsLayout::Show::OnlyVarying ? RunsController::tr("showing only what varies")
                                                       : RunsController::tr("showing all chosen columns");
}

QString layoutEditFolds(LayoutPart part, const RunsLayout& before, const RunsLayout& after)
{
    if (part == LayoutPart::Widths) {
        const auto column = resizedColumn(before, after);
        return QStringLiteral("runs/width/") + (column ? columnKeyText(*column) : QString());
    }
    const bool isOrder = part == LayoutPart::Columns && before.pinned == after.pinned &&
                         before.columns.size() == after.columns.size() &&
                         without(before.columns, after.columns).isEmpty();
    return isOrder ? QStringLiteral("runs/order") : QString();
}

QString queryEditText(const QString& query)
{
    return query.isEmpty() ? RunsController::tr("clearing the query")
                           : RunsController::tr("searching for %1").arg(shortened(query));
}

} // namespace ph
