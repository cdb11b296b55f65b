#include "widgets/compare/DifferenceRunHeader.h"

#include "models/tables/RunCells.h"
#include "models/tables/RunColumns.h"
#include "widgets/charts/RunMarks.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/compare/LinkedColumns.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ph {

namespace {

constexpr int nameLine = 24;
constexpr int noteLine = 18;
constexpr int keyWidth = 22;
constexpr int eye = 16;
constexpr int glyph = 12;
constexpr int selectedBar = 2;

/// A run's name, and of its id what tells it from others of that name: a narrow column has two lines for
/// them.
struct NameParts {
    QString name, id;
};

NameParts partsOf(const QString& title, const EntityKey& run)
{
    const QString between = QStringLiteral(" · ");
    const auto at = title.lastIndexOf(between);
    const auto id = at < 0 ? QString() : title.mid(at + between.size());
    if (id.isEmpty() || !run.remoteId.startsWith(id)) // people write such dots in names, too
        return {title, {}};
    return {title.left(at), id};
}

} // namespace

DifferenceRunHeader::DifferenceRunHeader(const DifferenceTableModel& model, LinkedColumns& columns,
                                         QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , model_(model)
    , columns_(columns)
    , name_(textFont(TextSize::Body, TextWeight::Medium))
    , small_(textFont(TextSize::Small))
{
    setSectionResizeMode(Fixed);
    setSectionsClickable(false);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    setAccessibleName(tr("Runs"));
    connect(&columns, &LinkedColumns::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize DifferenceRunHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), space::xs + nameLine + noteLine + space::xs};
}

QRect DifferenceRunHeader::eyeRect(int column) const
{
    const int left = sectionViewportPosition(column);
    return {left + sectionSize(column) - space::m - eye, space::xs + nameLine + (noteLine - eye) / 2, eye,
            eye};
}

void DifferenceRunHeader::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const auto& theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.borderStrong);
    painter.end();
    if (count() > 0 && length() - offset() > 0) {
        QPainter sections(viewport());
        const int last = logicalIndexAt(std::min(viewport()->width(), length() - offset()) - 1);
        for (int section = std::max(0, logicalIndexAt(0)); section >= 0 && section <= last; ++section)
            paintSection(&sections, {sectionViewportPosition(section), 0, sectionSize(section), height()},
                         section);
    }
}

void DifferenceRunHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    if (section >= model_.columnCount() || !model_.table())
        return;
    const auto& theme = Theme::of(this);
    const auto mark = columns_.mark(section);
    const bool quiet = mark.dimmed || mark.hidden;
    const QRect ground = rect.adjusted(0, 0, 0, -1);
    if (mark.selected)
        painter->fillRect(ground, theme.selection);
    else if (mark.hovered)
        painter->fillRect(ground, theme.hover);
    else if (model_.isBaseline(section))
        painter->fillRect(ground, theme.rowAlternate);
    if (mark.selected)
        painter->fillRect(QRect(rect.left(), rect.bottom() - selectedBar + 1, rect.width(), selectedBar),
                          theme.accent);

    const QRect line(rect.left() + space::m, rect.top() + space::xs, rect.width() - 2 * space::m, nameLine);
    if (quiet)
        painter->setOpacity(0.45);
    paintLookKey(*painter, QRectF(line.left(), line.top(), keyWidth, line.height()), model_.look(section),
                 theme);
    painter->setOpacity(1);
    const QRect nameRect = line.adjusted(keyWidth + space::s, 0, 0, 0);
    painter->setFont(name_);
    painter->setPen(quiet ? theme.textFaint : theme.text);
    const auto& table = *model_.table();
    const QString title = model_.title(section);
    const QString name =
        table.isGrouped() ? title : partsOf(title, table.runs().table->entity(model_.columnAt(section))).name;
    // A run's name often ends in what tells it from the others: the middle gives way.
    painter->drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(name_).elidedText(name, Qt::ElideMiddle, nameRect.width()));
    paintNote(painter, QRect(line.left(), line.bottom() + 1, line.width() - eye - space::xs, noteLine),
              section);
    if (mark.hidden || mark.hovered)
        themedIcon(mark.hidden ? QStringLiteral("view-hidden") : QStringLiteral("view-visible"))
            .paint(painter, eyeRect(section));
}

void DifferenceRunHeader::paintNote(QPainter* painter, const QRect& place, int column) const
{
    const auto& theme = Theme::of(this);
    const auto& table = *model_.table();
    const auto of = model_.columnAt(column);
    QRect text = place;
    painter->setFont(small_);
    if (model_.isBaseline(column)) {
        themedIcon(QStringLiteral("flag"), Tone::Accent)
            .paint(painter, QRect(place.left(), place.top() + (place.height() - glyph) / 2, glyph, glyph));
        text.setLeft(place.left() + glyph + space::xs);
        painter->setPen(theme.accent);
        const auto words =
            table.isGrouped() && table.runs().baseline ? tr("baseline's group") : tr("baseline");
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
        text.setLeft(text.left() + QFontMetrics(small_).horizontalAdvance(words) + space::s);
    }
    QStringList notes; // the longest that has room
    if (table.isGrouped()) {
        notes << tr("%Ln runs", "", int(table.runs().groups[of].places.size()));
    } else {
        const auto status = table.runs().table->status(of);
        if (status != RunStatus::Finished && status != RunStatus::Unknown && text.width() > glyph) {
            paintStatusGlyph(painter,
                             QRect(text.left(), text.top() + (text.height() - glyph) / 2, glyph, glyph),
                             status, theme);
            text.setLeft(text.left() + glyph + space::xs);
        }
        const QString id = partsOf(model_.title(column), table.runs().table->entity(of)).id;
        if (const auto* started = table.runs().table->times(attributeColumn(attribute::startTime));
            started && started->has(of)) {
            const QString before = id.isEmpty() ? QString() : id + QStringLiteral(" · ");
            notes << before + formatLocalMinute(started->values[of])
                  << before + formatLocalDayMinute(started->values[of]);
        }
        notes << id;
    }
    painter->setFont(small_);
    painter->setPen(theme.textMuted);
    const QFontMetrics metrics(small_);
    const auto fits = [&](const QString& note) { return metrics.horizontalAdvance(note) <= text.width(); };
    if (const auto note = std::find_if(notes.cbegin(), notes.cend(), fits); note != notes.cend())
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, *note);
}

bool DifferenceRunHeader::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int column = logicalIndexAt(help->pos());
    if (column < 0 || !model_.table())
        return true;
    const auto& runs = model_.table()->runs();
    QString text;
    if (eyeRect(column).contains(help->pos()))
        text = columns_.mark(column).hidden ? tr("Show in the charts") : tr("Hide in the charts");
    else if (model_.table()->isGrouped())
        text = runs.groups[model_.columnAt(column)].label + u'\n' +
               tr("%Ln runs", "", int(model_.rowIds(column).size()));
    else
        text = runs.names[qsizetype(model_.columnAt(column))] + u'\n' +
               runs.table->entity(model_.columnAt(column)).remoteId;
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

void DifferenceRunHeader::mousePressEvent(QMouseEvent* event)
{
    const int column = logicalIndexAt(event->pos());
    if (column < 0 || event->button() != Qt::LeftButton)
        return;
    if (eyeRect(column).contains(event->pos()))
        columns_.toggleHidden(column);
    else
        Q_EMIT chosen(column, event->modifiers());
}

void DifferenceRunHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int column = logicalIndexAt(event->pos());
    if (column >= 0 && event->button() == Qt::LeftButton && !eyeRect(column).contains(event->pos()))
        Q_EMIT activated(column);
}

void DifferenceRunHeader::mouseMoveEvent(QMouseEvent* event)
{
    columns_.hover(logicalIndexAt(event->pos()));
}

void DifferenceRunHeader::leaveEvent(QEvent* event)
{
    columns_.hover(-1);
    QHeaderView::leaveEvent(event);
}

void DifferenceRunHeader::contextMenuEvent(QContextMenuEvent* event)
{
    if (const int column = logicalIndexAt(event->pos()); column >= 0)
        Q_EMIT menuRequested(column, event->globalPos());
}

} // namespace ph
