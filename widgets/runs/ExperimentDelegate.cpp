#include "widgets/runs/ExperimentDelegate.h"

#include "models/tables/ExperimentTreeModel.h"
#include "models/tables/Format.h"
#include "widgets/common/ItemToolTip.h"
#include "widgets/common/StatusGlyph.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>

namespace ph {

namespace {

Tone healthTone(ExperimentTreeModel::Health health)
{
    switch (health) {
    case ExperimentTreeModel::Health::Well:
        return Tone::Good;
    case ExperimentTreeModel::Health::Busy:
        return Tone::Accent;
    case ExperimentTreeModel::Health::Failing:
        return Tone::Bad;
    case ExperimentTreeModel::Health::Off:
        return Tone::Stale;
    case ExperimentTreeModel::Health::Unknown:
        return Tone::Unknown;
    }
    return Tone::Unknown;
}

} // namespace

QSize ExperimentDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool connection =
        index.data(ExperimentTreeModel::KindRole).toInt() == int(ExperimentTreeModel::Kind::Connection);
    return {80, connection ? height::row + space::xs : height::row - 2};
}

void ExperimentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    using Kind = ExperimentTreeModel::Kind;
    const auto kind = Kind(index.data(ExperimentTreeModel::KindRole).toInt());
    const auto& theme = Theme::of(option.palette);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);

    QRect rest = option.rect.adjusted(space::xs, 0, -space::m, 0);
    // Numbers first: they keep their place, names give way.
    const bool connection = kind == Kind::Connection;
    const auto right = connection ? index.data(ExperimentTreeModel::AgeRole).toString()
                                  : formatCount(index.data(ExperimentTreeModel::RunCountRole).toLongLong());
    const QFont rightFont = connection ? textFont(TextSize::Small) : digitFont(TextSize::Small);
    painter->setFont(rightFont);
    painter->setPen(theme.textFaint);
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, right);
    rest.setRight(rest.right() - QFontMetrics(rightFont).horizontalAdvance(right) - space::s);

    if (connection) {
        const auto health = ExperimentTreeModel::Health(index.data(ExperimentTreeModel::HealthRole).toInt());
        constexpr int glyph = 14;
        const QRect place(rest.left(), rest.top() + (rest.height() - glyph) / 2, glyph, glyph);
        paintToneGlyph(painter, place, healthTone(health), theme);
        rest.setLeft(place.right() + space::s);
    }
    auto font = textFont(TextSize::Body, connection ? TextWeight::Medium : TextWeight::Regular);
    const bool deleted = index.data(ExperimentTreeModel::DeletedRole).toBool();
    font.setStrikeOut(deleted);
    painter->setFont(font);
    painter->setPen(deleted || kind == Kind::Folder ? theme.textMuted : theme.text);
    auto title = index.data(Qt::DisplayRole).toString();
    title.replace(u'\n', u' ');
    if (kind == Kind::Folder)
        title += u'/';
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(title, Qt::ElideMiddle, rest.width()));
    painter->restore();
}

bool ExperimentDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                   const QStyleOptionViewItem& option, const QModelIndex& index)
{
    return showItemToolTip(*event, view, option, index) ||
           QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace ph
