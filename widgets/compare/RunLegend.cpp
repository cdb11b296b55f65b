#include "widgets/compare/RunLegend.h"

#include "widgets/charts/RunMarks.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/StatusGlyph.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

namespace ph {

namespace {

constexpr int eyeWidth = 24, lookWidth = 26, lineHeight = 24;

class LegendDelegate final : public QStyledItemDelegate {
public:
    LegendDelegate(const RunLegend& legend, const LinkedRuns& linked, QObject* parent)
        : QStyledItemDelegate(parent)
        , legend_(legend)
        , linked_(linked)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {80, lineHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& row = legend_.rows().at(index.row());
        const auto& theme = Theme::of(option.palette);
        const bool hidden = legend_.isHidden(row);
        const bool hovered = std::any_of(row.runs.begin(), row.runs.end(),
                                         [this](qint64 id) { return linked_.isHovered(id); });
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        else if (hovered || option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.hover);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(theme.focus);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        QRect rest = option.rect;
        const QRect eyeRect(rest.left() + 4, rest.top() + (rest.height() - 16) / 2, 16, 16);
        if (hidden || hovered || option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus))
            themedIcon(hidden ? QStringLiteral("view-hidden") : QStringLiteral("view-visible"))
                .paint(painter, eyeRect);
        rest.setLeft(rest.left() + eyeWidth);
        painter->setOpacity(hidden ? 0.35 : 1);
        paintLookKey(*painter, QRectF(rest.left(), rest.top() + 4, lookWidth - 6, rest.height() - 8),
                     row.look, theme);
        painter->setOpacity(1);
        rest.setLeft(rest.left() + lookWidth);
        rest.setRight(rest.right() - space::s);

        const auto digits = digitFont(TextSize::Small);
        painter->setFont(digits);
        painter->setPen(theme.textMuted);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, row.valueText);
        if (!row.valueText.isEmpty())
            rest.setRight(rest.right() - QFontMetrics(digits).horizontalAdvance(row.valueText) - space::s);
        if (row.status == RunStatus::Running || row.status == RunStatus::Failed) {
            const QRect place(rest.right() - 13, rest.top() + (rest.height() - 12) / 2, 12, 12);
            paintStatusGlyph(painter, place, row.status, theme);
            rest.setRight(place.left() - space::xs);
        }
        if (row.role == LegendRow::Role::Baseline) {
            const QRect place(rest.right() - 13, rest.top() + (rest.height() - 12) / 2, 12, 12);
            themedIcon(QStringLiteral("pin"), Tone::Accent).paint(painter, place);
            rest.setRight(place.left() - space::xs);
        }
        const auto font = textFont(TextSize::Small);
        painter->setFont(font);
        painter->setPen(hidden ? theme.textFaint : theme.text);
        auto name = row.name;
        name.replace(u'\n', u' ');
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(name, Qt::ElideMiddle, rest.width()));
        painter->restore();
    }

private:
    const RunLegend& legend_;
    const LinkedRuns& linked_;
};

} // namespace

RunLegend::RunLegend(LinkedRuns& linked, QWidget* parent)
    : QListView(parent)
    , linked_(linked)
    , model_(this)
{
    setObjectName(QStringLiteral("runLegend"));
    setAccessibleName(tr("Compared runs"));
    setModel(&model_);
    setItemDelegate(new LegendDelegate(*this, linked, this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunLegend::takeSelection);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        if (const auto& row = model_.at(index.row()); row.runs.size() == 1)
            Q_EMIT runActivated(row.runs.first());
    });
    connect(&linked_, &LinkedRuns::selectionChanged, this, &RunLegend::showSelection);
    connect(&linked_, &LinkedRuns::hoverChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&linked_, &LinkedRuns::hiddenChanged, viewport(), qOverload<>(&QWidget::update));
}

void RunLegend::showRows(const QList<LegendRow>& rows)
{
    model_.apply(rows);
    viewport()->update();
}

bool RunLegend::isHidden(const LegendRow& row) const
{
    return std::all_of(row.runs.begin(), row.runs.end(), [this](qint64 id) { return linked_.isHidden(id); });
}

void RunLegend::takeSelection()
{
    if (following_ == Following::Yes)
        return;
    LinkedRuns::Ids ids;
    for (const auto& index : selectionModel()->selectedIndexes()) {
        for (const auto id : model_.at(index.row()).runs)
            ids.insert(id);
    }
    linked_.select(ids);
}

void RunLegend::showSelection()
{
    following_ = Following::Yes;
    QItemSelection wanted;
    for (int row = 0; row < model_.rowCount(); ++row) {
        const auto& runs = model_.at(row).runs;
        if (std::all_of(runs.begin(), runs.end(), [this](qint64 id) { return linked_.isSelected(id); }))
            wanted.select(model_.index(row, 0), model_.index(row, 0));
    }
    selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    following_ = Following::No;
}

void RunLegend::toggleHidden(int row)
{
    auto hidden = linked_.hidden();
    const auto& line = model_.at(row);
    const bool show = isHidden(line);
    for (const auto id : line.runs) {
        if (show)
            hidden.remove(id);
        else
            hidden.insert(id);
    }
    linked_.setHidden(hidden);
}

void RunLegend::hideOthers(int row)
{
    LinkedRuns::Ids hidden;
    for (int other = 0; other < model_.rowCount(); ++other) {
        if (other != row) {
            for (const auto id : model_.at(other).runs)
                hidden.insert(id);
        }
    }
    linked_.setHidden(hidden);
}

bool RunLegend::onEye(const QPoint& at) const
{
    return at.x() < eyeWidth;
}

void RunLegend::mousePressEvent(QMouseEvent* event)
{
    const auto index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && onEye(event->position().toPoint())) {
        toggleHidden(index.row());
        return;
    }
    if (!index.isValid())
        linked_.clearSelection();
    QListView::mousePressEvent(event);
}

void RunLegend::mouseMoveEvent(QMouseEvent* event)
{
    const auto index = indexAt(event->position().toPoint());
    const auto runs = index.isValid() ? model_.at(index.row()).runs : QList<qint64>();
    linked_.setHovered({runs.begin(), runs.end()});
    QListView::mouseMoveEvent(event);
}

void RunLegend::leaveEvent(QEvent* event)
{
    linked_.clearHover();
    QListView::leaveEvent(event);
}

void RunLegend::keyPressEvent(QKeyEvent* event)
{
    const auto index = currentIndex();
    if (index.isValid() && isPressed(ScreenKey::HideRun, *event)) {
        toggleHidden(index.row());
        return;
    }
    if (index.isValid() && isPressed(ScreenKey::MakeBaseline, *event) &&
        model_.at(index.row()).runs.size() == 1) {
        Q_EMIT baselineChosen(model_.at(index.row()).runs.first());
        return;
    }
    if (event->key() == Qt::Key_Escape && !linked_.selected().isEmpty()) {
        linked_.clearSelection();
        return;
    }
    QListView::keyPressEvent(event);
}

void RunLegend::contextMenuEvent(QContextMenuEvent* event)
{
    const auto index = indexAt(event->pos());
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("legendMenu"));
    if (index.isValid()) {
        const auto& row = model_.at(index.row());
        const int at = index.row();
        if (row.runs.size() == 1) {
            const auto id = row.runs.first();
            menu.addAction(themedIcon(QStringLiteral("document-open")), tr("Open run\tEnter"), this,
                           [this, id] { Q_EMIT runActivated(id); });
            menu.addAction(themedIcon(QStringLiteral("pin")), tr("Make it the baseline\tB"), this,
                           [this, id] { Q_EMIT baselineChosen(id); });
        }
        menu.addAction(themedIcon(QStringLiteral("view-hidden")),
                       isHidden(row) ? tr("Show\tH") : tr("Hide\tH"), this, [this, at] { toggleHidden(at); });
        menu.addAction(tr("Hide all others"), this, [this, at] { hideOthers(at); });
        menu.addSeparator();
    }
    menu.addAction(tr("Show all"), this, [this] { linked_.setHidden({}); });
    menu.exec(event->globalPos());
}

bool RunLegend::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto index = indexAt(help->pos());
        if (!index.isValid())
            QToolTip::hideText();
        else if (onEye(help->pos()))
            QToolTip::showText(help->globalPos(), plainToolTip(tr("Show or hide in the charts")), this);
        else
            QToolTip::showText(help->globalPos(), plainToolTip(model_.at(index.row()).name), this);
        return true;
    }
    return QListView::viewportEvent(event);
}

} // namespace ph
