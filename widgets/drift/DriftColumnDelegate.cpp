#include "widgets/drift/DriftColumnDelegate.h"

#include "models/tables/DriftColumnModel.h"
#include "widgets/common/ItemToolTip.h"
#include "widgets/drift/DriftTones.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double dotRadius = 2.25;
constexpr qreal sparkEdge = 5;

/// Dots that are filled drift, rings do not; a line leads from one to the next where both are known.
void paintSpark(QPainter& painter, const QRectF& area, const DriftSpark& spark, const Theme& theme)
{
    double greatest = 0;
    bool isMoved = false;
    for (const auto& point : spark.points) {
        if (std::isfinite(point.effect))
            greatest = std::max(greatest, point.effect);
        isMoved = isMoved || point.verdict == ColumnDrift::Verdict::Drift;
    }
    if (!isMoved)
        greatest *= 2; // the upper half is that of drift: small effects shall not look like large ones
    if (greatest <= 0)
        greatest = 1;
    const auto count = double(std::max<std::size_t>(spark.points.size() - 1, 1));
    const auto x = [&](std::size_t i) { return area.left() + area.width() * double(i) / count; };
    const auto place = [&](std::size_t i) {
        const double share = std::clamp(spark.points[i].effect / greatest, 0.0, 1.0);
        return QPointF(x(i), area.bottom() - area.height() * share);
    };
    painter.setRenderHint(QPainter::Antialiasing);
    if (spark.onset) {
        painter.setPen(QPen(theme.textMuted, 1, Qt::DotLine));
        painter.drawLine(QPointF(x(*spark.onset), area.top() - 2),
                         QPointF(x(*spark.onset), area.bottom() + 2));
    }
    painter.setPen(QPen(theme.borderStrong, 1));
    for (std::size_t i = 1; i < spark.points.size(); ++i) {
        if (std::isfinite(spark.points[i].effect) && std::isfinite(spark.points[i - 1].effect))
            painter.drawLine(place(i - 1), place(i));
    }
    const bool isCrowded = area.width() / count < 3 * dotRadius;
    for (std::size_t i = 0; i < spark.points.size(); ++i) {
        const auto& point = spark.points[i];
        if (!std::isfinite(point.effect))
            continue;
        const bool isDrift = point.verdict == ColumnDrift::Verdict::Drift;
        if (isCrowded && !isDrift)
            continue;
        const auto colour = theme.tone(driftTone(point.verdict));
        painter.setPen(QPen(colour, 1));
        painter.setBrush(isDrift ? colour : theme.surface);
        painter.drawEllipse(place(i), dotRadius, dotRadius);
    }
}

} // namespace

DriftColumnDelegate::DriftColumnDelegate(QObject* parent)
    : LineDelegate(parent)
{
    setBadgeColumn(DriftColumnModel::Verdict, [](const QModelIndex& index) {
        return driftTone(ColumnDrift::Verdict(index.data(DriftColumnModel::VerdictRole).toInt()));
    });
    setMainColumn(DriftColumnModel::Name);
    setMutedColumns({DriftColumnModel::Type, DriftColumnModel::Threshold, DriftColumnModel::LeftOutColumn,
                     DriftColumnModel::Why});
}

void DriftColumnDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const auto spark = index.column() == DriftColumnModel::Windows
                           ? index.data(DriftColumnModel::SparkRole).value<DriftSpark>()
                           : DriftSpark();
    if (spark.points.empty()) {
        LineDelegate::paint(painter, option, index);
        return;
    }
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    paintGround(painter, option, theme);
    paintSpark(*painter, QRectF(option.rect).adjusted(space::s, sparkEdge, -space::s, -sparkEdge - 1), spark,
               theme);
    painter->restore();
}

bool DriftColumnDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                    const QStyleOptionViewItem& option, const QModelIndex& index)
{
    return showItemToolTip(*event, view, option, index) ||
           LineDelegate::helpEvent(event, view, option, index);
}

} // namespace ph
