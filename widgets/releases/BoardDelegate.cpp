#include "widgets/releases/BoardDelegate.h"

#include "models/tables/ReleaseBoardModel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/releases/ReleaseTones.h"

#include <QPainter>

namespace ph {

namespace {

constexpr int headingHeight = 44;
constexpr int releaseHeight = 36;

void paintEnvironment(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? theme.selection : theme.window);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    QRect area = option.rect.adjusted(space::l, 0, -space::l, 0);
    const QString counts = index.data(ReleaseBoardModel::CountsRole).toString();
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(theme.textMuted);
    const int countsWidth = painter->fontMetrics().horizontalAdvance(counts);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, counts);
    area.setRight(area.right() - countsWidth - space::l);
    painter->setFont(textFont(TextSize::Body, TextWeight::Bold));
    painter->setPen(theme.text);
    const QString name = painter->fontMetrics().elidedText(index.data().toString().simplified(),
                                                           Qt::ElideMiddle, area.width() / 2);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, name);
    area.setLeft(area.left() + painter->fontMetrics().horizontalAdvance(name) + space::m);
    if (const QString freeze = index.data(ReleaseBoardModel::FreezeRole).toString(); !freeze.isEmpty()) {
        const QString text = BoardDelegate::tr("Frozen: %1").arg(freeze);
        const QRect badge(area.left(), area.top(), area.width() / 2, area.height());
        area.setLeft(area.left() + paintBadge(painter, badge, text, Tone::Warning, theme) + space::m);
    }
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(theme.textFaint);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data(ReleaseBoardModel::LiveRole).toString(),
                                                        Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace

BoardDelegate::BoardDelegate(QObject* parent)
    : LineDelegate(parent)
{
    setRowHeight(releaseHeight);
    setBadgeColumn(ReleaseBoardModel::State, [](const QModelIndex& index) {
        return releaseStateTone(ReleaseState(index.data(ReleaseBoardModel::StateRole).toInt()));
    });
    setMainColumn(ReleaseBoardModel::Title);
    setMutedColumns({ReleaseBoardModel::Author, ReleaseBoardModel::Updated});
}

void BoardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    if (!index.parent().isValid()) {
        paintEnvironment(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    const bool undriven = ReleaseSummary::Driver(index.data(ReleaseBoardModel::DriverRole).toInt()) ==
                          ReleaseSummary::Driver::Undriven;
    if (index.column() == ReleaseBoardModel::Title) {
        cell.rect.setLeft(cell.rect.left() + space::s);       // under its environment's name
        cell.viewItemPosition = QStyleOptionViewItem::Middle; // the bar below is at the edge of the table
    }
    LineDelegate::paint(painter, cell, index);
    if (index.column() == ReleaseBoardModel::Title && option.state & QStyle::State_Selected) {
        const Theme& theme = Theme::of(option.palette);
        const bool keysGoHere = option.widget && option.widget->hasFocus();
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          keysGoHere ? theme.focus : theme.outline);
    }
    if (undriven && index.column() == ReleaseBoardModel::Attention)
        paintToneGlyph(painter, QRect(option.rect.left() - 8, option.rect.center().y() - 6, 13, 13),
                       Tone::Warning, Theme::of(option.palette));
}

QSize BoardDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.parent().isValid())
        return {200, headingHeight};
    return LineDelegate::sizeHint(option, index);
}

} // namespace ph
