#include "widgets/endpoints/EndpointDelegate.h"

#include "models/tables/EndpointModel.h"
#include "models/tables/EndpointWords.h"
#include "widgets/common/PlainText.h"
#include "widgets/endpoints/EndpointTones.h"
#include "widgets/endpoints/TrafficBar.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ph {

namespace {

constexpr int thinBar = 6;
constexpr int numberWidth = 40;

/// The number that one looks for beside a bar: what the candidate gets.
QString candidateText(const QList<TrafficShare>& shares)
{
    double sum = 0;
    bool any = false;
    for (const auto& share : shares) {
        if (share.role == TrafficShare::Role::Candidate) {
            sum += share.percent;
            any = true;
        }
    }
    return any ? percentText(sum) : QString();
}

void paintTraffic(QPainter* painter, const QRect& area, const TrafficCell& traffic, const Theme& theme)
{
    const bool isSeen = traffic.observed.source != ObservedTraffic::Source::NotObservable;
    painter->setFont(textFont(TextSize::Small));
    for (int line = 0; line < 2; ++line) {
        const QRect half(area.left(), area.top() + 3 + line * (area.height() - 6) / 2, area.width(),
                         (area.height() - 6) / 2);
        const QRect bar(half.left(), half.center().y() - thinBar / 2, half.width() - numberWidth, thinBar);
        QString number;
        if (line == 0 || isSeen) {
            const auto& shares = line == 0 ? traffic.declared : traffic.observed.shares;
            paintShares(painter, bar, shares, theme);
            number = candidateText(shares);
        } else {
            paintNotObservable(painter, bar, theme);
            number = QStringLiteral("?");
        }
        painter->setPen(line == 0 ? theme.text : theme.textMuted);
        painter->drawText(half, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, number);
    }
}

} // namespace

EndpointDelegate::EndpointDelegate(QObject* parent)
    : LineDelegate(parent)
{
    setRowHeight(rowHeight);
    setBadgeColumn(EndpointModel::Health, [](const QModelIndex& index) {
        return index.data(EndpointModel::StaleRole).toBool()
                   ? Tone::Stale
                   : endpointHealthTone(EndpointHealth(index.data(EndpointModel::HealthRole).toInt()));
    });
    setMainColumn(EndpointModel::Name);
    setMutedColumns({EndpointModel::Namespace, EndpointModel::Cluster, EndpointModel::System,
                     EndpointModel::Changed, EndpointModel::Age});
}

void EndpointDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    if (index.column() != EndpointModel::Traffic && index.column() != EndpointModel::Served) {
        LineDelegate::paint(painter, option, index);
        return;
    }
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    paintGround(painter, option, theme);
    const QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
    if (index.column() == EndpointModel::Traffic) {
        paintTraffic(painter, area, index.data(EndpointModel::TrafficRole).value<TrafficCell>(), theme);
    } else {
        // Of an address both ends tell something: whose it is, and which.
        const bool isNamed = index.data(EndpointModel::NamedRole).toBool();
        painter->setFont(isNamed ? textFont(TextSize::Body) : monoFont(TextSize::Small));
        painter->setPen(isNamed ? theme.text : theme.textMuted);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString().simplified(),
                                                            Qt::ElideMiddle, area.width()));
    }
    painter->restore();
}

QSize EndpointDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() == EndpointModel::Traffic)
        return {120, rowHeight};
    return LineDelegate::sizeHint(option, index);
}

bool EndpointDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                 const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto toolTip = index.data(Qt::ToolTipRole).toString();
    if (event->type() != QEvent::ToolTip || toolTip.isEmpty())
        return LineDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(toolTip), view);
    return true;
}

} // namespace ph
