#include "widgets/compare/StrengthDelegate.h"

#include "models/tables/AssociationTableModel.h"
#include "widgets/common/Theme.h"

#include <QPainter>

#include <algorithm>

namespace ph {

void StrengthDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto& theme = Theme::of(option.palette);
    const double strength = std::clamp(index.data(AssociationTableModel::StrengthRole).toDouble(), 0.0, 1.0);
    const int sign = index.data(AssociationTableModel::SignRole).toInt();
    const bool clear = index.data(AssociationTableModel::ClearRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(option.rect).adjusted(space::s, 0, -space::s, 0);
    const QRectF arrow(area.left(), area.top(), space::m, area.height());
    painter->setPen(theme.text);
    painter->setFont(textFont(TextSize::Body));
    painter->drawText(arrow, Qt::AlignCenter,
                      sign > 0   ? QStringLiteral("↗")
                      : sign < 0 ? QStringLiteral("↘")
                                 : QStringLiteral("≠"));
    const QRectF track(arrow.right() + space::s, area.center().y() - 4,
                       area.right() - arrow.right() - space::s, 8);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.border);
    painter->drawRoundedRect(track, 2, 2);
    QRectF bar = track;
    bar.setWidth(std::max(2.0, track.width() * strength));
    if (clear) {
        painter->setBrush(theme.accent);
    } else {
        bar.adjust(0.5, 0.5, -0.5, -0.5);
        painter->setPen(QPen(theme.textMuted, 1));
        painter->setBrush(theme.surface);
    }
    painter->drawRoundedRect(bar, 2, 2);
    painter->restore();
}

} // namespace ph
