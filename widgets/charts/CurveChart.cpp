#include "widgets/charts/CurveChart.h"

#include "models/charts/CurveTableModel.h"
#include "models/charts/ValueRange.h"
#include "models/tables/Format.h"
#include "models/values/CsvCell.h"
#include "models/values/HelpTopic.h"
#include "widgets/charts/CopyPicture.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/charts/TableToggle.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QThreadPool>
#include <QVBoxLayout>

#include <cmath>

namespace ph {
namespace {

// Up to here preparing takes less than a frame, and waiting for a worker would only flicker.
constexpr std::size_t preparedInPlace = 100'000;

/// Of curves of one run.
std::int64_t zeroOf(const QList<CurveSeries>& series)
{
    std::int64_t start = noTime, first = noTime;
    const auto take = [&first](std::int64_t ms) { first = earlierTime(first, ms); };
    for (const CurveSeries& one : series) {
        start = std::max(start, one.startMs);
        if (one.points)
            std::ranges::for_each(one.points->timestampsMs, take);
        else
            std::ranges::for_each(one.overview, take, &CurveBucket::firstMs);
    }
    return relativeTimeZero(start, first);
}

std::vector<CurveScene::Curve> prepareAll(const QList<CurveSeries>& series, CurvePreparation how)
{
    std::vector<CurveScene::Curve> out;
    if (how.x == CurveX::RelativeTime)
        how.relativeToMs = zeroOf(series);
    for (const CurveSeries& one : series) {
        CurveScene::Curve curve;
        curve.name = one.name;
        curve.look.colour = one.color;
        curve.zeroMs = how.relativeToMs;
        if (one.points) {
            curve.line = std::make_shared<const CurveData>(prepareCurve(*one.points, how));
            if (how.smoothing.kind != Smoothing::Kind::None) {
                CurvePreparation logged = how;
                logged.smoothing = {};
                curve.behind = std::make_shared<const CurveData>(prepareCurve(*one.points, logged));
            }
        } else {
            curve.line = std::make_shared<const CurveData>(prepareOverview(one.overview, how));
        }
        out.push_back(std::move(curve));
    }
    return out;
}

QString fileName(const QString& title)
{
    QString name;
    for (const QChar c : title)
        name += c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' ? c : QChar(u'-');
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("curves") : name.left(80);
}

} // namespace

struct CurveChart::Private {
    explicit Private(CurveChart& chart)
        : q(chart)
    {
    }
    void build();
    void prepare();
    void take(std::vector<CurveScene::Curve> curves);
    void updateBadge();
    void exportTo(const QString& suffix);
    bool save(const QString& path) const;
    void paint(QPainter& painter, QSize size, const Theme& theme) const;
    QMenu* menu();
    void showPart(QWidget* part);

    CurveChart& q;
    QThreadPool pool;
    quint64 generation = 0;
    bool preparing = false;
    QList<CurveSeries> series;
    CurvePreparation how;
    QString title;

    CurvePlot* plot = nullptr;
    QTableView* table = nullptr;
    CurveTableModel* tableModel = nullptr;
    StateView* state = nullptr;
    QStackedWidget* stack = nullptr;
    QWidget* bar = nullptr;
    QComboBox* xChoice = nullptr;
    QToolButton* log = nullptr;
    QToolButton* outliers = nullptr;
    QSlider* smoothing = nullptr;
    PlainLabel* smoothingValue = nullptr;
    Badge* badge = nullptr;
    IconButton* reset = nullptr;
    IconButton* asTable = nullptr;
    Banner* banner = nullptr;
};

void CurveChart::Private::build()
{
    pool.setMaxThreadCount(1);
    auto* column = new QVBoxLayout(&q);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::s, space::xs, space::s, space::xs);
    row->setSpacing(space::s);

    xChoice = new QComboBox;
    xChoice->setObjectName(QStringLiteral("curveX"));
    xChoice->setAccessibleName(tr("Horizontal axis"));
    xChoice->addItem(tr("Step"), int(CurveX::Step));
    xChoice->addItem(tr("Relative time"), int(CurveX::RelativeTime));
    xChoice->addItem(tr("Wall time"), int(CurveX::WallTime));
    row->addWidget(xChoice);
    QObject::connect(xChoice, &QComboBox::activated, &q,
                     [this](int i) { q.setX(CurveX(xChoice->itemData(i).toInt())); });

    const auto toggle = [&](const QString& name, const QString& text, const QString& tip) {
        auto* button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleDescription(tip);
        button->setCheckable(true);
        button->setProperty("toggle", true);
        row->addWidget(button);
        return button;
    };
    log = toggle(QStringLiteral("curveLog"), tr("Log"), tr("Logarithmic vertical axis"));
    outliers = toggle(QStringLiteral("curveOutliers"), tr("Ignore outliers"),
                      tr("Scale the vertical axis to the middle 98 % of the values"));
    QObject::connect(log, &QToolButton::toggled, &q,
                     [this](bool on) { q.setScale(on ? CurveScale::Logarithmic : CurveScale::Linear); });
    QObject::connect(outliers, &QToolButton::toggled, &q, [this](bool on) {
        q.setOutliers(on ? CurveChart::Outliers::Ignore : CurveChart::Outliers::Show);
    });

    auto* words = new PlainLabel(tr("Smoothing"));
    words->setRole(PlainLabel::Role::Muted);
    words->setElideMode(Qt::ElideNone);
    smoothing = new QSlider(Qt::Horizontal);
    smoothing->setObjectName(QStringLiteral("curveSmoothing"));
    smoothing->setAccessibleName(tr("Smoothing"));
    smoothing->setRange(0, 999);
    smoothing->setPageStep(100);
    smoothing->setFixedWidth(96);
    smoothingValue = new PlainLabel(QStringLiteral("0"));
    smoothingValue->setFont(digitFont(TextSize::Small));
    smoothingValue->setFixedWidth(34);
    row->addWidget(words);
    row->addWidget(smoothing);
    row->addWidget(smoothingValue);
    QObject::connect(smoothing, &QSlider::valueChanged, &q,
                     [this](int value) { q.setSmoothing(value / 1000.0); });

    row->addStretch();
    badge = new Badge;
    badge->setObjectName(QStringLiteral("curveBadge"));
    badge->setToolTip(
        tr("Each pixel column shows the first, lowest, highest and last of its points: no extreme is lost."));
    badge->hide();
    row->addWidget(badge);
    reset = new IconButton(QStringLiteral("zoom-fit-best"), tr("Show all (Home)"));
    reset->setObjectName(QStringLiteral("curveReset"));
    reset->setEnabled(false);
    row->addWidget(reset);
    QObject::connect(reset, &QToolButton::clicked, &q, &CurveChart::resetZoom);
    asTable = makeTableToggle(QStringLiteral("curveAsTable"), &q);
    row->addWidget(asTable);
    auto* more = new IconButton(QStringLiteral("document-export"), tr("Copy or save"));
    more->setObjectName(QStringLiteral("curveMore"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu());
    row->addWidget(more);
    column->addWidget(bar);

    banner = new Banner;
    column->addWidget(banner);
    stack = new QStackedWidget;
    plot = new CurvePlot;
    table = new QTableView;
    table->setObjectName(QStringLiteral("curveTable"));
    table->setAccessibleName(tr("Points of the curves"));
    tableModel = new CurveTableModel(table);
    table->setModel(tableModel);
    table->verticalHeader()->setDefaultSectionSize(height::row);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    state = new StateView;
    stack->addWidget(plot);
    stack->addWidget(table);
    stack->addWidget(state);
    column->addWidget(stack, 1);
    QObject::connect(asTable, &QToolButton::toggled, &q, [this](bool on) {
        if (stack->currentWidget() != state)
            showPart(on ? static_cast<QWidget*>(table) : plot);
    });
    QObject::connect(state, &StateView::actionTriggered, &q, &CurveChart::retryRequested);
    QObject::connect(plot, &CurvePlot::viewChanged, &q, [this] { reset->setEnabled(plot->isZoomed()); });
    // The picture is drawn inside a paint event, where widgets must not change.
    QObject::connect(
        plot, &CurvePlot::pictureDrawn, &q, [this] { updateBadge(); }, Qt::QueuedConnection);
}

QMenu* CurveChart::Private::menu()
{
    auto* menu = new QMenu(&q);
    const auto add = [&](const QString& icon, const QString& text, auto&& what) {
        QObject::connect(menu->addAction(themedIcon(icon), text), &QAction::triggered, &q, what);
    };
    add(QStringLiteral("edit-copy"), tr("Copy picture"), [this] {
        const auto size = plot->size();
        copyPicture(
            pictureToCopy(size, title, [&](QPainter& painter) { paint(painter, size, Theme::of(&q)); }));
    });
    add(QStringLiteral("edit-copy"), tr("Copy points in view as CSV"),
        [this] { QGuiApplication::clipboard()->setText(q.csv()); });
    menu->addSeparator();
    add(QStringLiteral("document-save"), tr("Save as PNG…"), [this] { exportTo(QStringLiteral("png")); });
    add(QStringLiteral("document-save"), tr("Save as SVG…"), [this] { exportTo(QStringLiteral("svg")); });
    return menu;
}

void CurveChart::Private::showPart(QWidget* part)
{
    stack->setCurrentWidget(part);
    bar->setEnabled(part != state);
}

void CurveChart::Private::exportTo(const QString& suffix)
{
    const QString path = QFileDialog::getSaveFileName(
        &q, tr("Save curves"), fileName(title) + u'.' + suffix,
        suffix == QStringLiteral("png") ? tr("PNG picture (*.png)") : tr("SVG picture (*.svg)"));
    if (path.isEmpty())
        return;
    if (!save(path))
        banner->showMessage({.tone = Tone::Bad,
                             .text = tr("%1 could not be written.").arg(path),
                             .help = helpTopicOf(ErrorKind::Storage)});
}

bool CurveChart::Private::save(const QString& path) const
{
    const QSize size = plot->size().expandedTo({320, 200});
    return savePicture(path, size, title, [&](QPainter& painter) { paint(painter, size, Theme::of(&q)); })
        .has_value();
}

void CurveChart::Private::paint(QPainter& painter, QSize size, const Theme& theme) const
{
    painter.fillRect(QRect(QPoint(), size), theme.surface);
    ph::paintPicture(painter, plot->sceneInView(), QRectF(QPointF(), QSizeF(size)), theme,
                     painter.device()->devicePixelRatioF());
}

void CurveChart::Private::updateBadge()
{
    const CurveCounts counts = plot->counts();
    const bool decimated = counts.drawn < counts.inView;
    if (decimated)
        badge->setBadge(tr("%1 of %2 points").arg(formatCount(counts.drawn), formatCount(counts.inView)),
                        Tone::Neutral);
    if (badge->isHidden() == decimated)
        badge->setVisible(decimated);
}

void CurveChart::Private::take(std::vector<CurveScene::Curve> curves)
{
    preparing = false;
    CurveScene scene;
    scene.curves = std::move(curves);
    scene.xKind = how.x;
    scene.timeZero = TimeZero::FirstPoint;
    for (const auto& curve : scene.curves) {
        if (std::any_of(series.begin(), series.end(),
                        [&](const CurveSeries& one) { return one.startMs == curve.zeroMs; }))
            scene.timeZero = TimeZero::RunStart;
    }
    scene.yScale = how.y;
    scene.title = title;
    for (const auto& curve : scene.curves) {
        if (curve.line)
            scene.x = united(scene.x, curve.line->xRange());
    }
    plot->showScene(std::move(scene));
    reset->setEnabled(plot->isZoomed());
    if (!series.isEmpty())
        showPart(asTable->isChecked() ? static_cast<QWidget*>(table) : plot);
    Q_EMIT q.prepared();
}

void CurveChart::Private::prepare()
{
    ++generation;
    std::size_t points = 0;
    for (const CurveSeries& one : std::as_const(series))
        points += one.points ? one.points->size() : one.overview.size();
    if (points <= preparedInPlace) {
        take(prepareAll(series, how));
        return;
    }
    preparing = true;
    // Only the newest wish counts; those that wait behind it are dropped before they start.
    pool.clear();
    pool.start([this, wanted = series, as = how, mine = generation] {
        auto curves = std::make_shared<std::vector<CurveScene::Curve>>(prepareAll(wanted, as));
        QMetaObject::invokeMethod(
            &q,
            [this, curves, mine] {
                if (mine == generation)
                    take(std::move(*curves));
            },
            Qt::QueuedConnection);
    });
}

CurveChart::CurveChart(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    d->build();
    showEmpty(tr("No curve chosen"), tr("Choose one or more metrics to see how they went."));
}

CurveChart::~CurveChart()
{
    d->pool.clear();
    d->pool.waitForDone();
}

void CurveChart::showSeries(const QList<CurveSeries>& series)
{
    d->series = series;
    d->banner->clear();
    QList<CurveTableModel::Source> sources;
    for (const CurveSeries& one : series)
        sources.append({one.name, one.points});
    d->tableModel->apply(sources);
    if (series.isEmpty()) {
        ++d->generation;
        d->preparing = false;
        showEmpty(tr("No curve chosen"), tr("Choose one or more metrics to see how they went."));
        return;
    }
    d->prepare();
}

void CurveChart::setTitle(const QString& title)
{
    d->title = title;
    CurveScene scene = d->plot->scene();
    scene.title = title;
    d->plot->showScene(std::move(scene));
}

void CurveChart::showEmpty(const QString& title, const QString& hint)
{
    d->state->setContent(
        {StateContent::Kind::Empty, QStringLiteral("office-chart-line"), title, hint, {}, {}});
    d->showPart(d->state);
    d->badge->hide();
}

void CurveChart::showLoading(const QString& what)
{
    d->state->setContent({StateContent::Kind::Loading, {}, what, {}, {}, {}});
    d->showPart(d->state);
    d->badge->hide();
}

void CurveChart::showError(const Error& error)
{
    d->state->setContent(stateForError(error));
    d->showPart(d->state);
    d->badge->hide();
}

CurvePreparation CurveChart::preparation() const
{
    return d->how;
}

void CurveChart::setX(CurveX x)
{
    d->xChoice->setCurrentIndex(d->xChoice->findData(int(x)));
    if (d->how.x == x)
        return;
    d->how.x = x;
    d->prepare();
}

void CurveChart::setScale(CurveScale scale)
{
    d->log->setChecked(scale == CurveScale::Logarithmic);
    if (d->how.y == scale)
        return;
    d->how.y = scale;
    d->prepare();
}

void CurveChart::setSmoothing(double weight)
{
    const double held = std::isfinite(weight) ? std::clamp(weight, 0.0, 0.999) : 0.0;
    d->smoothingValue->setText(QLocale().toString(held, 'f', held > 0 ? 3 : 0));
    const ph::Smoothing wanted{held > 0 ? ph::Smoothing::Kind::Ema : ph::Smoothing::Kind::None, held};
    if (d->how.smoothing == wanted)
        return;
    d->how.smoothing = wanted;
    d->smoothing->setValue(int(std::lround(held * 1000)));
    d->prepare();
}

void CurveChart::setOutliers(Outliers outliers)
{
    d->outliers->setChecked(outliers == Outliers::Ignore);
    d->plot->setOutliers(outliers == Outliers::Ignore ? CurveOptions::Outliers::Ignore
                                                      : CurveOptions::Outliers::Show);
}

bool CurveChart::isPreparing() const
{
    return d->preparing;
}

void CurveChart::resetZoom()
{
    d->plot->resetZoom();
}

qint64 CurveChart::pointsDrawn() const
{
    d->plot->drawNow();
    return d->plot->counts().drawn;
}

qint64 CurveChart::pointsInView() const
{
    d->plot->drawNow();
    return d->plot->counts().inView;
}

QString CurveChart::csv() const
{
    QString out = QStringLiteral("curve,step,time_utc,value\n");
    const ChartRange view = d->plot->xView();
    const auto& curves = d->plot->scene().curves;
    for (std::size_t s = 0; s < curves.size() && qsizetype(s) < d->series.size(); ++s) {
        const CurveSeries& series = d->series[qsizetype(s)];
        if (!series.points || !curves[s].line || curves[s].line->size() != series.points->size())
            continue;
        const CurveData& line = *curves[s].line;
        const QString name = u'"' + withoutFormula(series.name).replace(u'"', QLatin1String("\"\"")) + u'"';
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (!view.contains(line.x[i]))
                continue;
            const std::size_t at = line.sourceIndex(i);
            out += name + u',' + QString::number(series.points->steps[at]) + u',' +
                   QDateTime::fromMSecsSinceEpoch(series.points->timestampsMs[at], Qt::UTC)
                       .toString(Qt::ISODateWithMs) +
                   u',' + formatExactNumber(series.points->values[at]) + u'\n';
        }
    }
    return out;
}

void CurveChart::paintPicture(QPainter& painter, QSize size, const Theme& theme) const
{
    d->paint(painter, size, theme);
}

QString CurveChart::title() const
{
    return d->title;
}

bool CurveChart::save(const QString& path) const
{
    return d->save(path);
}

} // namespace ph
