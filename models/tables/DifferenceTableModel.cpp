#include "models/tables/DifferenceTableModel.h"

#include "models/tables/AxisChange.h"
#include "models/tables/RunCells.h"
#include "models/tables/RunColumns.h"

#include <utility>

namespace ph {

namespace {

/// What a line or a column is, from table to table.
using Identity = std::pair<qint64, QString>;

QList<Identity> lineIdentities(const DifferenceTable& table)
{
    QList<Identity> all;
    for (const auto& line : table.lines()) {
        if (line.isHeading())
            all.append(Identity{-1 - qint64(line.section), QString()});
        else
            all.append(Identity{qint64(table.rows()[std::size_t(line.row)].key.kind),
                                table.rows()[std::size_t(line.row)].key.name});
    }
    return all;
}

QList<Identity> columnIdentities(const DifferenceTable& table)
{
    QList<Identity> all;
    for (const auto column : table.columns()) {
        if (table.isGrouped())
            all.append(
                Identity{-1, columnKeyText(*table.runs().groupBy) + u'=' + table.runs().groups[column].key});
        else
            all.append(Identity{table.runs().rowId(column), QString()});
    }
    return all;
}

/// For each of the old ones its place among the new ones, or -1.
std::vector<int> placesAmong(const QList<Identity>& before, const QList<Identity>& after)
{
    QHash<Identity, int> places;
    for (int i = 0; i < int(after.size()); ++i)
        places.insert(after[i], i);
    std::vector<int> result;
    for (const auto& one : before)
        result.push_back(places.value(one, -1));
    return result;
}

/// Line i of the new order is line order[i] of the old one; the inverse tells where each went.
std::vector<int> inverse(const std::vector<int>& order)
{
    std::vector<int> result(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        result[std::size_t(order[i])] = int(i);
    return result;
}

} // namespace

class DifferenceTableModel::Rows {
public:
    explicit Rows(DifferenceTableModel& model)
        : m(model)
    {
    }
    void remove(int first, int last, auto&& change)
    {
        m.beginRemoveRows({}, first, last);
        change();
        m.endRemoveRows();
    }
    void insert(int first, int last, auto&& change)
    {
        m.beginInsertRows({}, first, last);
        change();
        m.endInsertRows();
    }
    void rearrange(const std::vector<int>& order, auto&& change)
    {
        Q_EMIT m.layoutAboutToBeChanged({}, VerticalSortHint);
        change();
        const auto where = inverse(order);
        const auto before = m.persistentIndexList();
        QModelIndexList after;
        for (const auto& index : before)
            after.append(m.index(where[std::size_t(index.row())], index.column()));
        m.changePersistentIndexList(before, after);
        Q_EMIT m.layoutChanged({}, VerticalSortHint);
    }

private:
    DifferenceTableModel& m;
};

class DifferenceTableModel::Columns {
public:
    explicit Columns(DifferenceTableModel& model)
        : m(model)
    {
    }
    void remove(int first, int last, auto&& change)
    {
        m.beginRemoveColumns({}, first, last);
        change();
        m.endRemoveColumns();
    }
    void insert(int first, int last, auto&& change)
    {
        m.beginInsertColumns({}, first, last);
        change();
        m.endInsertColumns();
    }
    void rearrange(const std::vector<int>& order, auto&& change)
    {
        Q_EMIT m.layoutAboutToBeChanged({}, HorizontalSortHint);
        change();
        const auto where = inverse(order);
        const auto before = m.persistentIndexList();
        QModelIndexList after;
        for (const auto& index : before)
            after.append(m.index(index.row(), where[std::size_t(index.column())]));
        m.changePersistentIndexList(before, after);
        Q_EMIT m.layoutChanged({}, HorizontalSortHint);
    }

private:
    DifferenceTableModel& m;
};

void DifferenceTableModel::apply(DifferenceTablePtr next)
{
    if (next == table_)
        return;
    Q_EMIT applying();
    const auto before = std::exchange(table_, std::move(next));
    if (!before || before->runsPtr() != table_->runsPtr())
        formats_.assign(table_->rows().size(), std::nullopt);
    if (!before || GroupsAsked::about(*before) != GroupsAsked::about(*table_))
        differences_.clear();
    if (before) {
        lines_ = placesAmong(lineIdentities(*before), lineIdentities(*table_));
        columns_ = placesAmong(columnIdentities(*before), columnIdentities(*table_));
    }
    ++keptEpoch_;
    changeAxis(lines_, int(table_->lines().size()), Rows(*this));
    changeAxis(columns_, int(table_->columns().size()), Columns(*this));
    if (rowCount() > 0 && columnCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    }
    Q_EMIT applied();
}

void DifferenceTableModel::applyDifferences(const GroupsAsked& of, const ColumnKey& metric,
                                            const QList<GroupDifference>& perGroup)
{
    if (!table_ || of != GroupsAsked::about(*table_) || perGroup.isEmpty() ||
        perGroup.size() != qsizetype(table_->runs().groups.size()))
        return;
    differences_[metric] = perGroup;
    ++keptEpoch_;
    const int line = lineOf(metric);
    if (line >= 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(line, 0), index(line, columnCount() - 1));
}

int DifferenceTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(lines_.size());
}

int DifferenceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(columns_.size());
}

DifferenceSection DifferenceTableModel::section(int line) const
{
    return table_->lines()[std::size_t(lines_[std::size_t(line)])].section;
}

const DifferenceRow* DifferenceTableModel::row(int line) const
{
    const int place = lines_[std::size_t(line)];
    if (place < 0)
        return nullptr;
    const int row = table_->lines()[std::size_t(place)].row;
    return row < 0 ? nullptr : &table_->rows()[std::size_t(row)];
}

std::uint32_t DifferenceTableModel::columnAt(int column) const
{
    return table_->columns()[std::size_t(columns_[std::size_t(column)])];
}

const NumberFormat& DifferenceTableModel::format(const DifferenceRow& row) const
{
    auto& kept = formats_[std::size_t(&row - table_->rows().data())];
    if (!kept)
        kept = differenceFormat(row);
    return *kept;
}

const GroupDifference* DifferenceTableModel::interval(const DifferenceRow& row, std::uint32_t column) const
{
    const auto known = differences_.find(row.key);
    const bool isBase = table_->baseline() == column;
    return known == differences_.end() || isBase ? nullptr : &known->second[qsizetype(column)];
}

const DifferenceCell& DifferenceTableModel::cell(int line, int column) const
{
    // By where they stand in the table, which holds also while lines are being inserted and removed.
    const auto y = std::size_t(lines_[std::size_t(line)]), x = std::size_t(columns_[std::size_t(column)]);
    const auto number = (std::uint64_t(y) << 32) | x;
    // Neighbours on the screen get places of their own: 64 columns by 64 lines do not meet.
    auto& kept = kept_[(y % 64) * 64 + x % 64];
    if (kept.cell == number && kept.epoch == keptEpoch_)
        return kept.words;
    const auto* of = row(line);
    kept.cell = number;
    kept.epoch = keptEpoch_;
    kept.words = of ? differenceCell(*table_, *of, columnAt(column), format(*of)) : DifferenceCell{};
    if (of) {
        if (const auto* known = interval(*of, columnAt(column))) {
            kept.words.intervalText = intervalText(*known, *of, format(*of));
            // What may as well be chance, or has no interval that says, is neither better nor worse.
            if (kept.words.delta && !known->isClear())
                kept.words.delta->judgement = Judgement::Neutral;
        }
    }
    return kept.words;
}

const RunLook& DifferenceTableModel::look(int column) const
{
    const auto& runs = table_->runs();
    return table_->isGrouped() ? runs.groups[columnAt(column)].look : runs.looks[columnAt(column)];
}

bool DifferenceTableModel::isBaseline(int column) const
{
    return table_->baseline() == columnAt(column);
}

QList<qint64> DifferenceTableModel::rowIds(int column) const
{
    const auto& runs = table_->runs();
    if (!table_->isGrouped())
        return {runs.rowId(columnAt(column))};
    QList<qint64> ids;
    for (const auto place : runs.groups[columnAt(column)].places)
        ids.append(runs.rowId(place));
    return ids;
}

int DifferenceTableModel::lineOf(const ColumnKey& key) const
{
    for (int line = 0; line < rowCount(); ++line) {
        if (const auto* of = row(line); of && of->key == key)
            return line;
    }
    return -1;
}

QVariant DifferenceTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || lines_[std::size_t(index.row())] < 0 ||
        columns_[std::size_t(index.column())] < 0)
        return {};
    const auto* of = row(index.row());
    if (role == HeadingRole)
        return of == nullptr;
    if (!of)
        return {};
    const auto& words = cell(index.row(), index.column());
    const auto column = columnAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return words.value;
    case Qt::TextAlignmentRole:
        return int((of->isNumeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return differenceToolTip(*table_, *of, column, format(*of), interval(*of, column));
    case CellKindRole:
        return int(words.kind);
    case DeltaTextRole:
        return words.deltaText;
    case DeltaRole:
        return words.delta ? QVariant(words.delta->absolute) : QVariant();
    case JudgementRole:
        return int(words.delta ? words.delta->judgement : Judgement::Neutral);
    case EqualsBaselineRole:
        return words.equalsBaseline;
    case ExactTextRole:
        return differenceExactText(*table_, *of, column);
    case VariesRole:
        return of->varies;
    default:
        return {};
    }
}

QVariant DifferenceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Vertical ? rowCount() : columnCount()))
        return {};
    if (orientation == Qt::Vertical) {
        if (lines_[std::size_t(section)] < 0)
            return {};
        const auto* of = row(section);
        switch (role) {
        case Qt::DisplayRole:
            return of ? singleLine(columnTitle(of->key)) : differenceSectionTitle(this->section(section));
        case Qt::ToolTipRole:
            return of ? columnKeyText(of->key) : differenceSectionTitle(this->section(section));
        case HeadingRole:
            return of == nullptr;
        case VariesRole:
            return of && of->varies;
        case KeyRole:
            return of ? QVariant::fromValue(of->key) : QVariant();
        default:
            return {};
        }
    }
    if (columns_[std::size_t(section)] < 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return title(section);
    case LookRole:
        return QVariant::fromValue(look(section));
    case BaselineRole:
        return isBaseline(section);
    case RowIdsRole:
        return QVariant::fromValue(rowIds(section));
    default:
        return {};
    }
}

Qt::ItemFlags DifferenceTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace ph
