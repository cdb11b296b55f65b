#include "widgets/compare/BoardView.h"

#include "models/values/Board.h"
#include "widgets/charts/ParallelView.h"
#include "widgets/common/TabOrder.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace ph {

namespace {

constexpr int columnWidth = 420; // below it a chart is too narrow for its labels
constexpr int mostColumns = 4;
constexpr int gap = space::m;

/// A line in the accent colour where a dragged card would go.
class DropMark final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter(this).fillRect(event->rect(), Theme::of(this).accent);
    }
};

} // namespace

BoardView::BoardView(LinkedRuns& linked, MakeView makeView, QWidget* parent)
    : QScrollArea(parent)
    , linked_(linked)
    , makeView_(std::move(makeView))
{
    setObjectName(QStringLiteral("board"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    sheet_ = new QWidget;
    sheet_->setObjectName(QStringLiteral("boardSheet"));
    setWidget(sheet_);
    dropMark_ = new DropMark(sheet_);
    dropMark_->hide();
    settings_ = new ChartSettings(this);
    connect(settings_, &ChartSettings::specChosen, this, &BoardView::editOne);
}

void BoardView::showCharts(const QList<ChartSpec>& charts)
{
    QList<ChartCard*> kept;
    for (const auto& spec : charts) {
        auto* old = card(spec.id);
        if (old && old->spec().kind == spec.kind) {
            old->setSpec(spec);
            kept.append(old);
            cards_.removeOne(old);
        } else {
            kept.append(makeCard(spec));
        }
    }
    // A card may be the sender of what led here.
    for (auto* gone : std::as_const(cards_)) {
        gone->hide();
        gone->deleteLater();
    }
    cards_ = kept;
    charts_ = charts;
    // A new card would come last in the window, and one that was moved where it stood.
    auto* before = lastStopBefore(this);
    for (auto* one : std::as_const(cards_))
        before = tabAsBuilt(before, one);
    arrange();
}

ChartCard* BoardView::makeCard(const ChartSpec& spec)
{
    auto* made = new ChartCard(makeView_(spec, linked_), sheet_);
    const auto id = spec.id;
    connect(made, &ChartCard::settingsWanted, this, [this, made, id](QWidget* below) {
        settingsFor_ = id;
        settings_->edit(made->spec(), choices_, below);
    });
    connect(made, &ChartCard::specEdited, this, &BoardView::editOne);
    connect(made, &ChartCard::removeWanted, this, [this, id] {
        const auto at = indexOf(id);
        removed_ = {charts_[at], at};
        auto next = charts_;
        const auto title = cards_[at]->accessibleName();
        next.removeAt(at);
        edit(next);
        Q_EMIT chartRemoved(title);
    });
    connect(made, &ChartCard::moveWanted, this, [this, id](int places) {
        const auto at = indexOf(id);
        move(id, at + (places > 0 ? places + 1 : places));
    });
    connect(made, &ChartCard::dragMoved, this, [this](const QPoint& at) { markDrop(placeAt(at)); });
    connect(made, &ChartCard::draggedTo, this, [this, id](const QPoint& at) {
        markDrop(std::nullopt);
        move(id, placeAt(at));
    });
    connect(made, &ChartCard::pictureWanted, this,
            [this, made](ChartCard::Picture picture) { Q_EMIT pictureWanted(made->view(), picture); });
    connect(made->view(), &ChartView::runActivated, this, &BoardView::runActivated);
    if (auto* parallel = qobject_cast<ParallelView*>(made->view()))
        connect(parallel, &ParallelView::axisRequested, made, [made] { Q_EMIT made->settingsWanted(made); });
    made->installEventFilter(this);
    made->show();
    Q_EMIT viewAdded(made->view());
    if (runs_)
        made->showRuns(runs_);
    return made;
}

void BoardView::showRuns(const ComparedRunsPtr& runs)
{
    runs_ = runs;
    for (auto* one : std::as_const(cards_))
        one->showRuns(runs);
}

QList<ChartView*> BoardView::views() const
{
    QList<ChartView*> all;
    for (const auto* one : cards_)
        all.append(one->view());
    return all;
}

ChartCard* BoardView::card(const QString& chartId) const
{
    for (auto* one : cards_) {
        if (one->spec().id == chartId)
            return one;
    }
    return nullptr;
}

ChartView* BoardView::view(const QString& chartId) const
{
    const auto* found = card(chartId);
    return found ? found->view() : nullptr;
}

qsizetype BoardView::indexOf(const QString& chartId) const
{
    for (qsizetype i = 0; i < charts_.size(); ++i) {
        if (charts_[i].id == chartId)
            return i;
    }
    return -1;
}

void BoardView::edit(QList<ChartSpec> charts)
{
    showCharts(charts);
    Q_EMIT chartsEdited(charts_);
}

void BoardView::editOne(const ChartSpec& spec)
{
    const auto at = indexOf(spec.id);
    if (at < 0 || charts_[at] == spec)
        return;
    auto next = charts_;
    next[at] = spec;
    edit(next);
}

void BoardView::add(ChartSpec spec)
{
    Board board;
    board.charts = charts_;
    spec.id = freeChartId(board);
    edit(charts_ + QList<ChartSpec>{spec});
    auto* made = card(spec.id);
    // Once it has its place.
    QTimer::singleShot(0, made, [this, made] {
        ensureWidgetVisible(made);
        made->view()->setFocus();
        if (!isComplete(made->spec()))
            settings_->edit(made->spec(), choices_,
                            made->findChild<QWidget*>(QStringLiteral("chartSettingsButton")));
    });
}

void BoardView::undoRemoval()
{
    if (!removed_)
        return;
    auto [spec, place] = *std::exchange(removed_, std::nullopt);
    if (indexOf(spec.id) >= 0) {
        Board board;
        board.charts = charts_;
        spec.id = freeChartId(board);
    }
    auto next = charts_;
    next.insert(std::min(place, next.size()), spec);
    edit(next);
}

void BoardView::move(const QString& chartId, qsizetype to)
{
    const auto from = indexOf(chartId);
    auto next = charts_;
    const auto spec = next.takeAt(from);
    next.insert(std::clamp<qsizetype>(to > from ? to - 1 : to, 0, next.size()), spec);
    if (next != charts_)
        edit(next);
}

/// Rows from left to right; a card that does not fit beside the last one begins a new row. All cards of a row
/// are as high as the highest.
void BoardView::arrange()
{
    const int width = viewport()->width() - 2 * gap;
    const int columns = std::clamp((width + gap) / (columnWidth + gap), 1, mostColumns);
    int y = gap;
    for (qsizetype i = 0; i < cards_.size();) {
        int taken = 0, rowHeight = 0;
        auto end = i;
        for (; end < cards_.size(); ++end) {
            const int span = std::min(cards_[end]->spec().width, columns);
            if (taken > 0 && taken + span > columns)
                break;
            taken += span;
            rowHeight = std::max(rowHeight, cards_[end]->spec().height);
        }
        // What is left over in the last row widens nothing: charts of one size compare better.
        const bool lastRow = end == cards_.size();
        const int slots = lastRow && cards_.size() > 1 ? columns : std::max(taken, 1);
        int column = 0;
        for (; i < end; ++i) {
            const int span = std::min(cards_[i]->spec().width, columns);
            const auto left = [&](int at) { return gap + at * (width + gap) / slots; };
            cards_[i]->setGeometry(left(column), y, left(column + span) - left(column) - gap, rowHeight);
            column += span;
        }
        y += rowHeight + gap;
    }
    sheet_->resize(viewport()->width(), std::max(y, 1));
}

void BoardView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

qsizetype BoardView::placeAt(const QPoint& position) const
{
    for (qsizetype i = 0; i < cards_.size(); ++i) {
        const auto place = cards_[i]->geometry();
        if (position.y() < place.top() ||
            (position.y() <= place.bottom() && position.x() < place.center().x()))
            return i;
    }
    return cards_.size();
}

void BoardView::markDrop(std::optional<qsizetype> place)
{
    dropMark_->setVisible(place.has_value() && !cards_.isEmpty());
    if (!place || cards_.isEmpty())
        return;
    const bool behind = *place == cards_.size();
    const auto beside = cards_[behind ? *place - 1 : *place]->geometry();
    dropMark_->setGeometry(behind ? beside.right() + gap / 2 - 1 : beside.left() - gap / 2 - 1, beside.top(),
                           2, beside.height());
    dropMark_->raise();
}

// What the keyboard reaches must be in sight.
bool BoardView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        ensureWidgetVisible(static_cast<QWidget*>(watched));
    return QScrollArea::eventFilter(watched, event);
}

} // namespace ph
