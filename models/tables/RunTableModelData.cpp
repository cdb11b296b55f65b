// What RunTableModel says about a cell.
#include "models/tables/RunTableModel.h"

#include <cmath>

namespace ph {

const ColumnStats* RunTableModel::stats(int line, int column) const
{
    const auto& n = node(line);
    const int at = statsIndex_[std::size_t(column)];
    if (n.kind != RunNode::Kind::Group || at < 0)
        return nullptr;
    const auto& group = listing_->groups[n.row];
    return std::size_t(at) < group.stats.size() ? &group.stats[std::size_t(at)] : nullptr;
}

QString RunTableModel::statsText(int line, int column) const
{
    const auto* s = stats(line, column);
    if (!s || s->rows == s->missing)
        return absentText();
    const auto shape = shapes_[std::size_t(column)];
    const auto& key = columns_[std::size_t(column)];
    if (s->distinct == 1 && s->missing == 0) {
        // One value throughout: say it, whatever its type. The group's first run stands right behind it.
        const auto& first = listing_->nodes[lines_[std::size_t(line)] + 1];
        return cellText(data_[std::size_t(column)], first.row, key, shape, formats_[std::size_t(column)],
                        nowMs_);
    }
    if (shape == ColumnShape::Time && s->count > 0)
        return tr("to %1").arg(formatLocalMinute(std::int64_t(s->max)));
    if (!isRightAligned(shape) || s->count == 0)
        return tr("%Ln values", nullptr, int(s->distinct));
    if (shape == ColumnShape::Duration)
        return formatDurationSpread(s->mean, s->deviation);
    auto format = formats_[std::size_t(column)];
    if (format.notation == NumberFormat::Notation::Fixed && format.decimals == 0)
        format = {NumberFormat::Notation::Fixed, 1}; // a mean of integers is none
    else if (format.notation == NumberFormat::Notation::Shortest)
        format.decimals = 4; // more digits than that say nothing about a mean
    const auto mean = numberText(s->mean, format);
    return std::isnan(s->deviation) ? mean : tr("%1 ± %2").arg(mean, numberText(s->deviation, format));
}

QString RunTableModel::text(int line, int column) const
{
    const auto& n = node(line);
    if (n.kind == RunNode::Kind::Run) {
        if (shapes_[std::size_t(column)] == ColumnShape::Name) {
            const auto* names = data_[std::size_t(column)];
            const bool named = names && !cellExactText(names, n.row).trimmed().isEmpty();
            // MLflow allows runs without a name; the id is the next best word for them.
            if (!named)
                return entity(line).remoteId;
        }
        return cellText(data_[std::size_t(column)], n.row, columns_[std::size_t(column)],
                        shapes_[std::size_t(column)], formats_[std::size_t(column)], nowMs_);
    }
    if (shapes_[std::size_t(column)] == ColumnShape::Name) {
        const auto& label = listing_->groups[n.row].label;
        return label.isEmpty() ? tr("(empty)") : label;
    }
    return statsText(line, column);
}

QString RunTableModel::exactText(int line, int column) const
{
    const auto& n = node(line);
    if (n.kind == RunNode::Kind::Run)
        return cellExactText(data_[std::size_t(column)], n.row);
    if (shapes_[std::size_t(column)] == ColumnShape::Name)
        return listing_->groups[n.row].label;
    const auto* s = stats(line, column);
    return s && s->count > 0 && isRightAligned(shapes_[std::size_t(column)]) ? formatExactNumber(s->mean)
                                                                             : QString();
}

RunTableModel::CellTone RunTableModel::tone(int line, int column) const
{
    const auto& n = node(line);
    if (n.kind == RunNode::Kind::Group) {
        const auto* s = stats(line, column);
        if (shapes_[std::size_t(column)] == ColumnShape::Name)
            return CellTone::Normal;
        return !s || s->rows == s->missing ? CellTone::Absent : CellTone::Muted;
    }
    const auto* data = data_[std::size_t(column)];
    if (!data || !cellHas(*data, n.row))
        return shapes_[std::size_t(column)] == ColumnShape::Name ? CellTone::Muted : CellTone::Absent;
    if (const auto* numbers = std::get_if<NumberColumn>(data);
        numbers && !std::isfinite(numbers->values[n.row]))
        return shapes_[std::size_t(column)] == ColumnShape::Duration ? CellTone::Absent : CellTone::NotFinite;
    return CellTone::Normal;
}

std::optional<double> RunTableModel::heat(int line) const
{
    const auto& scale = listing_->colours;
    if (!scale || scale->kind != ColourScale::Kind::Range || !colourData_)
        return std::nullopt;
    const auto& n = node(line);
    std::optional<double> value;
    if (n.kind == RunNode::Kind::Run) {
        value = cellNumber(*colourData_, n.row);
    } else if (const int column = columnOf(scale->column); column >= 0) {
        if (const auto* s = stats(line, column); s && s->count > 0)
            value = s->mean;
    }
    if (!value || std::isnan(*value))
        return std::nullopt;
    const double width = scale->to - scale->from;
    if (!(width > 0) || !std::isfinite(width))
        return 0.5;
    return std::clamp((*value - scale->from) / width, 0.0, 1.0);
}

std::optional<int> RunTableModel::category(int line) const
{
    const auto& scale = listing_->colours;
    if (!scale || scale->kind != ColourScale::Kind::Categories || !colourData_)
        return std::nullopt;
    const auto& n = node(line);
    auto row = n.row;
    if (n.kind == RunNode::Kind::Group) {
        if (listing_->arrangement.groupBy != scale->column || n.children == 0)
            return std::nullopt;
        row = listing_->nodes[lines_[std::size_t(line)] + 1].row;
    }
    const auto* texts = std::get_if<TextColumn>(colourData_);
    if (!texts || !texts->has(row))
        return std::nullopt;
    return int(texts->codes[row] & 0xFFFFFF);
}

QString RunTableModel::outsideParent(int line) const
{
    const auto& n = node(line);
    if (n.kind != RunNode::Kind::Run ||
        (listing_->arrangement.kind == Arrangement::Kind::Nested && n.depth > 0))
        return {};
    const auto& table = *listing_->table;
    const auto parent = table.parent(n.row);
    if (parent < 0 || std::size_t(parent) >= table.rowCount() || std::uint32_t(parent) == n.row)
        return {};
    const auto name = cellExactText(table.find(nameColumn()), std::size_t(parent));
    return name.isEmpty() ? table.entity(std::size_t(parent)).remoteId : name;
}

QVariant RunTableModel::sortValue(int line, int column) const
{
    const auto& n = node(line);
    if (n.kind == RunNode::Kind::Group) {
        const auto* s = stats(line, column);
        return s && s->count > 0 ? QVariant(s->mean) : QVariant();
    }
    const auto* data = data_[std::size_t(column)];
    if (!data || !cellHas(*data, n.row))
        return {};
    if (const auto number = cellNumber(*data, n.row))
        return *number;
    return cellExactText(data, n.row);
}

QString RunTableModel::tip(int line, int column) const
{
    constexpr qsizetype longest = 2000;
    const auto& key = columns_[std::size_t(column)];
    if (const auto* s = stats(line, column);
        s && s->count > 0 && isRightAligned(shapes_[std::size_t(column)])) {
        const auto entry = [&](const QString& what, double value) {
            return what + QLatin1String(": ") + formatExactNumber(value);
        };
        QStringList lines{columnTitle(key), tr("%Ln runs", nullptr, int(s->rows)),
                          entry(tr("mean"), s->mean)};
        if (!std::isnan(s->deviation))
            lines.append(entry(tr("standard deviation"), s->deviation));
        lines << entry(tr("min"), s->min) << entry(tr("median"), s->median) << entry(tr("max"), s->max);
        if (s->missing > 0)
            lines.append(tr("%Ln without a value", nullptr, int(s->missing)));
        if (s->nans > 0)
            lines.append(tr("%Ln NaN", nullptr, int(s->nans)));
        return lines.join(u'\n');
    }
    const auto& n = node(line);
    if (n.kind == RunNode::Kind::Group)
        return columnTitle(listing_->arrangement.groupBy) + QLatin1String(": ") + text(line, 0);
    const auto* data = data_[std::size_t(column)];
    if (!data || !cellHas(*data, n.row))
        return tr("%1: not logged").arg(columnTitle(key));
    if (const auto* times = std::get_if<TimeColumn>(data))
        return formatTimeToolTip(times->values[n.row]);
    auto exact = cellExactText(data, n.row);
    if (exact.size() > longest)
        exact = exact.left(longest) + u'…';
    if (shapes_[std::size_t(column)] == ColumnShape::Name) {
        if (const auto parent = outsideParent(line); !parent.isEmpty())
            return exact + u'\n' + tr("child of %1, which is not listed").arg(parent);
    }
    return exact;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int line = index.row();
    const int column = index.column();
    const auto& n = node(line);
    const bool isRun = n.kind == RunNode::Kind::Run;
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole:
        return tip(line, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isRightAligned(shape(column)) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case SortValueRole:
        return sortValue(line, column);
    case ToneRole:
        return int(tone(line, column));
    case StatusRole:
        return int(status(line));
    case KindRole:
        return int(n.kind);
    case DepthRole:
        return int(n.depth);
    case ExpandableRole:
        return n.expandable();
    case ExpandedRole:
        return isExpanded(line);
    case ChildCountRole:
        return int(n.children);
    case EntityRole:
        return isRun ? QVariant::fromValue(entity(line)) : QVariant();
    case RowIdRole:
        return isRun ? QVariant(qint64(listing_->table->rowId(n.row))) : QVariant();
    case StatsRole: {
        const auto* s = stats(line, column);
        return s ? QVariant::fromValue(*s) : QVariant();
    }
    case HeatRole: {
        const auto fraction = heat(line);
        return fraction ? QVariant(*fraction) : QVariant();
    }
    case CategoryRole: {
        const auto number = category(line);
        return number ? QVariant(*number) : QVariant();
    }
    case ColumnKeyRole:
        return QVariant::fromValue(columns_[std::size_t(column)]);
    case ShapeRole:
        return int(shape(column));
    case OutsideParentRole:
        return outsideParent(line);
    case DeletedRole:
        return isDeleted(line);
    default:
        return {};
    }
}

bool RunTableModel::isDeleted(int line) const
{
    const auto& n = node(line);
    const auto* stages = listing_->table->texts(attributeColumn(attribute::lifecycle));
    return n.kind == RunNode::Kind::Run && stages && stages->has(n.row) &&
           lifecycleFromName(stages->at(n.row)) == Lifecycle::Deleted;
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto& key = columns_[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(key);
    case Qt::ToolTipRole:
        return columnKeyText(key);
    case ColumnKeyRole:
        return QVariant::fromValue(key);
    case ShapeRole:
        return int(shape(section));
    default:
        return {};
    }
}

} // namespace ph
