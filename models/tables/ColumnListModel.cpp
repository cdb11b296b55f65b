#include "models/tables/ColumnListModel.h"

#include "models/tables/Format.h"
#include "models/tables/RunColumns.h"

#include <QMimeData>

#include <algorithm>

namespace ph {

namespace {

constexpr auto placeFormat = QLatin1StringView("application/x-pilothouse-column");

constexpr ColumnKind sections[] = {ColumnKind::Metric, ColumnKind::Param, ColumnKind::Tag,
                                   ColumnKind::Dataset, ColumnKind::Attribute};

} // namespace

ColumnListModel::ColumnListModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void ColumnListModel::apply(QList<ColumnInfo> columns, QList<ColumnKey> shown, QList<ColumnKey> pinned)
{
    columns_ = std::move(columns);
    std::sort(columns_.begin(), columns_.end(),
              [](const ColumnInfo& a, const ColumnInfo& b) { return a.key < b.key; });
    shown.removeAll(nameColumn());
    shown.prepend(nameColumn());
    // What the user just chose comes back by the way of the controller: that is no news.
    if (shown != shown_)
        shownSection_ = shown;
    shown_ = std::move(shown);
    pinned_ = std::move(pinned);
    relist();
}

void ColumnListModel::settle()
{
    shownSection_ = shown_;
    relist();
}

void ColumnListModel::setFilter(const QString& words)
{
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    relist();
}

void ColumnListModel::setOffer(Offer offer)
{
    offer_ = offer;
    relist();
}

std::vector<ColumnListModel::Line> ColumnListModel::linesNow() const
{
    const auto matches = [&](const ColumnKey& key) {
        return std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
            return key.name.contains(word, Qt::CaseInsensitive) ||
                   columnTitle(key).contains(word, Qt::CaseInsensitive);
        });
    };
    QHash<QString, qsizetype> known;
    for (qsizetype i = 0; i < columns_.size(); ++i)
        known.insert(columnKeyText(columns_[i].key), i);

    std::vector<Line> lines;
    const auto heading = [&](const QString& title) {
        lines.push_back({.heading = true, .inShown = false, .title = title, .key = {}, .info = -1});
    };
    heading(tr("Shown"));
    for (const auto& key : shownSection_) {
        if (matches(key))
            lines.push_back({.heading = false,
                             .inShown = true,
                             .title = {},
                             .key = key,
                             .info = known.value(columnKeyText(key), -1)});
    }
    if (lines.size() == 1)
        lines.clear();
    for (const auto kind : sections) {
        std::vector<Line> section;
        for (qsizetype i = 0; i < columns_.size(); ++i) {
            const auto& info = columns_[i];
            const bool offered = offer_ == Offer::All || info.varies;
            if (info.key.kind == kind && offered && !shownSection_.contains(info.key) && matches(info.key))
                section.push_back(
                    {.heading = false, .inShown = false, .title = {}, .key = info.key, .info = i});
        }
        if (section.empty())
            continue;
        heading(tr("%1 (%2)").arg(columnKindHeading(kind), formatCount(qint64(section.size()))));
        lines.insert(lines.end(), section.begin(), section.end());
    }
    return lines;
}

/// Lines differ from the last ones in one stretch at most times: what is equal at both ends stays.
void ColumnListModel::relist()
{
    auto next = linesNow();
    const auto same = [](const Line& a, const Line& b) {
        return a.heading == b.heading && a.inShown == b.inShown && a.title == b.title && a.key == b.key;
    };
    std::size_t head = 0;
    while (head < lines_.size() && head < next.size() && same(lines_[head], next[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < lines_.size() - head && tail < next.size() - head &&
           same(lines_[lines_.size() - 1 - tail], next[next.size() - 1 - tail]))
        ++tail;
    const auto oldEnd = lines_.size() - tail;
    const auto newEnd = next.size() - tail;
    if (oldEnd > head) {
        beginRemoveRows({}, int(head), int(oldEnd) - 1);
        lines_.erase(lines_.begin() + std::ptrdiff_t(head), lines_.begin() + std::ptrdiff_t(oldEnd));
        endRemoveRows();
    }
    if (newEnd > head) {
        beginInsertRows({}, int(head), int(newEnd) - 1);
        lines_.insert(lines_.begin() + std::ptrdiff_t(head), next.begin() + std::ptrdiff_t(head),
                      next.begin() + std::ptrdiff_t(newEnd));
        endInsertRows();
    }
    lines_ = std::move(next); // places in columns_ may differ
    if (!lines_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ColumnListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(lines_.size());
}

QVariant ColumnListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& line = lines_[std::size_t(index.row())];
    if (line.heading) {
        if (role == Qt::DisplayRole)
            return line.title;
        return role == HeadingRole ? QVariant(true) : QVariant();
    }
    const auto* info = line.info >= 0 ? &columns_[line.info] : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(line.key);
    case Qt::ToolTipRole:
        return columnKeyText(line.key);
    case Qt::CheckStateRole:
        return int(shown_.contains(line.key) ? Qt::Checked : Qt::Unchecked);
    case HeadingRole:
        return false;
    case ColumnKeyRole:
        return QVariant::fromValue(line.key);
    case PinnedRole:
        return pinned_.contains(line.key);
    case VariesRole:
        return !info || info->varies;
    case DetailRole:
        if (!info)
            return tr("in no run here");
        return line.inShown && line.key.kind != ColumnKind::Attribute
                   ? tr("%1 · %2").arg(columnKindTitle(line.key.kind),
                                       tr("%Ln runs", nullptr, int(info->runs)))
                   : tr("%Ln runs", nullptr, int(info->runs));
    case ShownSectionRole:
        return line.inShown;
    default:
        return {};
    }
}

bool ColumnListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || lines_[std::size_t(index.row())].heading)
        return false;
    const auto key = lines_[std::size_t(index.row())].key;
    const bool on = value.toInt() == Qt::Checked;
    if (key == nameColumn() || shown_.contains(key) == on)
        return false;
    if (!on) {
        shown_.removeAll(key);
        pinned_.removeAll(key);
    } else {
        // Back to its place where it came from the section "Shown", else behind the others.
        auto before = shown_.size();
        if (const auto at = shownSection_.indexOf(key); at >= 0) {
            before = 0;
            for (qsizetype i = 0; i < at; ++i)
                before = std::max(before, shown_.indexOf(shownSection_[i]) + 1);
        }
        shown_.insert(before, key);
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT choiceChanged(shown_, pinned_);
    return true;
}

void ColumnListModel::setPinned(const QModelIndex& index, Qt::CheckState state)
{
    if (!index.isValid() || lines_[std::size_t(index.row())].heading)
        return;
    const auto key = lines_[std::size_t(index.row())].key;
    if (pinned_.contains(key) == (state == Qt::Checked))
        return;
    if (state == Qt::Checked) {
        if (!shown_.contains(key))
            shown_.append(key);
        pinned_.append(key);
    } else {
        pinned_.removeAll(key);
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT choiceChanged(shown_, pinned_);
}

Qt::ItemFlags ColumnListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const auto& line = lines_[std::size_t(index.row())];
    if (line.heading)
        return Qt::NoItemFlags;
    auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (line.key != nameColumn())
        flags |= Qt::ItemIsUserCheckable;
    if (line.inShown && line.key != nameColumn())
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

bool ColumnListModel::moveShown(int from, int to)
{
    const auto count = shownSection_.size();
    if (from <= 0 || from >= count || to <= 0 || to > count || from == to || to == from + 1 ||
        !words_.isEmpty())
        return false;
    // Line 0 is the heading.
    beginMoveRows({}, from + 1, from + 1, {}, to + 1);
    const auto place = to > from ? to - 1 : to;
    shownSection_.move(from, place);
    const auto first = lines_.begin() + 1;
    if (to > from)
        std::rotate(first + from, first + from + 1, first + to);
    else
        std::rotate(first + to, first + from, first + from + 1);
    endMoveRows();
    QList<ColumnKey> ordered;
    for (const auto& key : std::as_const(shownSection_)) {
        if (shown_.contains(key))
            ordered.append(key);
    }
    for (const auto& key : std::as_const(shown_)) {
        if (!ordered.contains(key))
            ordered.append(key);
    }
    shown_ = ordered;
    Q_EMIT choiceChanged(shown_, pinned_);
    return true;
}

QStringList ColumnListModel::mimeTypes() const
{
    return {placeFormat};
}

QMimeData* ColumnListModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty() || !lines_[std::size_t(indexes.first().row())].inShown)
        return nullptr;
    auto* mime = new QMimeData;
    mime->setData(placeFormat, QByteArray::number(indexes.first().row() - 1));
    return mime;
}

bool ColumnListModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                      const QModelIndex& parent) const
{
    return action == Qt::MoveAction && data->hasFormat(placeFormat) && !parent.isValid() && row >= 2 &&
           row <= int(shownSection_.size()) + 1;
}

bool ColumnListModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                   const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    moveShown(data->data(placeFormat).toInt(), row - 1);
    // The move is done; "false" keeps the view from removing the source line as well.
    return false;
}

} // namespace ph
