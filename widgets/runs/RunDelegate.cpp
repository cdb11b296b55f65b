#include "widgets/runs/RunDelegate.h"

#include "widgets/common/HeaderMarks.h"
#include "widgets/common/ItemToolTip.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/runs/HeatColour.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>

namespace ph {

namespace {

constexpr int indent = space::l;
constexpr int deepestIndent = 12; // deeper children stand below each other: the name needs room too
constexpr int expander = 16;
constexpr int dot = 8;
constexpr int glyph = 14;
constexpr int glyphGap = 6;
constexpr int focusBar = 3;
constexpr int slack = 2;         // advances are rounded; a pixel short would cost three letters
constexpr int shortestHint = 48; // shorter says nothing
constexpr double heatFill = 0.22;

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
    const QRect cell = option.rect;
    Pen pen{painter, theme, cell, index.row(), index.column(), selected, theme.text};

    painter->save();
    painter->setClipRect(cell);
    paintGround(painter, cell, index.row(), selected, theme);
    paintHeat(pen);

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

void RunDelegate::paintGround(QPainter* painter, const QRect& rect, int line, bool selected,
                              const Theme& theme) const
{
    if (!model_ || line < 0 || line >= model_->rowCount())
        return;
    if (selected)
        painter->fillRect(rect, theme.selection);
    else if (line == hovered_)
        painter->fillRect(rect, theme.hover);
    else if (model_->node(line).kind == RunNode::Kind::Group)
        painter->fillRect(rect, theme.raised);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.border);
}

int RunDelegate::nameStart(int left, int line) const
{
    const bool group = model_->node(line).kind == RunNode::Kind::Group;
    const int x = indents() ? expanderRect({left, 0, 0, 0}, line).right() + 1 + space::xs : left + space::m;
    return !group || model_->listing()->colours ? x + dot + space::s : x;
}

const QFont& RunDelegate::textFontOf(ColumnShape shape) const
{
    return isRightAligned(shape) || shape == ColumnShape::Time ? digits_ : body_;
}

int RunDelegate::wantedWidth(int line, int column) const
{
    const auto shape = model_->shape(column);
    const auto& node = model_->node(line);
    const bool group = node.kind == RunNode::Kind::Group;
    const auto words = model_->text(line, column);
    if (shape == ColumnShape::Name) {
        const int count = node.expandable()
                              ? QFontMetrics(small_).horizontalAdvance(formatCount(node.children)) + space::s
                              : 0;
        return nameStart(0, line) + QFontMetrics(group ? bold_ : body_).horizontalAdvance(words) + slack +
               count + space::s;
    }
    if (shape == ColumnShape::Status && !group) {
        const auto status = model_->status(line);
        const auto shown = status == RunStatus::Unknown ? words : statusText(status);
        return space::m + glyph + glyphGap + QFontMetrics(body_).horizontalAdvance(shown) + slack + space::s;
    }
    return 2 * space::m + QFontMetrics(textFontOf(shape)).horizontalAdvance(words) + slack;
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

    const int x = nameStart(pen.cell.left(), pen.line);
    if (indents() && node.expandable())
        paintChevron(painter, expanderRect(pen.cell, pen.line),
                     model_->isExpanded(pen.line) ? Chevron::Expanded : Chevron::Collapsed, theme.textMuted);
    if (!group || model_->listing()->colours) {
        const QRectF place(x - space::s - dot, pen.cell.top() + (pen.cell.height() - dot) / 2.0 - 0.5, dot,
                           dot);
        const auto colour = dotColour(pen.line, theme);
        painter->setPen(colour.isValid() ? QPen(Qt::NoPen) : QPen(theme.textFaint, 1.2));
        painter->setBrush(colour.isValid() ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter->drawEllipse(place);
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
    const int all = std::max(0, right - x);
    const int wanted = metrics.horizontalAdvance(name) + slack;
    int asideWidth = aside.isEmpty() ? 0 : smallMetrics.horizontalAdvance(aside) + slack;
    // Where a run belongs is a hint, and gives way before its name is cut; how many it holds is not.
    if (!node.expandable())
        asideWidth = std::min(asideWidth, all - wanted - space::s);
    if (asideWidth < (node.expandable() ? 1 : shortestHint))
        asideWidth = 0;
    const int nameWidth = std::min(wanted, std::max(0, all - (asideWidth > 0 ? asideWidth + space::s : 0)));
    const bool muted = deleted || model_->tone(pen.line, pen.column) == RunTableModel::CellTone::Muted;
    painter->setPen(muted ? theme.textMuted : pen.text);
    const QRect nameRect(x, pen.cell.top(), nameWidth, pen.cell.height() - 1);
    // A run's name often ends in what tells it from the others: the middle gives way.
    painter->drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(name, Qt::ElideMiddle, nameWidth));
    if (asideWidth > 0) {
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
    const QRect place(pen.cell.left() + space::m, pen.cell.top() + (pen.cell.height() - 1 - glyph) / 2, glyph,
                      glyph);
    paintStatusGlyph(pen.painter, place, status, pen.theme);
    pen.painter->setFont(body_);
    const bool finished = status == RunStatus::Finished;
    // The ordinary outcome stays quiet, so that the others are seen.
    pen.painter->setPen(finished ? pen.theme.textMuted : pen.text);
    const auto words = status == RunStatus::Unknown ? model_->text(pen.line, pen.column) : statusText(status);
    const QRect textRect = pen.cell.adjusted(space::m + glyph + glyphGap, 0, -space::s, -1);
    pen.painter->drawText(textRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(body_).elidedText(words, Qt::ElideRight, textRect.width()));
}

void RunDelegate::paintText(Pen& pen) const
{
    const auto shape = model_->shape(pen.column);
    const bool right = isRightAligned(shape);
    const auto& font = textFontOf(shape);
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
    const QRect place = pen.cell.adjusted(space::m, 0, -space::m, -1);
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
    return showItemToolTip(*event, view, option, index) ||
           QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace ph
