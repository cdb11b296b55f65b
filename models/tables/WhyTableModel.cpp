#include "models/tables/WhyTableModel.h"

#include <algorithm>

namespace ph {

namespace {

constexpr qsizetype mostTip = 2000;

QString shortName(const QString& name)
{
    const auto line = name.simplified();
    return line.size() > 36 ? line.left(35) + u'…' : line;
}

/// Everything that is known of a side, one value a line.
QString fullText(const WhySide& side)
{
    QStringList lines;
    for (const auto& share : side.shares)
        lines << (side.of > 1 ? QStringLiteral("%1 ×%2").arg(share.value.left(mostTip)).arg(share.runs)
                              : share.value.left(mostTip));
    if (side.others > 0)
        lines << WhyTableModel::tr("and %Ln more values", nullptr, int(side.others));
    if (side.runs < side.of)
        lines
            << WhyTableModel::tr("missing in %Ln of %1 runs", nullptr, int(side.of - side.runs)).arg(side.of);
    return lines.join(u'\n');
}

} // namespace

QString textChangesText(const QList<TextChange>& changes)
{
    QStringList parts;
    for (const auto& change : changes) {
        const auto* mark = change.kind == TextChange::Kind::Added     ? "+ "
                           : change.kind == TextChange::Kind::Removed ? "− "
                                                                      : "";
        parts << QString::fromUtf8(mark) + change.text;
    }
    return parts.join(QStringLiteral("  "));
}

void WhyTableModel::apply(const WhyDifferent& why)
{
    beginResetModel();
    why_ = why;
    lines_.clear();
    for (int topic = 0; topic < whyTopics; ++topic) {
        bool headed = false;
        for (qsizetype i = 0; i < why_.items.size(); ++i) {
            if (int(why_.items[i].topic) != topic)
                continue;
            if (!headed)
                lines_.push_back({Line::Heading, WhyTopic(topic), -1});
            headed = true;
            lines_.push_back({Line::Item, WhyTopic(topic), i});
            if (!why_.items[i].changes.isEmpty())
                lines_.push_back({Line::Changes, WhyTopic(topic), i});
        }
    }
    endResetModel();
}

int WhyTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(lines_.size());
}

int WhyTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags WhyTableModel::flags(const QModelIndex& index) const
{
    if (index.isValid() && lineAt(index.row()) == Line::Heading)
        return Qt::ItemIsEnabled; // passed over by the keyboard's selection
    return QAbstractTableModel::flags(index);
}

QVariant WhyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && (section == SideA || section == SideB))
        return section == SideA ? why_.nameA : why_.nameB;
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case SideA:
        return shortName(why_.nameA);
    case SideB:
        return shortName(why_.nameB);
    case Remark:
        return tr("Remark");
    default:
        return {};
    }
}

QVariant WhyTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& place = lines_[std::size_t(index.row())];
    if (role == LineRole)
        return int(place.kind);
    if (place.kind == Line::Heading)
        return headingData(place, index.column(), role);
    const auto& item = why_.items[place.item];
    if (place.kind == Line::Item)
        return differingData(item, index.column(), role);
    if (role == ChangesRole)
        return QVariant::fromValue(item.changes);
    if (index.column() == What &&
        (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return textChangesText(item.changes).left(mostTip);
    return {};
}

QVariant WhyTableModel::headingData(const Place& place, int column, int role) const
{
    if (column != What)
        return {};
    if (role == Qt::DisplayRole)
        return whyTopicTitle(place.topic);
    if (role == ReasonRole)
        return whyTopicReason(place.topic);
    if (role == Qt::AccessibleTextRole)
        return whyTopicTitle(place.topic) + QStringLiteral(". ") + whyTopicReason(place.topic);
    return {};
}

QVariant WhyTableModel::differingData(const WhyItem& item, int column, int role) const
{
    if (role == LinkRole)
        return item.link;
    const auto* side = column == SideA ? &item.a : column == SideB ? &item.b : nullptr;
    if (role == MissingRole)
        return side && side->isMissing();
    if (role == Qt::DisplayRole) {
        switch (column) {
        case What:
            return item.label.simplified();
        case Remark:
            if (!item.link.isEmpty())
                return tr("Show what changed");
            if (item.kind == WhyItem::Kind::Missing && item.reason.isEmpty())
                return tr("Only one side says it");
            return item.reason;
        default:
            return side ? whySideText(*side) : QString();
        }
    }
    if (role == Qt::ToolTipRole) {
        if (side)
            return fullText(*side);
        return column == What        ? item.label + u'\n' + item.origin
               : item.link.isEmpty() ? item.reason
                                     : item.link;
    }
    return {};
}

} // namespace ph
