#include "widgets/common/PaletteDelegate.h"

#include "models/tables/PaletteModel.h"
#include "widgets/common/Theme.h"

#include <QPainter>

namespace ph {

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.selection);
        painter->drawRoundedRect(option.rect.adjusted(space::s, 0, -space::s, 0), 5, 5);
    }
    QRect area = option.rect.adjusted(space::s + space::m, 0, -(space::s + space::m), 0);
    const QString icon = index.data(PaletteModel::IconRole).toString();
    if (!icon.isEmpty())
        themedIcon(icon).paint(painter, QRect(area.left(), area.center().y() - 7, 16, 16));
    area.setLeft(area.left() + 16 + space::m);

    const auto right = [&](const QString& text, const QFont& font, const QColor& colour, bool boxed) {
        if (text.isEmpty())
            return;
        painter->setFont(font);
        const int width = painter->fontMetrics().horizontalAdvance(text) + (boxed ? 10 : 0);
        const QRect box(area.right() - width, area.center().y() - 9, width, 20);
        if (boxed) {
            painter->setPen(theme.borderStrong);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter->setPen(colour);
        painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
        area.setRight(box.left() - space::s);
    };
    right(index.data(PaletteModel::ShortcutRole).toString(), textFont(TextSize::Small), theme.textMuted,
          true);
    right(index.data(PaletteModel::SectionRole).toString(), textFont(TextSize::Small), theme.textFaint,
          false);

    painter->setFont(textFont(TextSize::Body));
    const bool isRefused = index.data(PaletteModel::RefusedRole).toBool();
    painter->setPen(isRefused ? theme.textFaint : theme.text);
    const QString title =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, area.width());
    painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, title);
    area.setLeft(area.left() + painter->fontMetrics().horizontalAdvance(title) + space::m);
    if (area.width() > 40) {
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(isRefused ? theme.textMuted : theme.textFaint);
        painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data(PaletteModel::DetailRole).toString(),
                                                            Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {300, rowHeight};
}

} // namespace ph
