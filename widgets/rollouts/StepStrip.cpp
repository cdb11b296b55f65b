#include "widgets/rollouts/StepStrip.h"

#include "models/tables/RolloutWords.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/rollouts/RolloutTones.h"

#include <QPainter>

#include <algorithm>

namespace ph {

namespace {

constexpr int stepWidth = 148, widestStep = 224;
constexpr int stepHeight = 48;
constexpr int stepGlyph = 14;

int rowsOf(int steps, int inRow)
{
    return (steps + inRow - 1) / inRow;
}

} // namespace

StepStrip::StepStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("rolloutSteps"));
    auto policy = QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StepStrip::showSteps(const QList<RolloutStepLine>& steps)
{
    if (steps_ == steps)
        return;
    steps_ = steps;
    QStringList words;
    for (const auto& line : steps)
        words << tr("%1: %2", "step of a rollout, where it stands")
                     .arg(rolloutStepText(line), rolloutPhaseText(line));
    setAccessibleName(tr("Steps: %1").arg(words.join(QStringLiteral("; "))));
    updateGeometry();
    update();
}

QSize StepStrip::sizeHint() const
{
    return {stepWidth, heightForWidth(900)};
}

int StepStrip::heightForWidth(int width) const
{
    return steps_.isEmpty() ? stepHeight : cellOf(int(steps_.size()) - 1, width).bottom() + 1;
}

QRect StepStrip::cellOf(int at, int width) const
{
    const auto forward = int(std::count_if(steps_.begin(), steps_.end(), [](const RolloutStepLine& line) {
        return line.way == RolloutStepLine::Way::Forward;
    }));
    const int room = std::max(1, (width + space::s) / (stepWidth + space::s));
    const int inRow = std::clamp(forward, 1, room);
    const int wide = std::min(widestStep, (width + space::s) / inRow - space::s);
    const bool isBack = at >= forward; // in rows of its own
    const int place = isBack ? at - forward : at;
    const int row = place / inRow + (isBack ? rowsOf(forward, inRow) : 0);
    return {(place % inRow) * (wide + space::s), row * (stepHeight + space::s), wide, stepHeight};
}

void StepStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(this);
    const auto titleFont = textFont(TextSize::Body, TextWeight::Medium);
    const auto smallFont = textFont(TextSize::Small);
    for (int i = 0; i < int(steps_.size()); ++i) {
        const auto& line = steps_[i];
        const auto tone = rolloutStepTone(line);
        const auto cell = cellOf(i, width());
        painter.setPen(line.isPresent ? QPen(theme.accent, 2) : QPen(theme.border, 1));
        painter.setBrush(line.isPresent ? theme.toneFill(tone) : theme.surface);
        painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 4, 4);
        const QRectF glyph(cell.left() + space::s, cell.top() + space::s, stepGlyph, stepGlyph);
        const bool isPlanned = line.record.phase == RolloutRecord::Phase::Planned;
        paintShape(&painter, glyph, isPlanned ? Shape::Ring : toneShape(tone),
                   isPlanned ? theme.textFaint : theme.tone(tone));
        const int left = int(glyph.right()) + space::xs;
        const QRect title(left, cell.top() + 4, cell.right() - left - 4, 20);
        painter.setFont(titleFont);
        painter.setPen(theme.text);
        painter.drawText(
            title, Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(rolloutStepText(line), Qt::ElideRight, title.width()));
        const QRect below(cell.left() + space::s, cell.top() + 24, cell.width() - 2 * space::s, 20);
        painter.setFont(smallFont);
        painter.setPen(line.isPresent ? theme.text : theme.textMuted);
        painter.drawText(
            below, Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(rolloutPhaseText(line), Qt::ElideRight, below.width()));
    }
}

} // namespace ph
