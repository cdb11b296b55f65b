#include "widgets/connections/ConnectionDelegate.h"

#include "models/tables/ConnectionTableModel.h"
#include "widgets/common/HealthGlyph.h"

#include <QPainter>

namespace ph {

void ConnectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const auto text = [&](ConnectionTableModel::Column column) {
        return index.siblingAtColumn(column).data().toString();
    };
    const auto health = ConnectionHealth(index.data(ConnectionTableModel::HealthRole).toInt());
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    if (selected && option.state & QStyle::State_HasFocus)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.accent);
    const QRect area = option.rect.adjusted(space::l, space::s, -space::l, -space::s);
    paintHealthGlyph(painter, QRect(area.left(), area.top() + 1, 16, 16), health, theme);
    const int left = area.left() + 16 + space::s;

    painter->setFont(textFont(TextSize::Small));
    const QString state = health == ConnectionHealth::Well ? text(ConnectionTableModel::LastSuccessColumn)
                                                           : text(ConnectionTableModel::StateColumn);
    // A long state leaves room for the name; the page of the connection says all of it.
    const QString right = painter->fontMetrics().elidedText(state, Qt::ElideRight, area.width() * 3 / 5);
    const int rightWidth = painter->fontMetrics().horizontalAdvance(right);
    painter->setPen(health == ConnectionHealth::Well ? theme.textFaint : theme.tone(healthTone(health)));
    painter->drawText(QRect(area.right() - rightWidth, area.top(), rightWidth + 1, 18), Qt::AlignVCenter,
                      right);

    painter->setFont(textFont(TextSize::Body, TextWeight::Medium));
    painter->setPen(health == ConnectionHealth::Disabled ? theme.textFaint : theme.text);
    const QRect nameArea(left, area.top(), area.right() - rightWidth - space::s - left, 18);
    painter->drawText(nameArea, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text(ConnectionTableModel::NameColumn),
                                                        Qt::ElideMiddle, nameArea.width()));
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(theme.textFaint);
    const QRect placeArea(left, area.top() + 20, area.right() - left, 16);
    painter->drawText(placeArea, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text(ConnectionTableModel::LocationColumn),
                                                        Qt::ElideMiddle, placeArea.width()));
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {240, 52};
}

} // namespace ph
