#include "widgets/endpoints/TrafficBar.h"

#include "models/tables/EndpointWords.h"

#include <QPainter>

#include <algorithm>

namespace ph {

namespace {

constexpr int lineHeight = 24;
constexpr int barHeight = 10;
constexpr int shadowHeight = 2;

} // namespace

QBrush shareBrush(TrafficShare::Role role, const Theme& theme)
{
    switch (role) {
    case TrafficShare::Role::Stable:
        return {theme.series(0), Qt::SolidPattern};
    case TrafficShare::Role::Candidate:
        return {theme.series(1), Qt::BDiagPattern};
    case TrafficShare::Role::Shadow:
        return {theme.textMuted, Qt::Dense4Pattern};
    case TrafficShare::Role::Other:
        break;
    }
    return {theme.textMuted, Qt::Dense5Pattern};
}

void paintShares(QPainter* painter, const QRect& rect, const QList<TrafficShare>& shares, const Theme& theme)
{
    painter->save();
    painter->setPen(Qt::NoPen);
    painter->fillRect(rect, theme.hover);
    double from = 0;
    const auto x = [&](double percent) {
        return rect.left() + int(std::lround(rect.width() * std::clamp(percent, 0.0, 100.0) / 100));
    };
    for (const auto& share : shares) {
        if (share.role == TrafficShare::Role::Shadow || !(share.percent > 0))
            continue;
        const int left = x(from), right = x(from + share.percent);
        from += share.percent;
        // Whoever gets a request at all is seen.
        const QRect part(std::min(left, rect.right() - 1), rect.top(), std::max(right - left, 2),
                         rect.height());
        painter->fillRect(part, shareBrush(share.role, theme));
        painter->setBrush(Qt::NoBrush);
        painter->setPen(share.role == TrafficShare::Role::Stable      ? theme.series(0)
                        : share.role == TrafficShare::Role::Candidate ? theme.series(1)
                                                                      : theme.textMuted);
        painter->drawRect(part.adjusted(0, 0, -1, -1));
    }
    for (const auto& share : shares) {
        if (share.role == TrafficShare::Role::Shadow && share.percent > 0)
            painter->fillRect(
                QRect(rect.left(), rect.bottom() + 2, x(share.percent) - rect.left(), shadowHeight),
                shareBrush(share.role, theme));
    }
    painter->restore();
}

void paintNotObservable(QPainter* painter, const QRect& rect, const Theme& theme)
{
    painter->save();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme.textFaint, 1, Qt::DashLine));
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

TrafficBar::TrafficBar(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("endpointTrafficBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrafficBar::showTraffic(const QList<TrafficShare>& declared, const ObservedTraffic& observed)
{
    declared_ = declared;
    observed_ = observed;
    setAccessibleName(trafficText(declared, observed));
    update();
}

QSize TrafficBar::sizeHint() const
{
    return {360, 2 * lineHeight + 2 * shadowHeight};
}

void TrafficBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.setFont(textFont(TextSize::Small));
    const auto metrics = painter.fontMetrics();
    const QString names[] = {tr("Declared", "traffic"), tr("Observed", "traffic")};
    const int nameWidth =
        std::max(metrics.horizontalAdvance(names[0]), metrics.horizontalAdvance(names[1])) + space::m;
    const bool isSeen = observed_.source != ObservedTraffic::Source::NotObservable;
    const QString texts[] = {sharesText(declared_),
                             isSeen ? sharesText(observed_.shares) : observedSourceText(observed_.source)};
    const int wanted = std::max(metrics.horizontalAdvance(texts[0]), metrics.horizontalAdvance(texts[1]));
    const int textWidth = std::min(wanted, (width() - nameWidth) / 2);
    for (int line = 0; line < 2; ++line) {
        const QRect row(0, line * lineHeight, width(), lineHeight);
        painter.setPen(theme.textMuted);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, names[line]);
        const QRect bar(nameWidth, row.center().y() - barHeight / 2,
                        width() - nameWidth - textWidth - space::m, barHeight);
        if (line == 0 || isSeen)
            paintShares(&painter, bar, line == 0 ? declared_ : observed_.shares, theme);
        else
            paintNotObservable(&painter, bar, theme);
        painter.setPen(theme.text);
        const QRect words(width() - textWidth, row.top(), textWidth, row.height());
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(texts[line], Qt::ElideRight, textWidth));
    }
}

} // namespace ph
