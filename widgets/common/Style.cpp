#include "widgets/common/Style.h"

#include "widgets/common/HeaderMarks.h"
#include "widgets/common/Motion.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace ph {

namespace {

constexpr int sortMarkWidth = 14;

/// Fusion shades the whole of it, which looks like another selection and is hardly seen in the dark.
void paintFocusFrame(QPainter* painter, const QRect& rect, const QColor& colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(colour);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

/// Empty where the style sheet frames what has the focus: a second frame inside of that says nothing more.
/// Around the words of a tab alone it would run through them.
QRect focusFrame(const QStyleOption& option, const QWidget* widget)
{
    if (qobject_cast<const QAbstractButton*>(widget))
        return {};
    const auto* tabs = qobject_cast<const QTabBar*>(widget);
    return tabs ? tabs->tabRect(tabs->currentIndex()).adjusted(3, 3, -6, -4) : option.rect;
}

bool isSorted(const QStyleOptionHeader* header)
{
    return header && header->orientation == Qt::Horizontal &&
           header->sortIndicator != QStyleOptionHeader::None;
}

/// The arrow stands behind the title, as seen from the column's edge that the title keeps to.
bool hasMarkOnTheLeft(const QStyleOptionHeader& header)
{
    return header.textAlignment.testFlag(Qt::AlignRight);
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setObjectName(name());
}

QString Style::name()
{
    return QStringLiteral("pilothouse");
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_FocusFrameHMargin: // how far text in a cell stands from its edges, less one
        return space::s - 1;
    case PM_TreeViewIndentation:
        return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::m;
    case PM_SplitterWidth:
        return 5; // a line of one pixel, with room to grab it
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (element != SE_HeaderArrow || !isSorted(header))
        return QProxyStyle::subElementRect(element, option, widget);
    // Beside the title, which is shortened for it.
    const int title = space::s + option->fontMetrics.horizontalAdvance(header->text);
    const int room = std::max(0, option->rect.width() - sortMarkWidth);
    const int before = hasMarkOnTheLeft(*header) ? room - std::min(title, room) : std::min(title, room);
    return {option->rect.left() + before, option->rect.top(), sortMarkWidth, option->rect.height()};
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    if (element == PE_FrameFocusRect) {
        const auto frame = focusFrame(*option, widget);
        if (!frame.isEmpty())
            paintFocusFrame(painter, frame, Theme::of(widget).focus);
        return;
    }
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (element != PE_IndicatorHeaderArrow || !isSorted(header))
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isAscending = header->sortIndicator == QStyleOptionHeader::SortDown; // as QHeaderView has it
    paintSortArrow(painter, QRectF(option->rect).center(),
                   isAscending ? Qt::AscendingOrder : Qt::DescendingOrder, Theme::of(option->palette).accent);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (element != CE_HeaderLabel || !isSorted(header))
        return QProxyStyle::drawControl(element, option, painter, widget);
    auto label = *header;
    if (hasMarkOnTheLeft(label))
        label.rect.setLeft(label.rect.left() + sortMarkWidth - space::xs);
    else
        label.rect.setRight(label.rect.right() - sortMarkWidth + space::xs);
    QProxyStyle::drawControl(element, &label, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize needed = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem)
        needed.setHeight(qMax(needed.height(), height::row - 2));
    return needed;
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 450;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return currentMotion() == Motion::Reduced ? 0
                                                  : QProxyStyle::styleHint(hint, option, widget, returnData);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace ph
