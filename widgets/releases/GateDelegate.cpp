#include "widgets/releases/GateDelegate.h"

#include "models/tables/GateTableModel.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/releases/ReleaseTones.h"

#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

#include <algorithm>

namespace ph {

namespace {

constexpr int gateHeight = 40; // two lines of small text
constexpr int trackWidth = 96, leastTrack = 48;
constexpr int evidenceIndent = 28, evidenceNameWidth = 150, evidenceMost = 96; // pixels of an evidence line

Tone toneOf(const QModelIndex& index)
{
    return index.data(GateTableModel::WaivedRole).toBool()
               ? Tone::Warning
               : verdictTone(GateVerdict(index.data(GateTableModel::VerdictRole).toInt()));
}

bool isEvidence(const QModelIndex& index)
{
    return index.data(GateTableModel::EvidenceRole).isValid();
}

/// What a value of that many pixels leaves to its picture: the number is read before the picture is.
int trackBeside(int value, int room)
{
    return std::clamp(room - space::s - value, leastTrack, trackWidth);
}

QFont evidenceFont(const QModelIndex& index)
{
    using Kind = GateEvidence::Kind;
    return Kind(index.data(GateTableModel::EvidenceRole).toInt()) == Kind::Number ? digitFont(TextSize::Small)
                                                                                  : textFont(TextSize::Small);
}

} // namespace

GateDelegate::GateDelegate(QTreeView* view)
    : LineDelegate(view)
    , view_(view)
{
    setRowHeight(gateHeight);
    setBadgeColumn(GateTableModel::Verdict, toneOf);
    setMutedColumns({GateTableModel::Age});
    setMainColumn(GateTableModel::Title);
}

void GateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    if (isEvidence(index)) {
        paintEvidence(painter, option, index, theme);
        return;
    }
    if (index.column() != GateTableModel::Value && index.column() != GateTableModel::Reason) {
        LineDelegate::paint(painter, option, index);
        return;
    }
    painter->save();
    paintGround(painter, option, theme);
    QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
    if (index.column() == GateTableModel::Reason) {
        paintReason(painter, area, index.data().toString().simplified(), theme);
        painter->restore();
        return;
    }
    const QString value = index.data().toString();
    const QFontMetrics metrics(textFont(TextSize::Small));
    if (index.data(GateTableModel::PlotRole).isValid()) {
        const QRect track(area.left(), area.top(),
                          trackBeside(metrics.horizontalAdvance(value), area.width()), area.height());
        paintPlot(painter, track, index, theme);
        area.setLeft(area.left() + track.width() + space::s);
    }
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(theme.text);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(value, Qt::ElideRight, area.width()));
    painter->restore();
}

/// On at most two lines; the whole of it is in the evidence.
void GateDelegate::paintReason(QPainter* painter, const QRect& area, const QString& text,
                               const Theme& theme) const
{
    const QFont font = textFont(TextSize::Small);
    QTextLayout layout(text, font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    auto first = layout.createLine();
    if (first.isValid())
        first.setLineWidth(area.width());
    layout.endLayout();
    if (!first.isValid())
        return;
    const QFontMetrics metrics(font);
    QStringList lines{text.left(first.textLength()).trimmed()};
    if (first.textLength() < text.size())
        lines << metrics.elidedText(text.mid(first.textLength()), Qt::ElideRight, area.width());
    painter->setFont(font);
    painter->setPen(theme.textMuted);
    const int height = metrics.height();
    QRect line(area.left(), area.center().y() - height * int(lines.size()) / 2 + 1, area.width(), height);
    for (const auto& words : std::as_const(lines)) {
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
        line.translate(0, height);
    }
}

void GateDelegate::paintPlot(QPainter* painter, const QRect& area, const QModelIndex& index,
                             const Theme& theme) const
{
    const auto plot = index.data(GateTableModel::PlotRole).value<GatePlot>();
    const int middle = area.center().y();
    const auto x = [&](double number) {
        return area.left() + 4 + int(std::clamp(plot.at(number), 0.0, 1.0) * (area.width() - 8));
    };
    painter->setRenderHint(QPainter::Antialiasing, false);
    const int threshold = x(plot.threshold);
    // The side that passes is the broad one; the other is a line. That holds without colour too.
    painter->fillRect(QRect(area.left(), middle, area.width(), 1), theme.outline);
    if (plot.passing != GatePlot::Passing::NotKnown) {
        QRect side(area.left(), middle - 4, threshold - area.left(), 9);
        if (plot.passing == GatePlot::Passing::Above)
            side = QRect(threshold, middle - 4, area.right() - threshold + 1, 9);
        QColor fill = theme.good;
        fill.setAlpha(theme.isDark ? 90 : 60);
        painter->fillRect(side, fill);
    }
    painter->fillRect(QRect(threshold - 1, middle - 8, 2, 17), theme.textMuted);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.surface, 1.5));
    painter->setBrush(theme.tone(toneOf(index)));
    const QPointF centre(x(plot.value) + 0.5, middle + 0.5);
    if (toneOf(index) == Tone::Good)
        painter->drawEllipse(centre, 5, 5);
    else // a diamond is no circle
        painter->drawPolygon(QPolygonF({centre + QPointF(0, -6), centre + QPointF(6, 0),
                                        centre + QPointF(0, 6), centre + QPointF(-6, 0)}));
}

QRect GateDelegate::evidenceText(int left, int width) const
{
    const int from = left + evidenceIndent + evidenceNameWidth + space::s;
    return {from, 0, std::max(80, left + width - from - space::l), evidenceMost};
}

void GateDelegate::paintEvidence(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index, const Theme& theme) const
{
    using Kind = GateEvidence::Kind;
    const auto kind = Kind(index.data(GateTableModel::EvidenceRole).toInt());
    painter->save();
    painter->fillRect(option.rect,
                      option.state & QStyle::State_Selected ? theme.selection : theme.rowAlternate);
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(theme.textFaint);
    const QRect name(option.rect.left() + evidenceIndent, option.rect.top() + 4, evidenceNameWidth, 16);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data().toString().simplified(), Qt::ElideMiddle,
                                                        evidenceNameWidth));
    if (kind == Kind::Waiver || kind == Kind::VoidWaiver)
        paintToneGlyph(painter, QRect(name.left() - 18, name.top() + 2, 12, 12),
                       kind == Kind::Waiver ? Tone::Warning : Tone::Stale, theme);
    painter->setFont(evidenceFont(index));
    painter->setPen(theme.text);
    QRect text = evidenceText(option.rect.left(), option.rect.width());
    text.moveTop(option.rect.top() + 4);
    text.setBottom(option.rect.bottom() - 2);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWrapAnywhere | Qt::TextWordWrap,
                      index.data(GateTableModel::EvidenceTextRole).toString());
    painter->restore();
}

QSize GateDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!isEvidence(index)) {
        QSize hint = LineDelegate::sizeHint(option, index);
        if (index.column() == GateTableModel::Value && index.data(GateTableModel::PlotRole).isValid())
            hint.setWidth(QFontMetrics(textFont(TextSize::Small)).horizontalAdvance(index.data().toString()) +
                          leastTrack + 3 * space::s);
        return hint;
    }
    const QFontMetrics metrics(evidenceFont(index));
    const QRect room =
        evidenceText(view_->indentation() * 2, view_->viewport()->width() - view_->indentation() * 2);
    const int tall = metrics
                         .boundingRect(QRect(0, 0, room.width(), 10'000),
                                       Qt::AlignLeft | Qt::TextWrapAnywhere | Qt::TextWordWrap,
                                       index.data(GateTableModel::EvidenceTextRole).toString())
                         .height();
    return {100, std::clamp(tall + 8, 24, evidenceMost)};
}

} // namespace ph
