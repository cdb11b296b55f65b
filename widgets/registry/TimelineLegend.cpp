#include "widgets/registry/TimelineLegend.h"

#include "models/tables/RegistryWords.h"
#include "widgets/registry/TimelinePaint.h"

#include <QPainter>

#include <array>

namespace ph {

namespace {
constexpr int swatchWidth = 26, swatchHeight = 14, legendLineHeight = 22;
} // namespace

struct TimelineLegend::Entry {
    std::optional<AliasAnswer::Kind> kind; // none: our own act
    QString text;
};

TimelineLegend::TimelineLegend(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timelineLegend"));
    setAccessibleName(tr("Legend: filled bars are known, hatched ones lie between two looks, dashed ones are "
                         "as last seen, dotted ones unknown; a diamond is what was done from here"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

template <class Visit>
int TimelineLegend::place(int width, Visit visit) const
{
    using Kind = AliasAnswer::Kind;
    const QString ours = TimelineLegend::tr("done from here, exact");
    const std::array entries{Entry{Kind::Known, certaintyText(Kind::Known)},
                             Entry{Kind::Between, certaintyText(Kind::Between)},
                             Entry{Kind::AsLastSeen, certaintyText(Kind::AsLastSeen)},
                             Entry{Kind::Unknown, certaintyText(Kind::Unknown)}, Entry{std::nullopt, ours}};
    const QFontMetrics metrics(textFont(TextSize::Small));
    int x = space::l, y = 0;
    for (const auto& entry : entries) {
        const int wide = swatchWidth + space::s + metrics.horizontalAdvance(entry.text);
        if (x > space::l && x + wide > width - space::l) {
            x = space::l;
            y += legendLineHeight;
        }
        visit(entry, QRect(x, y, wide, legendLineHeight));
        x += wide + space::xl;
    }
    return y + legendLineHeight;
}

QSize TimelineLegend::sizeHint() const
{
    return {400, heightForWidth(std::max(400, width()))};
}

int TimelineLegend::heightForWidth(int width) const
{
    return place(width, [](const Entry&, const QRect&) {});
}

void TimelineLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.setFont(textFont(TextSize::Small));
    place(width(), [&](const Entry& entry, const QRect& area) {
        const QRectF swatch(area.left(), area.center().y() - swatchHeight / 2.0, swatchWidth, swatchHeight);
        const auto some = QStringLiteral("1");
        if (entry.kind)
            paintSegment(&painter, swatch, {*entry.kind, some, some, noTime},
                         {theme.series(0), theme.series(1)}, theme);
        else
            paintOwnAct(&painter, swatch.center().x(), swatch.adjusted(0, 5, 0, 0), theme);
        painter.setPen(theme.textMuted);
        painter.drawText(area.adjusted(swatchWidth + space::s, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.text);
    });
}

} // namespace ph
