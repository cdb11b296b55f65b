#include "widgets/runs/RunsTableHeader.h"

#include "models/tables/RunTableModel.h"
#include "widgets/common/HeaderMarks.h"
#include "widgets/common/PlainText.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ph {

namespace {

constexpr int kindLine = 16;
constexpr int titleLine = 24;
constexpr int sortMark = 14;

} // namespace

RunsTableHeader::RunsTableHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(48);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMouseTracking(true);
}

int RunsTableHeader::wantedWidth(const QString& title)
{
    return 2 * space::m +
           QFontMetrics(textFont(TextSize::Body, TextWeight::Medium)).horizontalAdvance(title) + sortMark + 2;
}

int RunsTableHeader::headerHeight()
{
    return kindLine + titleLine + space::xs;
}

QSize RunsTableHeader::sizeHint() const
{
    auto size = QHeaderView::sizeHint();
    size.setHeight(headerHeight());
    return size;
}

void RunsTableHeader::setSort(const QList<ColumnSort>& sort)
{
    sort_ = sort;
    viewport()->update();
}

void RunsTableHeader::setCurrentColumn(const ColumnKey& column)
{
    current_ = column;
    viewport()->update();
}

ColumnKey RunsTableHeader::keyOf(int section) const
{
    return model()
               ? model()->headerData(section, Qt::Horizontal, RunTableModel::ColumnKeyRole).value<ColumnKey>()
               : ColumnKey{};
}

int RunsTableHeader::previousVisible(int section) const
{
    for (int visual = visualIndex(section) - 1; visual >= 0; --visual) {
        const int logical = logicalIndex(visual);
        if (!isSectionHidden(logical))
            return logical;
    }
    return -1;
}

void RunsTableHeader::paintEvent(QPaintEvent* event)
{
    QHeaderView::paintEvent(event);
    // Behind the last column the style would paint a header of its own kind.
    const QRect rest = viewport()->rect().adjusted(std::max(0, length() - offset()), 0, 0, 0);
    if (!rest.isEmpty()) {
        QPainter painter(viewport());
        const auto& theme = Theme::of(this);
        painter.fillRect(rest, theme.surface);
        painter.fillRect(QRect(rest.left(), rest.bottom(), rest.width(), 1), theme.borderStrong);
    }
}

void RunsTableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const auto& theme = Theme::of(this);
    const auto key = keyOf(section);
    const auto shape =
        ColumnShape(model()->headerData(section, Qt::Horizontal, RunTableModel::ShapeRole).toInt());
    painter->save();
    painter->fillRect(rect, theme.surface);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.borderStrong);

    if (key == current_)
        painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.accent);

    const int before = previousVisible(section);
    const bool newKind = before >= 0 ? keyOf(before).kind != key.kind : key.kind != ColumnKind::Attribute;
    if (newKind && before >= 0) {
        painter->setPen(theme.border);
        painter->drawLine(rect.left(), rect.top() + space::xs, rect.left(), rect.bottom() - space::xs);
    }
    // The kind is said where it begins, and again at the left edge when its beginning has been scrolled away.
    const bool atEdge = sectionViewportPosition(section) <= 0;
    if (key.kind != ColumnKind::Attribute && (newKind || atEdge)) {
        const QFont font = textFont(TextSize::Small);
        painter->setFont(font);
        painter->setPen(theme.textMuted);
        const QRect place(std::max(rect.left(), 0) + space::m, rect.top() + space::xs,
                          rect.width() - space::m, kindLine);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          columnKindHeading(key.kind));
    }

    const auto sorted =
        std::find_if(sort_.begin(), sort_.end(), [&](const ColumnSort& s) { return s.column == key; });
    const bool isSorted = sorted != sort_.end();
    const QFont font = textFont(TextSize::Body, TextWeight::Medium);
    const QFontMetrics metrics(font);
    QRect place(rect.left() + space::m, rect.top() + kindLine, rect.width() - 2 * space::m, titleLine);
    const QString number =
        isSorted && sort_.size() > 1 ? QString::number(sorted - sort_.begin() + 1) : QString();
    const QFont smallFont = textFont(TextSize::Small);
    const int mark = isSorted ? sortMark + QFontMetrics(smallFont).horizontalAdvance(number) : 0;
    const auto title =
        metrics.elidedText(model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString(),
                           Qt::ElideMiddle, place.width() - mark);
    const int width = metrics.horizontalAdvance(title);
    // Titles stand above their values: right-aligned over digits, the mark then on the left.
    const bool right = isRightAligned(shape);
    const int x = right ? place.right() + 1 - width : place.left();
    painter->setFont(font);
    painter->setPen(isSorted ? theme.text : theme.textMuted);
    painter->drawText(QRect(x, place.top(), width + 2, place.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      title);
    if (isSorted) {
        const int markX = right ? x - mark : x + width + 4;
        paintSortArrow(painter, QPointF(markX + 5, place.center().y() + 0.5), sorted->order, theme.accent);
        painter->setFont(smallFont);
        painter->setPen(theme.accent);
        painter->drawText(QRect(markX + 11, place.top(), mark, place.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, number);
    }
    painter->restore();
}

bool RunsTableHeader::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int section = logicalIndexAt(help->pos());
        if (section >= 0) {
            const auto key = keyOf(section);
            QToolTip::showText(
                help->globalPos(),
                plainToolTip(tr("%1\nClick sorts, Shift+click adds to the sort").arg(columnKeyText(key))),
                this);
        }
        return true;
    }
    return QHeaderView::viewportEvent(event);
}

void RunsTableHeader::contextMenuEvent(QContextMenuEvent* event)
{
    if (const int section = logicalIndexAt(event->pos()); section >= 0)
        Q_EMIT menuRequested(keyOf(section), event->globalPos());
}

} // namespace ph
