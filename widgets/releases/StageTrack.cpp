#include "widgets/releases/StageTrack.h"

#include "models/tables/ReleaseWords.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/common/Theme.h"
#include "widgets/releases/ReleaseTones.h"

#include <QPainter>

namespace ph {

namespace {

constexpr int glyphSide = 14;
constexpr int lineLength = 28;

const QList<ReleaseState>& path()
{
    static const QList<ReleaseState> states{ReleaseState::Draft, ReleaseState::Waiting, ReleaseState::Running,
                                            ReleaseState::Soaking, ReleaseState::Done};
    return states;
}

} // namespace

StageTrack::StageTrack(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("releaseProgress"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(textFont(TextSize::Small, TextWeight::Medium));
}

void StageTrack::setStage(ReleaseState state, int stepsConfirmed, int stepsTotal)
{
    state_ = state;
    confirmed_ = stepsConfirmed;
    total_ = stepsTotal;
    setAccessibleName(tr("Progress: %1, %2 of %3 steps confirmed")
                          .arg(releaseStateText(state))
                          .arg(stepsConfirmed)
                          .arg(stepsTotal));
    updateGeometry();
    update();
}

QStringList StageTrack::words() const
{
    QStringList words;
    for (const ReleaseState state : path()) {
        QString word = releaseStateText(state);
        if (state == ReleaseState::Running && total_ > 0)
            word = tr("%1 %2/%3", "state, confirmed steps, all steps").arg(word).arg(confirmed_).arg(total_);
        words << word;
    }
    if (!path().contains(state_))
        words << releaseStateText(state_);
    return words;
}

QSize StageTrack::sizeHint() const
{
    int width = 0;
    for (const QString& word : words())
        width += glyphSide + space::xs + fontMetrics().horizontalAdvance(word) + 2 * space::xs + lineLength;
    return {width - lineLength, 24};
}

QSize StageTrack::minimumSizeHint() const
{
    return sizeHint();
}

void StageTrack::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    const Theme& theme = Theme::of(this);
    const qsizetype at = path().indexOf(state_); // -1: it left the path
    const QStringList all = words();
    int x = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const bool left = i >= path().size(); // the end that is not on the path
        const bool past = at >= 0 ? i < at : !left && i < 2;
        const bool here = at >= 0 ? i == at : left;
        const bool done = past || (here && state_ == ReleaseState::Done);
        const Tone tone = done ? Tone::Good : here ? releaseStateTone(state_) : Tone::Neutral;
        const QRectF glyph(x, (height() - glyphSide) / 2.0, glyphSide, glyphSide);
        const Shape shape = done ? Shape::Check : here ? toneShape(tone) : Shape::Dot;
        paintShape(&painter, glyph, here && tone == Tone::Neutral ? Shape::Ring : shape,
                   done || here ? theme.tone(tone) : theme.outline);
        x += glyphSide + space::xs;
        const int width = fontMetrics().horizontalAdvance(all.at(i)) + 1;
        painter.setPen(here ? theme.text : done ? theme.textMuted : theme.textFaint);
        painter.drawText(QRect(x, 0, width, height()), Qt::AlignVCenter, all.at(i));
        x += width + space::xs;
        if (i + 1 < all.size())
            painter.fillRect(QRect(x, height() / 2, lineLength, 1),
                             done ? theme.textFaint : theme.borderStrong);
        x += lineLength + space::xs;
    }
}

} // namespace ph
