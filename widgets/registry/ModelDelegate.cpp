#include "widgets/registry/ModelDelegate.h"

#include "models/tables/RegisteredModelTableModel.h"
#include "widgets/common/Theme.h"

#include <QPainter>

namespace ph {

namespace {
using Model = RegisteredModelTableModel;
constexpr int lineHeight = 18;
} // namespace

void ModelDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const auto text = [&](Model::Column column) {
        return index.siblingAtColumn(column).data().toString().simplified();
    };
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    if (selected)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          option.state & QStyle::State_HasFocus ? theme.accent : theme.outline);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect area = option.rect.adjusted(space::l, space::s, -space::l, -space::s);

    /// One line: `left` gives way to `right`.
    const auto line = [&](int number, const QString& left, const QFont& leftFont, const QColor& leftColour,
                          const QString& right) {
        const QRect row(area.left(), area.top() + number * lineHeight, area.width(), lineHeight);
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(theme.textMuted);
        const int wide = painter->fontMetrics().horizontalAdvance(right);
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, right);
        painter->setFont(leftFont);
        painter->setPen(leftColour);
        const int room = row.width() - (wide > 0 ? wide + space::s : 0);
        painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(left, Qt::ElideMiddle, room));
    };
    const auto latest = text(Model::LatestVersion);
    line(0, text(Model::Name), textFont(TextSize::Body, TextWeight::Medium), theme.text,
         latest.isEmpty() ? tr("no version") : QStringLiteral("v") + latest);
    const auto aliases = text(Model::Aliases);
    line(1, aliases.isEmpty() ? tr("no alias") : aliases, textFont(TextSize::Small),
         aliases.isEmpty() ? theme.textFaint : theme.text, {});
    line(2, text(Model::KindColumn) + QStringLiteral("  ·  ") + text(Model::Connection),
         textFont(TextSize::Small), theme.textMuted, text(Model::Updated));
    painter->restore();
}

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {240, 3 * lineHeight + 2 * space::s};
}

} // namespace ph
