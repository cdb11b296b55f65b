#include "widgets/runs/RunDelegate.h"

#include "widgets/common/PlainText.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/runs/HeatColour.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace ph {

namespace {

constexpr int padding = space::m;
constexpr int indent = space::l;
constexpr int deepestIndent = 12; // deeper children stand below each other: the name needs room too
constexpr int expander = 16;
constexpr int dot = 8;
constexpr int glyph = 14;
constexpr int focusBar = 3;
constexpr int slack = 2; // advances are rounded; a pixel short would cost three letters
constexpr double heatFill = 0.22;

void paintChevron(QPainter* painter, const QRect& rect, bool expanded, const QColor& colour)
{
    const QPointF c = QRectF(rect).center();
    QPainterPath path;
    if (expanded) {
        path.moveTo(c.x() - 4, c.y() - 2);
        path.lineTo(c.x(), c.y() + 2);
        path.lineTo(c.x() + 4, c.y() - 2);
    } else {
        path.moveTo(c.x() - 2, c.y() - 4);
        path.lineTo(c.x() + 2, c.y());
        path.lineTo(c.x() - 2, c.y() + 4);
    }
    painter->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

} // namespace

struct RunDelegate::Pen {
    QPainter* painter;
    const Theme& theme;
    QRect cell;
    int line;
    int column;
    bool selected;
    QColor text;
};

RunDelegate::RunDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
    , body_(textFont(TextSize::Body))
    , bold_(textFont(TextSize::Body, TextWeight::Medium))
    , digits_(digitFont(TextSize::Body))
    , small_(textFont(TextSize::Small))
{
}

bool RunDelegate::indents() const
{
    return model_->listing()->arrangement.kind != Arrangement::Kind::Flat;
}

QRect RunDelegate::expanderRect(const QRect& nameCell, int line) const
{
    const int depth = std::min(int(model_->node(line).depth), deepestIndent);
    const int x = nameCell.left() + space::s + depth * indent;
    return {x, nameCell.top() + (nameCell.height() - expander) / 2, expander, expander};
}

QColor RunDelegate::dotColour(int line, const Theme& theme) const
{
    if (model_->listing()->colours) {
        if (const auto fraction = model_->heat(line))
            return heatColour(*fraction, theme);
        if (const auto category = model_->category(line))
            return theme.series(*category);
        return {};
    }
    return theme.series(model_->colourIndex(line));
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!model_ || index.row() >= model_->rowCount() || index.column() >= model_->columnCount())
        return;
    const auto& theme = Theme::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool group = model_->node(index.row()).kind == RunNode::Kind::Group;
    const QRect cell = option.rect;
    Pen pen{painter, theme, cell, index.row(), index.column(), selected, theme.text};

    painter->save();
    painter->setClipRect(cell);
    if (selected)
        painter->fillRect(cell, theme.selection);
    else if (index.row() == hovered_)
        painter->fillRect(cell, theme.hover);
    else if (group)
        painter->fillRect(cell, theme.raised);
    paintHeat(pen);
    painter->setPen(QPen(theme.border, 1));
    painter->drawLine(cell.left(), cell.bottom(), cell.right(), cell.bottom());

    switch (model_->shape(index.column())) {
    case ColumnShape::Name:
        paintName(pen);
        break;
    case ColumnShape::Status:
        paintStatus(pen);
        break;
    default:
        paintText(pen);
    }
    painter->restore();
}

void RunDelegate::paintHeat(Pen& pen) const
{
    const auto& colours = model_->listing()->colours;
    if (!colours || pen.column >= model_->columnCount() ||
        model_->columns()[std::size_t(pen.column)] != colours->column)
        return;
    const auto fraction = model_->heat(pen.line);
    const auto category = model_->category(pen.line);
    if (!fraction && !category)
        return;
    QColor colour = fraction ? heatColour(*fraction, pen.theme) : pen.theme.series(*category);
    const QRect inner = pen.cell.adjusted(space::xs, 1, -space::xs, -2);
    const int length = fraction ? std::max(2, int(inner.width() * *fraction)) : inner.width();
    // The fill says where on the scale, the bar how much of it: order can be read without colour.
    auto pale = colour;
    pale.setAlphaF(float(heatFill));
    pen.painter->fillRect(inner, pale);
    pen.painter->fillRect(QRect(inner.left(), inner.bottom() - 1, length, 2), colour);
}

void RunDelegate::paintName(Pen& pen) const
{
    auto* painter = pen.painter;
    const auto& node = model_->node(pen.line);
    const bool group = node.kind == RunNode::Kind::Group;
    const auto& theme = pen.theme;
    painter->setRenderHint(QPainter::Antialiasing);

    if (pen.line == current_ && focus_ == Focus::Here)
        painter->fillRect(QRect(pen.cell.left(), pen.cell.top(), focusBar, pen.cell.height() - 1),
                          theme.focus);

    int x = pen.cell.left() + padding;
    if (indents()) {
        const auto place = expanderRect(pen.cell, pen.line);
        if (node.expandable())
            paintChevron(painter, place, model_->isExpanded(pen.line), theme.textMuted);
        x = place.right() + 1 + space::xs;
    }
    if (!group || model_->listing()->colours) {
        const QRectF place(x, pen.cell.top() + (pen.cell.height() - dot) / 2.0 - 0.5, dot, dot);
        const auto colour = dotColour(pen.line, theme);
        painter->setPen(colour.isValid() ? QPen(Qt::NoPen) : QPen(theme.textFaint, 1.2));
        painter->setBrush(colour.isValid() ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter->drawEllipse(place);
        x += dot + space::s;
    }
    painter->setRenderHint(QPainter::Antialiasing, false);

    QString aside;
    if (node.expandable())
        aside = formatCount(node.children);
    else if (const auto parent = model_->outsideParent(pen.line); !parent.isEmpty())
        aside = tr("in %1").arg(parent);
    const QFontMetrics smallMetrics(small_);
    const int right = pen.cell.right() - space::s;
    auto font = group ? bold_ : body_;
    const bool deleted = model_->isDeleted(pen.line);
    font.setStrikeOut(deleted);
    painter->setFont(font);
    const QFontMetrics metrics(font);
    const auto name = model_->text(pen.line, pen.column);
    const int asideWidth =
        aside.isEmpty() ? 0 : std::min(smallMetrics.horizontalAdvance(aside) + slack, 120) + space::s;
    const int nameWidth =
        std::min(metrics.horizontalAdvance(name) + slack, std::max(0, right - x - asideWidth));
    const bool muted = deleted || model_->tone(pen.line, pen.column) == RunTableModel::CellTone::Muted;
    painter->setPen(muted ? theme.textMuted : pen.text);
    const QRect nameRect(x, pen.cell.top(), nameWidth, pen.cell.height() - 1);
    // A run's name often ends in what tells it from the others: the middle gives way.
    painter->drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(name, Qt::ElideMiddle, nameWidth));
    if (!aside.isEmpty()) {
        const QRect asideRect(nameRect.right() + space::s, pen.cell.top(),
                              right - nameRect.right() - space::s, pen.cell.height() - 1);
        painter->setFont(small_);
        painter->setPen(theme.textMuted);
        painter->drawText(asideRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          smallMetrics.elidedText(aside, Qt::ElideRight, asideRect.width()));
    }
}

void RunDelegate::paintStatus(Pen& pen) const
{
    const auto& node = model_->node(pen.line);
    if (node.kind == RunNode::Kind::Group) {
        paintText(pen);
        return;
    }
    const auto status = model_->status(pen.line);
    const QRect place(pen.cell.left() + padding, pen.cell.top() + (pen.cell.height() - 1 - glyph) / 2, glyph,
                      glyph);
    paintStatusGlyph(pen.painter, place, status, pen.theme);
    pen.painter->setFont(body_);
    const bool finished = status == RunStatus::Finished;
    // The ordinary outcome stays quiet, so that the others are seen.
    pen.painter->setPen(finished ? pen.theme.textMuted : pen.text);
    const auto words = status == RunStatus::Unknown ? model_->text(pen.line, pen.column) : statusText(status);
    const QRect textRect = pen.cell.adjusted(padding + glyph + 6, 0, -space::s, -1);
    pen.painter->drawText(textRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(body_).elidedText(words, Qt::ElideRight, textRect.width()));
}

void RunDelegate::paintText(Pen& pen) const
{
    const auto shape = model_->shape(pen.column);
    const bool right = isRightAligned(shape);
    const auto& font = right || shape == ColumnShape::Time ? digits_ : body_;
    switch (model_->tone(pen.line, pen.column)) {
    case RunTableModel::CellTone::Absent:
        pen.painter->setPen(pen.theme.textFaint);
        break;
    case RunTableModel::CellTone::NotFinite:
        pen.painter->setPen(pen.theme.warning);
        break;
    case RunTableModel::CellTone::Muted:
        pen.painter->setPen(pen.theme.textMuted);
        break;
    case RunTableModel::CellTone::Normal:
        pen.painter->setPen(shape == ColumnShape::Time ? pen.theme.textMuted : pen.text);
        break;
    }
    pen.painter->setFont(font);
    const QRect place = pen.cell.adjusted(padding, 0, -padding, -1);
    auto words = model_->text(pen.line, pen.column);
    const QFontMetrics metrics(font);
    if (metrics.horizontalAdvance(words) > place.width())
        words = metrics.elidedText(words, Qt::ElideRight, place.width());
    pen.painter->drawText(
        place, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, words);
}

bool RunDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::ToolTipRole).toString()), view,
                       option.rect);
    return true;
}

} // namespace ph
