#include "widgets/charts/CurvesView.h"

#include "models/charts/CurveTable.h"
#include "models/tables/Format.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/charts/CurveSettings.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace ph {
namespace {
// Up to here preparing takes less than a frame, and waiting for a worker would only flicker.
constexpr std::size_t boundInPlace = 20'000;

std::size_t sizeOf(const CurveRequest& request)
{
    std::size_t size = 0;
    for (const auto& curve : request.curves) {
        for (const auto& source : curve.sources)
            size += source.points ? source.points->size() : source.buckets->size() * 4;
    }
    return size;
}
} // namespace

CurvesView::CurvesView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : ChartView(std::move(spec), linked, parent)
{
    pool_.setMaxThreadCount(1);
    build();
    connect(&linked, &LinkedRuns::selectionChanged, this, [this] { plot_->setTones(tones()); });
    connect(&linked, &LinkedRuns::hoverChanged, this, &CurvesView::showHovered);
    connect(&linked, &LinkedRuns::hiddenChanged, this, [this] {
        ask();
        prepare();
    });
    rebuild();
}

CurvesView::~CurvesView()
{
    pool_.clear();
    pool_.waitForDone();
}

bool CurvesView::isPreparing() const
{
    return preparing_ || plot_->isDrawing();
}

void CurvesView::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    plot_ = new CurvePlot;
    column->addWidget(plot_);
    setFocusProxy(plot_);

    // Over the plot, in the room that the legend leaves: a card has no height to give away.
    corner_ = new QWidget(this);
    auto* row = new QHBoxLayout(corner_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    reset_ = new IconButton(QStringLiteral("zoom-fit-best"), tr("Show all (Home)"));
    reset_->setObjectName(QStringLiteral("curvesReset"));
    reset_->setEnabled(false);
    row->addWidget(reset_);
    auto* configure = new IconButton(QStringLiteral("office-chart-line"), tr("Axes, smoothing and bands"));
    configure->setObjectName(QStringLiteral("curvesConfigure"));
    configure->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(configure);
    settings_ = new CurveSettings;
    auto* form = new QWidgetAction(menu);
    form->setDefaultWidget(settings_);
    menu->addAction(form);
    configure->setMenu(menu);
    row->addWidget(configure);

    state_ = new PlainLabel(QString(), this);
    state_->setObjectName(QStringLiteral("curvesState"));
    state_->setRole(PlainLabel::Role::Muted);
    state_->setAlignment(Qt::AlignCenter);
    state_->setAttribute(Qt::WA_TransparentForMouseEvents);

    connect(reset_, &QToolButton::clicked, plot_, &CurvePlot::resetZoom);
    connect(settings_, &CurveSettings::optionsEdited, this, [this](const CurveOptions& options) {
        ChartSpec edited = spec();
        edited.curves = options;
        editSpec(edited);
        rebuild();
    });
    connect(plot_, &CurvePlot::viewChanged, this, [this] {
        reset_->setEnabled(plot_->isZoomed());
        ask();
    });
    // A picture may be drawn inside a paint event, where widgets must not change.
    connect(plot_, &CurvePlot::pictureDrawn, this, &CurvesView::showRemark, Qt::QueuedConnection);
    connect(plot_, &CurvePlot::hoverChanged, this, &CurvesView::shareHover);
    connect(plot_, &CurvePlot::curveClicked, this,
            [this](std::optional<std::size_t> curve, Qt::KeyboardModifiers modifiers) {
                if (!curve) {
                    if (modifiers == Qt::NoModifier)
                        linked().clearSelection();
                    return;
                }
                const auto& ids = plot_->scene().curves[*curve].rowIds;
                linked().select({ids.begin(), ids.end()},
                                modifiers & Qt::ControlModifier ? LinkedRuns::Change::Toggle
                                : modifiers & Qt::ShiftModifier ? LinkedRuns::Change::Add
                                                                : LinkedRuns::Change::Replace);
            });
    connect(plot_, &CurvePlot::curveDoubleClicked, this, [this](std::size_t curve) {
        if (const auto& ids = plot_->scene().curves[curve].rowIds; ids.size() == 1)
            Q_EMIT runActivated(*ids.begin());
    });
}

void CurvesView::rebuild()
{
    settings_->setOptions(spec().curves);
    plot_->setOutliers(spec().curves.outliers);
    plot_->setAccessibleName(chartTitle(spec()));
    if (runs()) {
        known_.keepOnly(*runs(), spec());
        settings_->setBandEnabled(runs()->isGrouped());
        QStringList metrics;
        for (const auto& column : runs()->table->columns()) {
            if (column.key.kind == ColumnKind::Metric)
                metrics.append(column.key.name);
        }
        settings_->setMetrics(metrics);
        ask();
    }
    prepare();
}

void CurvesView::ask()
{
    if (!runs() || asking_)
        return;
    const auto wants =
        known_.wants(*runs(), spec(), linked().hidden(), plot_->isZoomed() ? plot_->xView() : ChartRange{},
                     std::max(1, plot_->width()));
    if (wants.isEmpty())
        return;
    asking_ = true; // an answer may come at once
    Q_EMIT curvesWanted(wants);
    asking_ = false;
    ask(); // what the answers have made necessary
}

void CurvesView::showCurve(qint64 rowId, const QString& metric, const CurveSource& source)
{
    if (source.isEmpty())
        return;
    known_.show({rowId, metric}, source);
    prepare();
}

void CurvesView::showCurveError(qint64 rowId, const QString& metric, const Error& error)
{
    known_.fail({rowId, metric}, error);
    showState();
    showRemark();
}

void CurvesView::prepare()
{
    if (!runs())
        return;
    if (preparing_) {
        outdated_ = true; // what is under way is shown all the same: curves may come faster than pictures
        return;
    }
    auto request = known_.request(*runs(), spec(), linked().hidden());
    if (sizeOf(request) <= boundInPlace && request.curves.size() <= 50) {
        take(prepareScene(request));
        return;
    }
    preparing_ = true;
    pool_.start([this, request = std::move(request)] {
        auto made = std::make_shared<PreparedScene>(prepareScene(request));
        QMetaObject::invokeMethod(
            this,
            [this, made] {
                preparing_ = false;
                take(std::move(*made));
            },
            Qt::QueuedConnection);
    });
}

void CurvesView::take(PreparedScene made)
{
    remarks_ = std::move(made.remarks);
    made.scene.legendInset = corner_->sizeHint().width();
    plot_->showScene(std::move(made.scene));
    reset_->setEnabled(plot_->isZoomed());
    plot_->setTones(tones());
    showHovered();
    showState();
    showRemark();
    Q_EMIT prepared();
    ask();
    if (std::exchange(outdated_, false))
        prepare();
}

std::vector<CurveTone> CurvesView::tones() const
{
    std::vector<CurveTone> out;
    if (linked().selected().isEmpty())
        return out;
    for (const auto& curve : plot_->scene().curves) {
        const bool dimmed = std::all_of(curve.rowIds.begin(), curve.rowIds.end(),
                                        [this](qint64 id) { return linked().isDimmed(id); });
        out.push_back(dimmed ? CurveTone::Dimmed : CurveTone::Normal);
    }
    return out;
}

void CurvesView::showHovered()
{
    if (hovering_)
        return;
    std::vector<std::size_t> found;
    const auto& curves = plot_->scene().curves;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        if (std::any_of(curves[i].rowIds.begin(), curves[i].rowIds.end(),
                        [this](qint64 id) { return linked().isHovered(id); }))
            found.push_back(i);
    }
    plot_->setHovered(std::move(found));
}

void CurvesView::showRemark()
{
    if (!runs())
        return;
    const CurveCounts counts = plot_->counts();
    setRemark(known_.remark(*runs(), spec(), remarks_),
              pointsText(plot_->scene(), counts.drawn, counts.inView));
}

void CurvesView::showState()
{
    QString text;
    if (plot_->scene().curves.empty() && runs()) {
        if (spec().columns.isEmpty())
            text = tr("Choose a metric to see how it went.");
        else if (spec().curves.x == CurveX::Metric && spec().curves.xMetric.isEmpty())
            text = tr("Choose the metric of the horizontal axis.");
        else if (known_.isWaiting())
            text = tr("Loading curves…");
        else
            text = tr("No curve to show: no run here has %1.").arg(chartTitle(spec()));
    }
    state_->setText(text);
    state_->setVisible(!text.isEmpty());
}

LinkedRuns::Ids CurvesView::hoveredRuns() const
{
    LinkedRuns::Ids ids;
    for (const auto curve : plot_->hovered()) {
        const auto& runs = plot_->scene().curves[curve].rowIds;
        ids.unite({runs.begin(), runs.end()});
    }
    return ids;
}

void CurvesView::shareHover()
{
    hovering_ = true; // here the one curve is meant, not all that its runs have
    linked().setHovered(hoveredRuns());
    hovering_ = false;
}

void CurvesView::moveHover(int by)
{
    const auto count = int(plot_->scene().curves.size());
    if (count == 0)
        return;
    const auto& hovered = plot_->hovered();
    const int from = !hovered.empty() ? int(hovered.front()) : by > 0 ? -1 : 0;
    plot_->setHovered({std::size_t((from + by + count) % count)});
    shareHover();
}

void CurvesView::keyPressEvent(QKeyEvent* event)
{
    const auto ids = hoveredRuns();
    switch (event->key()) {
    case Qt::Key_Up:
        return moveHover(-1);
    case Qt::Key_Down:
        return moveHover(1);
    case Qt::Key_Space:
        if (!ids.empty())
            linked().select({ids.begin(), ids.end()}, LinkedRuns::Change::Toggle);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (ids.size() == 1)
            Q_EMIT runActivated(*ids.begin());
        return;
    case Qt::Key_Escape:
        if (!linked().selected().isEmpty())
            return linked().clearSelection();
        [[fallthrough]];
    default:
        ChartView::keyPressEvent(event);
    }
}

void CurvesView::resizeEvent(QResizeEvent* event)
{
    ChartView::resizeEvent(event);
    corner_->resize(corner_->sizeHint());
    corner_->move(width() - corner_->width() - space::xs, space::xs / 2);
    corner_->raise();
    state_->setGeometry(plot_->geometry().adjusted(space::xl, 0, -space::xl, 0));
    state_->raise();
    ask(); // a wider picture may need more
}

void CurvesView::paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    detachedPicture()(painter, area, theme);
}

ChartView::Painting CurvesView::detachedPicture() const
{
    CurveScene scene = plot_->sceneInView();
    scene.legendInset = 0;
    return [scene = std::move(scene), tones = tones()](QPainter& painter, const QRectF& area,
                                                       const Theme& theme) {
        ph::paintPicture(painter, scene, area, theme, painter.device()->devicePixelRatioF(), tones);
    };
}

ChartTable CurvesView::table() const
{
    return runs() ? curveTable(*runs(), spec(), plot_->scene()) : ChartTable{};
}

} // namespace ph
