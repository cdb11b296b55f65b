#include "widgets/compare/DifferenceKeyHeader.h"

#include "models/tables/RunColumns.h"
#include "widgets/common/HeaderMarks.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace ph {

namespace {

constexpr int chevron = 16;
constexpr int keyIndent = space::m + chevron;
constexpr int marks = 34; // the direction's arrow and the sort's
constexpr int narrowestKey = 168, widestKey = 320;
constexpr std::size_t measuredKeys = 24;

QString directionMark(MetricDirection direction)
{
    switch (direction) {
    case MetricDirection::HigherIsBetter:
        return QStringLiteral("↑");
    case MetricDirection::LowerIsBetter:
        return QStringLiteral("↓");
    case MetricDirection::Unknown:
        break;
    }
    return {};
}

} // namespace

DifferenceKeyHeader::DifferenceKeyHeader(const DifferenceTableModel& model, QWidget* parent)
    : QHeaderView(Qt::Vertical, parent)
    , model_(model)
    , body_(textFont(TextSize::Body))
    , bold_(textFont(TextSize::Body, TextWeight::Medium))
    , small_(textFont(TextSize::Small))
    , width_(narrowestKey)
{
    setSectionResizeMode(Fixed);
    setMinimumSectionSize(height::row);
    setDefaultSectionSize(height::row);
    setSectionsClickable(false);
    setMouseTracking(true);
    setAccessibleName(tr("Keys"));
}

QSize DifferenceKeyHeader::sizeHint() const
{
    return {width_, QHeaderView::sizeHint().height()};
}

void DifferenceKeyHeader::fitKeys()
{
    // Measuring thousands of keys takes longer than a frame: the ones with most letters stand for all.
    std::vector<QString> keys;
    for (int line = 0; line < model_.rowCount(); ++line) {
        if (const auto* row = model_.row(line))
            keys.push_back(columnTitle(row->key).left(2 * widestKey / space::m));
    }
    const auto measured = std::min(measuredKeys, keys.size());
    std::partial_sort(keys.begin(), keys.begin() + std::ptrdiff_t(measured), keys.end(),
                      [](const QString& a, const QString& b) { return a.size() > b.size(); });
    int longest = 0;
    const QFontMetrics metrics(body_);
    for (std::size_t i = 0; i < measured; ++i)
        longest = std::max(longest, metrics.horizontalAdvance(keys[i]));
    const int width = std::clamp(keyIndent + longest + 2 + marks, narrowestKey, widestKey);
    if (width == width_)
        return;
    width_ = width;
    updateGeometry();
    Q_EMIT geometriesChanged(); // the table asks for the hint again
}

void DifferenceKeyHeader::setHoveredLine(int line)
{
    if (hovered_ == line)
        return;
    hovered_ = line;
    viewport()->update();
}

void DifferenceKeyHeader::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const auto& theme = Theme::of(this);
    const QRect area = event->rect();
    painter.fillRect(area, theme.surface);
    const int first = visualIndexAt(area.top());
    for (int line = first; line >= 0 && line < std::min(count(), model_.rowCount()); ++line) {
        const QRect rect(0, sectionViewportPosition(line), viewport()->width(), sectionSize(line));
        if (rect.top() > area.bottom())
            break;
        if (model_.isHeading(line))
            paintHeading(&painter, rect, line);
        else
            paintKey(&painter, rect, line);
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.border);
    }
    painter.fillRect(QRect(viewport()->width() - 1, 0, 1, viewport()->height()), theme.borderStrong);
}

void DifferenceKeyHeader::paintHeading(QPainter* painter, const QRect& rect, int line) const
{
    const auto& theme = Theme::of(this);
    const auto section = model_.section(line);
    const auto& table = *model_.table();
    painter->fillRect(rect, line == hovered_ ? theme.hover : theme.window);
    painter->setRenderHint(QPainter::Antialiasing);
    paintChevron(painter, QRect(rect.left() + space::m - space::xs, rect.top(), chevron, rect.height()),
                 table.options().collapsed.contains(section) ? Chevron::Collapsed : Chevron::Expanded,
                 theme.textMuted);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(bold_);
    painter->setPen(theme.text);
    const QRect text = rect.adjusted(keyIndent, 0, -space::m, -1);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      differenceSectionTitle(section));
    const auto count = table.count(section);
    painter->setFont(small_);
    painter->setPen(theme.textMuted);
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      count.shown == count.all
                          ? formatCount(count.all)
                          : tr("%1 of %2").arg(formatCount(count.shown), formatCount(count.all)));
}

void DifferenceKeyHeader::paintKey(QPainter* painter, const QRect& rect, int line) const
{
    const auto& theme = Theme::of(this);
    const auto& row = *model_.row(line);
    if (line == hovered_)
        painter->fillRect(rect, theme.hover);
    const QRect text = rect.adjusted(keyIndent, 0, -marks, -1);
    painter->setFont(body_);
    painter->setPen(row.varies ? theme.text : theme.textMuted);
    painter->drawText(
        text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(body_).elidedText(model_.headerData(line, Qt::Vertical, Qt::DisplayRole).toString(),
                                       Qt::ElideMiddle, text.width()));
    painter->setFont(small_);
    painter->setPen(theme.textFaint);
    painter->drawText(QRect(text.right() + space::xs, rect.top(), 12, rect.height() - 1), Qt::AlignCenter,
                      directionMark(row.direction));
    const auto& sort = model_.table()->options().sort;
    if (sort && sort->column == row.key)
        paintSortArrow(painter, QPointF(rect.right() - space::s, rect.center().y() + 0.5), sort->order,
                       theme.accent);
}

bool DifferenceKeyHeader::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int line = logicalIndexAt(help->pos());
    const auto* row = line >= 0 ? model_.row(line) : nullptr;
    if (!row)
        return true;
    QString text = columnKeyText(row->key);
    if (row->direction == MetricDirection::HigherIsBetter)
        text += u'\n' + tr("Higher is better");
    else if (row->direction == MetricDirection::LowerIsBetter)
        text += u'\n' + tr("Lower is better");
    if (!row->varies)
        text += u'\n' + tr("The same in all runs");
    QToolTip::showText(help->globalPos(),
                       plainToolTip(text + u'\n' + tr("Double-click sorts the columns by it")), this);
    return true;
}

void DifferenceKeyHeader::mousePressEvent(QMouseEvent* event)
{
    const int line = logicalIndexAt(event->pos());
    if (line < 0 || event->button() != Qt::LeftButton)
        return;
    if (model_.isHeading(line))
        Q_EMIT sectionToggled(model_.section(line));
    else
        Q_EMIT lineChosen(line);
}

void DifferenceKeyHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int line = logicalIndexAt(event->pos());
    if (line < 0 || event->button() != Qt::LeftButton)
        return;
    if (model_.isHeading(line))
        Q_EMIT sectionToggled(model_.section(line)); // the second click of two
    else
        Q_EMIT sortRequested(line);
}

void DifferenceKeyHeader::mouseMoveEvent(QMouseEvent* event)
{
    Q_EMIT lineHovered(logicalIndexAt(event->pos()));
}

void DifferenceKeyHeader::leaveEvent(QEvent* event)
{
    Q_EMIT lineHovered(-1);
    QHeaderView::leaveEvent(event);
}

void DifferenceKeyHeader::contextMenuEvent(QContextMenuEvent* event)
{
    if (const int line = logicalIndexAt(event->pos()); line >= 0)
        Q_EMIT menuRequested(line, event->globalPos());
}

} // namespace ph
