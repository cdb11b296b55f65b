#include "widgets/compare/DifferenceDelegate.h"

#include "widgets/common/ItemToolTip.h"
#include "widgets/compare/LinkedColumns.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>

namespace ph {

namespace {

constexpr int arrow = 8;
constexpr int arrowRoom = arrow + space::xs;
// In digits, so that the decimals of a row stand below each other.
constexpr int valueDigits = 10, groupDigits = 23, deltaDigits = 10, relativeDigits = 8, intervalDigits = 19;
constexpr int cellGap = space::m;
constexpr int narrowest = 164; // a run's name needs room, though its value does not

QColor deltaColour(const CellDelta& delta, const Theme& theme)
{
    switch (delta.judgement) {
    case Judgement::Better:
        return theme.good;
    case Judgement::Worse:
        return theme.bad;
    case Judgement::Neutral:
        break;
    }
    return theme.textMuted;
}

/// Better is filled, worse is hollow, and without a judgement it is a bare stroke: told apart without colour.
/// Points up where the value is larger.
QPixmap drawArrow(const CellDelta& delta, const Theme& theme, double pixelRatio)
{
    QPixmap picture(QSize(arrow, arrow) * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const double up = delta.absolute > 0 ? 1 : -1;
    const QPointF c(arrow / 2.0, arrow / 2.0);
    const QPolygonF triangle{c + QPointF(0, -3 * up), c + QPointF(-3.3, 2.5 * up),
                             c + QPointF(3.3, 2.5 * up)};
    const QColor colour = deltaColour(delta, theme);
    painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(delta.judgement == Judgement::Better ? QBrush(colour) : QBrush(Qt::NoBrush));
    if (delta.judgement == Judgement::Neutral)
        painter.drawPolyline(QPolygonF{triangle[1], triangle[0], triangle[2]});
    else
        painter.drawPolygon(triangle);
    return picture;
}

} // namespace

/// Stroking a triangle takes as long as drawing a text: each of the six is drawn once.
const QPixmap& DifferenceDelegate::arrowOf(const CellDelta& delta, const Theme& theme,
                                           double pixelRatio) const
{
    auto& kept = arrows_[std::size_t(delta.judgement) * 2 + (delta.absolute > 0 ? 1 : 0)];
    if (kept.isNull() || arrowsTheme_ != &theme || kept.devicePixelRatio() != pixelRatio) {
        if (arrowsTheme_ != &theme)
            arrows_.fill({});
        arrowsTheme_ = &theme;
        kept = drawArrow(delta, theme, pixelRatio);
    }
    return kept;
}

/// Where in a cell what stands.
struct DifferenceDelegate::Parts {
    QRect value, arrow, delta, aside; ///< aside: the interval, or else the distance in percent
};

DifferenceDelegate::DifferenceDelegate(const DifferenceTableModel& model, const LinkedColumns& columns,
                                       QObject* parent)
    : QStyledItemDelegate(parent)
    , model_(model)
    , columns_(columns)
    , body_(textFont(TextSize::Body))
    , digits_(digitFont(TextSize::Body))
    , digitWidth_(QFontMetrics(digits_).horizontalAdvance(u'0') + 1)
{
}

CellShow DifferenceDelegate::shown() const
{
    return model_.table() && model_.table()->baseline() ? show_ : CellShow::Values;
}

int DifferenceDelegate::columnWidth() const
{
    const bool grouped = model_.table() && model_.table()->isGrouped();
    const int value = (grouped ? groupDigits : valueDigits) * digitWidth_;
    const int delta = arrowRoom + deltaDigits * digitWidth_;
    const int aside = (grouped ? intervalDigits : relativeDigits) * digitWidth_;
    switch (shown()) {
    case CellShow::Values:
        return std::max(narrowest, value + 2 * space::m);
    case CellShow::Deltas:
        return delta + aside + 2 * space::m;
    case CellShow::Both:
        return value + cellGap + delta + 2 * space::m;
    }
    return value;
}

DifferenceDelegate::Parts DifferenceDelegate::parts(const QRect& cell) const
{
    const QRect inner = cell.adjusted(space::m, 0, -space::m, -1);
    Parts parts{inner, {}, {}, {}};
    const int delta = deltaDigits * digitWidth_;
    const auto arrowAt = [&](int left) {
        return QRect(left, inner.top() + (inner.height() - arrow) / 2, arrow, arrow);
    };
    switch (shown()) {
    case CellShow::Values:
        break;
    case CellShow::Deltas:
        parts.arrow = arrowAt(inner.left());
        parts.delta = QRect(inner.left() + arrowRoom, inner.top(), delta, inner.height());
        parts.aside =
            QRect(parts.delta.right() + 1, inner.top(), inner.right() - parts.delta.right(), inner.height());
        break;
    case CellShow::Both:
        parts.delta = QRect(inner.right() + 1 - delta, inner.top(), delta, inner.height());
        parts.arrow = arrowAt(parts.delta.left() - arrowRoom);
        parts.value.setRight(parts.arrow.left() - cellGap - 1);
        break;
    }
    return parts;
}

void DifferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const auto* row = model_.row(index.row());
    if (!row)
        return;
    const auto& theme = Theme::of(option.palette);
    const auto mark = columns_.mark(index.column());
    const bool dimmed = mark.dimmed || mark.hidden;
    const auto& cell = model_.cell(index.row(), index.column());
    const auto parts = this->parts(option.rect);
    const bool isBaseline = model_.isBaseline(index.column());
    const bool hasDelta = row->isNumeric && !isBaseline && !cell.deltaText.isEmpty();
    const auto how = shown();
    // Where there is no distance to tell, the value takes its room.
    if (how == CellShow::Values || isBaseline || (how == CellShow::Deltas && !hasDelta)) {
        QRect place = option.rect.adjusted(space::m, 0, -space::m, -1);
        if (row->isNumeric && how == CellShow::Both)
            place = parts.value;
        else if (row->isNumeric && how == CellShow::Deltas)
            place.setRight(std::max(parts.delta.right(),
                                    place.left() + QFontMetrics(digits_).horizontalAdvance(cell.value)));
        paintValue(painter, place, *row, cell, theme, dimmed);
        return;
    }
    if (how == CellShow::Both) {
        const QRect whole = option.rect.adjusted(space::m, 0, -space::m, -1);
        paintValue(painter, row->isNumeric ? parts.value : whole, *row, cell, theme, dimmed);
    }
    if (hasDelta)
        paintDelta(painter, parts, cell, theme, dimmed);
}

void DifferenceDelegate::paintDigits(QPainter* painter, const QRect& place, const QString& text) const
{
    // Measuring costs as much as drawing; digits that fit by their count need not be.
    if (text.size() * digitWidth_ <= place.width())
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    else
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(digits_).elidedText(text, Qt::ElideRight, place.width()));
}

void DifferenceDelegate::paintValue(QPainter* painter, const QRect& place, const DifferenceRow& row,
                                    const DifferenceCell& cell, const Theme& theme, bool dimmed) const
{
    switch (cell.kind) {
    case CellKind::Absent:
        painter->setPen(theme.textFaint);
        break;
    case CellKind::NotANumber:
    case CellKind::Infinite:
        painter->setPen(theme.warning);
        break;
    case CellKind::Number:
    case CellKind::Time:
    case CellKind::Text:
        // What the baseline says too steps back, so that differences are seen.
        painter->setPen(dimmed ? theme.textFaint : cell.repeatsBaseline() ? theme.textMuted : theme.text);
        break;
    }
    if (row.isNumeric || cell.kind == CellKind::Absent) {
        painter->setFont(digits_);
        if (row.isNumeric) {
            paintDigits(painter, place, cell.value);
            return;
        }
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, cell.value);
        return;
    }
    const QFont& font = cell.kind == CellKind::Time ? digits_ : body_;
    painter->setFont(font);
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(cell.value, Qt::ElideRight, place.width()));
}

void DifferenceDelegate::paintDelta(QPainter* painter, const Parts& parts, const DifferenceCell& cell,
                                    const Theme& theme, bool dimmed) const
{
    painter->setFont(digits_);
    if (!cell.delta || cell.equalsBaseline) {
        painter->setPen(theme.textFaint);
        paintDigits(painter, parts.delta, cell.deltaText);
        return;
    }
    auto delta = *cell.delta;
    if (dimmed)
        delta.judgement = Judgement::Neutral;
    painter->drawPixmap(parts.arrow.topLeft(), arrowOf(delta, theme, painter->device()->devicePixelRatioF()));
    painter->setPen(deltaColour(delta, theme));
    paintDigits(painter, parts.delta, cell.deltaText);
    const auto& aside = cell.intervalText.isEmpty() ? cell.relativeText : cell.intervalText;
    if (parts.aside.isNull() || aside.isEmpty())
        return;
    painter->setPen(theme.textMuted);
    paintDigits(painter, parts.aside, aside);
}

bool DifferenceDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                   const QStyleOptionViewItem& option, const QModelIndex& index)
{
    return showItemToolTip(*event, view, option, index) ||
           QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace ph
