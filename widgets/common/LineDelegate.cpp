#include "widgets/common/LineDelegate.h"

#include "widgets/common/Badge.h"
#include "widgets/common/PlainText.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ph {

namespace {

constexpr int focusBar = 3;

} // namespace

LineDelegate::LineDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{
}

void LineDelegate::setBadgeColumn(int column, ToneOf toneOf)
{
    badgeColumn_ = column;
    toneOf_ = std::move(toneOf);
}

void LineDelegate::setFixedPitchColumns(const QList<int>& columns)
{
    fixedPitch_ = columns;
}

void LineDelegate::setMutedColumns(const QList<int>& columns)
{
    muted_ = columns;
}

void LineDelegate::setMainColumn(int column)
{
    mainColumn_ = column;
}

QFont LineDelegate::fontOf(int column) const
{
    if (fixedPitch_.contains(column))
        return monoFont(TextSize::Small);
    return column == mainColumn_ ? textFont(TextSize::Body, TextWeight::Medium) : textFont(TextSize::Body);
}

void LineDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option, const Theme& theme)
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    // A bar says that the keys go here: what is selected looks the same when they go elsewhere.
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const bool first =
        option.viewItemPosition == Position::Beginning || option.viewItemPosition == Position::OnlyOne;
    if (selected && first && option.widget && option.widget->hasFocus())
        painter->fillRect(QRect(option.rect.topLeft(), QSize(focusBar, option.rect.height())), theme.focus);
}

void LineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    paintGround(painter, option, theme);
    const QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
    const QString text = index.data().toString().simplified();
    if (index.column() == badgeColumn_) {
        if (!text.isEmpty())
            paintBadge(painter, area, text, toneOf_(index), theme);
    } else {
        painter->setFont(fontOf(index.column()));
        painter->setPen(muted_.contains(index.column()) ? theme.textMuted : theme.text);
        const auto alignment = index.data(Qt::TextAlignmentRole);
        painter->drawText(
            area,
            int(alignment.isValid() ? Qt::Alignment(alignment.toInt()) : Qt::AlignLeft | Qt::AlignVCenter) |
                Qt::TextSingleLine,
            painter->fontMetrics().elidedText(
                text, fixedPitch_.contains(index.column()) ? Qt::ElideMiddle : Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QSize LineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    const int width = index.column() == badgeColumn_
                          ? badgeWidth(text, toneOf_(index))
                          : QFontMetrics(fontOf(index.column())).horizontalAdvance(text);
    return {width + lineCellMargins, rowHeight_};
}

bool LineDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString();
    const bool cut = sizeHint(option, index).width() > option.rect.width();
    QToolTip::showText(event->globalPos(), cut ? plainToolTip(text) : QString(), view);
    return true;
}

} // namespace ph
