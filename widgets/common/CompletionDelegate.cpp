#include "widgets/common/CompletionDelegate.h"

#include "widgets/common/Theme.h"

#include <QPainter>

namespace ph {

void CompletionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
    const QString detail = index.data(DetailRole).toString();
    painter->setFont(textFont(TextSize::Small));
    const int detailWidth = qMin(painter->fontMetrics().horizontalAdvance(detail), area.width() / 2);
    painter->setPen(theme.textFaint);
    painter->drawText(QRect(area.right() - detailWidth, area.top(), detailWidth + 1, area.height()),
                      Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, detailWidth + 1));
    area.setRight(area.right() - detailWidth - space::s);
    painter->setFont(monoFont());
    painter->setPen(theme.text);
    painter->drawText(
        area, Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
    painter->restore();
}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, rowHeight};
}

} // namespace ph
