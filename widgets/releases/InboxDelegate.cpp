#include "widgets/releases/InboxDelegate.h"

#include "models/tables/InboxModel.h"
#include "widgets/common/Badge.h"
#include "widgets/releases/ReleaseTones.h"

#include <QPainter>

namespace ph {

void InboxDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const auto text = [&](InboxModel::Column column) {
        return index.siblingAtColumn(column).data().toString().simplified();
    };
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.selection);
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.accent);
    } else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect area = option.rect.adjusted(space::l, space::s, -space::l, -space::s);

    painter->setFont(textFont(TextSize::Small));
    const bool overdue = index.data(InboxModel::OverdueRole).toBool();
    const QString due = text(InboxModel::Due);
    const QString age = text(InboxModel::Time);
    const int rightWidth =
        qMax(painter->fontMetrics().horizontalAdvance(due), painter->fontMetrics().horizontalAdvance(age));
    const QRect right(area.right() - rightWidth, area.top(), rightWidth + 1, 20);
    painter->setPen(theme.textFaint);
    painter->drawText(right, Qt::AlignRight | Qt::AlignVCenter, age);
    painter->setPen(overdue ? theme.bad : theme.textMuted);
    painter->drawText(right.translated(0, 22), Qt::AlignRight | Qt::AlignVCenter, due);

    const int width = area.width() - rightWidth - space::l;
    const auto tone = inboxTone(InboxItem::Kind(index.data(InboxModel::KindRole).toInt()));
    const QRect top(area.left(), area.top(), width, 20);
    const int badge = paintBadge(painter, top, text(InboxModel::Kind), tone, theme);
    painter->setFont(textFont(TextSize::Body, TextWeight::Medium));
    painter->setPen(theme.text);
    const QRect name = top.adjusted(badge + space::s, 0, 0, 0);
    painter->drawText(
        name, Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(text(InboxModel::Release), Qt::ElideMiddle, name.width()));
    painter->setFont(textFont(TextSize::Body));
    painter->setPen(theme.textMuted);
    painter->drawText(QRect(area.left(), area.top() + 22, width, 20), Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text(InboxModel::Text), Qt::ElideRight, width));
    painter->restore();
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {320, 60};
}

} // namespace ph
