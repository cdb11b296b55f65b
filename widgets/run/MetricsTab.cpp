#include "widgets/run/MetricsTab.h"

#include "models/tables/Format.h"
#include "models/tables/MetricListModel.h"
#include "models/values/HelpTopic.h"
#include "widgets/charts/CurveChart.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/run/MetricDelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace ph {

MetricsTab::MetricsTab(QWidget* parent)
    : QWidget(parent)
{
    model_ = new MetricListModel(this);
    filtered_ = new QSortFilterProxyModel(this);
    filtered_->setSourceModel(model_);
    filtered_->setFilterRole(MetricListModel::KeyRole);
    filtered_->setFilterKeyColumn(MetricListModel::Key);
    filtered_->setSortRole(MetricListModel::SortRole);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    auto* top = new QHBoxLayout;
    filter_ = new SearchField;
    filter_->setObjectName(QStringLiteral("metricsFilter"));
    filter_->setPlaceholder(tr("Filter metrics"));
    filter_->setMaximumWidth(360);
    count_ = new PlainLabel;
    count_->setRole(PlainLabel::Role::Faint);
    age_ = new AgeLabel;
    age_->setObjectName(QStringLiteral("metricsAge"));
    age_->setPattern(tr("curves fetched %1"));
    age_->setRole(PlainLabel::Role::Faint);
    age_->hide();
    top->addWidget(filter_, 2);
    top->addWidget(count_, 1);
    top->addWidget(age_);
    column->addLayout(top);

    table_ = new QTableView;
    table_->setObjectName(QStringLiteral("metricsTable"));
    table_->setAccessibleName(tr("Metrics"));
    table_->setModel(filtered_);
    table_->setItemDelegate(new MetricDelegate(table_));
    table_->setSortingEnabled(true);
    table_->sortByColumn(MetricListModel::Key, Qt::AscendingOrder);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false); // Tab leads on; arrows go from cell to cell
    table_->setWordWrap(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(height::row);
    QHeaderView* header = table_->horizontalHeader();
    header->setMinimumSectionSize(28);
    header->setSectionResizeMode(MetricListModel::Key, QHeaderView::Stretch);
    header->resizeSection(MetricListModel::Shown, 30);
    header->resizeSection(MetricListModel::Curve, 150);
    for (const int c : {MetricListModel::Last, MetricListModel::Min, MetricListModel::Max})
        header->resizeSection(c, 96);
    header->resizeSection(MetricListModel::Step, 84);
    header->resizeSection(MetricListModel::Points, 84);

    auto* below = new QWidget;
    below->setProperty("panel", true);
    below->setAttribute(Qt::WA_StyledBackground);
    auto* belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(1, 1, 1, 1);
    belowColumn->setSpacing(0);
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("metricsBanner"));
    chart_ = new CurveChart;
    chart_->setObjectName(QStringLiteral("metricsChart"));
    belowColumn->addWidget(banner_);
    belowColumn->addWidget(chart_, 1);
    splitter_ = new QSplitter(Qt::Vertical);
    splitter_->setObjectName(QStringLiteral("metricsSplitter"));
    splitter_->addWidget(table_);
    splitter_->addWidget(below);
    splitter_->setSizes({240, 380});
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    column->addWidget(splitter_, 1);

    connect(filter_, &SearchField::edited, this, [this](const QString& text) {
        filtered_->setFilterRegularExpression(
            QRegularExpression(QRegularExpression::escape(text), QRegularExpression::CaseInsensitiveOption));
    });
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() != MetricListModel::Shown) // the box handles its own clicks
            toggleCurrent();
    });
    auto* toggle = new QAction(tr("Show or hide the curve"), table_);
    toggle->setShortcuts({keysOf(ScreenKey::ShowCurve), keysOf(ScreenKey::Open)});
    toggle->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(toggle);
    connect(toggle, &QAction::triggered, this, &MetricsTab::toggleCurrent);
    connect(model_, &MetricListModel::shownChanged, this, [this] {
        for (const QString& key : model_->shownKeys())
            ask(key);
        updateChart();
    });
    connect(chart_, &CurveChart::retryRequested, this, [this] {
        for (const QString& key : model_->shownKeys()) {
            histories_[key].error.reset();
            ask(key);
        }
    });
    connect(banner_, &Banner::actionTriggered, this, [this](const QString&) {
        for (const QString& key : model_->shownKeys()) {
            auto& history = histories_[key];
            if (history.error || !history.faults.isEmpty()) {
                history.error.reset();
                history.points.reset();
                ask(key);
            }
        }
    });
}

void MetricsTab::toggleCurrent()
{
    const QModelIndex current = table_->currentIndex();
    if (!current.isValid())
        return;
    const QString key = current.data(MetricListModel::KeyRole).toString();
    model_->setShown(key, !model_->isShown(key));
}

void MetricsTab::ask(const QString& key)
{
    History& history = histories_[key];
    if (history.points || history.loading || history.error)
        return;
    history.loading = true;
    model_->applyLoading(key);
    Q_EMIT historyRequested(key);
}

void MetricsTab::showMetrics(const QList<Metric>& metrics, std::int64_t runStartMs)
{
    runStartMs_ = runStartMs;
    model_->apply(metrics);
    count_->setText(tr("%Ln metrics", nullptr, int(metrics.size())));
    updateChart();
}

void MetricsTab::clear()
{
    histories_.clear();
    model_->clear();
    banner_->clear();
    updateChart();
}

void MetricsTab::showLoading(const QString& key)
{
    histories_[key].loading = true;
    model_->applyLoading(key);
    updateChart();
}

void MetricsTab::showHistory(const QString& key, std::shared_ptr<const MetricPoints> points, qint64 fetchedMs,
                             const std::vector<ItemFault>& faults)
{
    History& history = histories_[key];
    history.loading = false;
    history.error.reset();
    history.faults.clear();
    for (const auto& [item, error] : faults)
        history.faults << item + QStringLiteral(": ") + error.detail;
    history.points = std::move(points);
    history.fetchedMs = fetchedMs;
    if (history.points)
        model_->applyHistory(key, *history.points, fetchedMs);
    if (model_->isShown(key))
        updateChart();
}

void MetricsTab::showOverview(const QString& key, const std::vector<CurveBucket>& buckets, qint64 fetchedMs)
{
    History& history = histories_[key];
    history.overview = buckets;
    if (history.points)
        return;
    history.fetchedMs = fetchedMs;
    model_->applyOverview(key, buckets, fetchedMs);
    if (model_->isShown(key))
        updateChart();
}

void MetricsTab::showError(const QString& key, const Error& error)
{
    History& history = histories_[key];
    history.loading = false;
    history.error = error;
    model_->applyFailure(key, error);
    if (model_->isShown(key))
        updateChart();
}

void MetricsTab::updateChart()
{
    const QStringList keys = model_->shownKeys();
    QList<CurveSeries> series;
    std::optional<Error> error;
    QStringList failed, partial, faults;
    qint64 oldest = noTime;
    for (const QString& key : keys) {
        const History& history = histories_[key];
        if (history.error) {
            error = history.error;
            failed << key;
        }
        if (!history.faults.isEmpty()) {
            partial << key;
            faults << history.faults;
        }
        if (!history.points && history.overview.empty())
            continue;
        series.append({key, key, history.points, history.overview, model_->colorOf(key), runStartMs_});
        if (history.fetchedMs != noTime && (oldest == noTime || history.fetchedMs < oldest))
            oldest = history.fetchedMs;
    }
    age_->setVisible(oldest != noTime);
    age_->setTime(oldest);
    chart_->setTitle(keys.size() == 1 ? keys.first() : QString());
    banner_->clear();
    if (!series.isEmpty()) {
        chart_->showSeries(series);
        if (error)
            banner_->showMessage(
                {.tone = Tone::Warning,
                 .text = tr("No curve for %1: %2").arg(listText(failed), errorTitle(error->kind)),
                 .details = errorText(*error).details,
                 .actions = {{QStringLiteral("retry"), tr("Retry")}},
                 .help = helpTopicOf(error->kind)});
        else if (!partial.isEmpty())
            banner_->showMessage(
                {.tone = Tone::Warning,
                 .text = tr("Not all of %1 could be read: the curve has gaps").arg(listText(partial)),
                 .details = faults.join(u'\n'),
                 .actions = {{QStringLiteral("retry"), tr("Retry")}}});
    } else if (error) {
        chart_->showSeries({});
        chart_->showError(*error);
    } else if (!keys.isEmpty()) {
        chart_->showSeries({});
        chart_->showLoading(tr("Reading %Ln curves…", nullptr, int(keys.size())));
    } else {
        chart_->showSeries({});
        if (model_->rowCount() == 0)
            chart_->showEmpty(tr("This run logged no metrics"), tr("Curves appear here once it does."));
        else
            chart_->showEmpty(
                tr("No curve chosen"),
                tr("Click a metric, or press Space on it, to see how it went. Several may be chosen."));
    }
}

} // namespace ph
