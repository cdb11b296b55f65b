#include "widgets/run/RunPage.h"

#include "models/tables/ErrorReasons.h"
#include "models/values/HelpTopic.h"
#include "models/values/RunSnippets.h"
#include "widgets/common/Banner.h"
#include "widgets/common/ErrorText.h"
#include "widgets/run/ArtifactsTab.h"
#include "widgets/run/InputsTab.h"
#include "widgets/run/KeyValueTab.h"
#include "widgets/run/LoggedModelsTab.h"
#include "widgets/run/MetricsTab.h"
#include "widgets/run/OverviewTab.h"
#include "widgets/run/RawTab.h"
#include "widgets/run/RunPageHeader.h"

#include <QClipboard>
#include <QDataStream>
#include <QGuiApplication>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

struct RunPage::Private {
    RunPage* q = nullptr;
    Run run;
    RunContext context;
    enum class Content { None, Run } content = Content::None;

    QStackedWidget* stack = nullptr;
    StateView* state = nullptr;
    RunPageHeader* header = nullptr;
    Banner* banner = nullptr;
    QTabWidget* tabs = nullptr;
    OverviewTab* overview = nullptr;
    KeyValueTab* params = nullptr;
    MetricsTab* metrics = nullptr;
    KeyValueTab* tags = nullptr;
    InputsTab* inputs = nullptr;
    ArtifactsTab* artifacts = nullptr;
    LoggedModelsTab* models = nullptr;
    RawTab* raw = nullptr;

    void build();
    void connectParts();
    void showTab();
    void showUnread();
    void showCounts();
    void copy(const QString& id);
    RunProvenance provenance() const
    {
        return {context.experimentName, context.connectionName, context.location};
    }
};

void RunPage::Private::build()
{
    auto* column = new QVBoxLayout(q);
    column->setContentsMargins(0, 0, 0, 0);
    stack = new QStackedWidget;
    column->addWidget(stack);
    state = new StateView;
    state->setObjectName(QStringLiteral("runState"));
    stack->addWidget(state);
    auto* page = new QWidget;
    auto* pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    header = new RunPageHeader;
    banner = new Banner;
    banner->setObjectName(QStringLiteral("runBanner"));
    tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("runTabs"));
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false); // the pane has its own line
    pageColumn->addWidget(header);
    pageColumn->addWidget(banner);
    pageColumn->addWidget(tabs, 1);
    stack->addWidget(page);

    overview = new OverviewTab;
    params = new KeyValueTab(QStringLiteral("params"), RunPage::tr("No params"),
                             RunPage::tr("mlflow.log_param() puts them here."));
    metrics = new MetricsTab;
    tags = new KeyValueTab(QStringLiteral("tags"), RunPage::tr("No tags"),
                           RunPage::tr("mlflow.set_tag() puts them here."));
    inputs = new InputsTab;
    artifacts = new ArtifactsTab(RunPage::tr("Files that this run logs appear here."));
    models = new LoggedModelsTab;
    raw = new RawTab;
    // In the order of RunPage::Tab.
    tabs->addTab(overview, RunPage::tr("Overview"));
    tabs->addTab(params, RunPage::tr("Params"));
    tabs->addTab(metrics, RunPage::tr("Metrics"));
    tabs->addTab(tags, RunPage::tr("Tags"));
    tabs->addTab(inputs, RunPage::tr("Inputs"));
    tabs->addTab(artifacts, RunPage::tr("Artifacts"));
    tabs->addTab(models, RunPage::tr("Models"));
    tabs->addTab(raw, RunPage::tr("Raw"));
}

void RunPage::Private::connectParts()
{
    QObject::connect(header, &RunPageHeader::pinToggled, q, &RunPage::pinToggled);
    QObject::connect(header, &RunPageHeader::refreshRequested, q, [this] {
        header->showBusy();
        Q_EMIT q->refreshRequested();
    });
    QObject::connect(header, &RunPageHeader::openInBrowserRequested, q, &RunPage::openInBrowserRequested);
    QObject::connect(header, &RunPageHeader::experimentActivated, q, &RunPage::experimentActivated);
    QObject::connect(header, &RunPageHeader::copyRequested, q, [this](const QString& id) { copy(id); });
    QObject::connect(overview, &OverviewTab::runActivated, q, &RunPage::runActivated);
    QObject::connect(overview, &OverviewTab::metricsOpened, q, [this] { q->openTab(Tab::Metrics); });
    QObject::connect(metrics, &MetricsTab::historyRequested, q, &RunPage::historyRequested);
    QObject::connect(artifacts, &ArtifactsTab::entriesChanged, q,
                     [this] { overview->showRun(run, context, artifacts->listed()); });
    QObject::connect(models, &LoggedModelsTab::modelsRequested, q, &RunPage::modelsRequested);
    QObject::connect(models, &LoggedModelsTab::modelChosen, q, &RunPage::modelChosen);
    for (KeyValueTab* tab : {params, tags})
        QObject::connect(tab, &KeyValueTab::copied, q, &RunPage::copied);
    QObject::connect(tabs, &QTabWidget::currentChanged, q, [this] { showTab(); });
    QObject::connect(state, &StateView::actionTriggered, q,
                     [this](const QString&) { Q_EMIT q->refreshRequested(); });
    QObject::connect(banner, &Banner::actionTriggered, q,
                     [this](const QString&) { Q_EMIT q->refreshRequested(); });
}

void RunPage::Private::showTab()
{
    if (content == Content::None)
        return;
    switch (q->currentTab()) {
    case Tab::Artifacts:
        artifacts->activate();
        break;
    case Tab::Models:
        models->activate();
        break;
    case Tab::Raw:
        raw->showText(runAsJsonText(run, provenance()));
        break;
    default:
        break;
    }
}

void RunPage::Private::showUnread()
{
    banner->clear();
    if (context.unread.empty())
        return;
    QStringList details;
    for (const auto& [item, error] : context.unread)
        details << (error.where.isEmpty() ? item : error.where) + QStringLiteral(": ") +
                       errorReasonText(error);
    banner->showMessage(
        {.tone = Tone::Warning,
         .text =
             RunPage::tr("Part of this run could not be read: what is shown of it is what was read before"),
         .details = details.join(u'\n'),
         .actions = {{QStringLiteral("retry"), RunPage::tr("Retry")}},
         .help = helpTopicOf(context.unread.front().error.kind)});
}

void RunPage::Private::showCounts()
{
    const auto count = [this](Tab tab, const QString& name, qsizetype n) {
        tabs->setTabText(int(tab), n > 0 ? QStringLiteral("%1  %2").arg(name).arg(n) : name);
    };
    count(Tab::Params, RunPage::tr("Params"), run.params.size());
    count(Tab::Metrics, RunPage::tr("Metrics"), run.metrics.size());
    count(Tab::Tags, RunPage::tr("Tags"), run.tags.size());
    count(Tab::Inputs, RunPage::tr("Inputs"), run.inputs.size());
}

void RunPage::Private::copy(const QString& id)
{
    QString text;
    QString what;
    if (id == QStringLiteral("markdown")) {
        text = runAsMarkdown(run, provenance());
        what = RunPage::tr("Run as Markdown");
    } else if (id == QStringLiteral("json")) {
        text = runAsJsonText(run, provenance());
        what = RunPage::tr("Run as JSON");
    } else if (id == QStringLiteral("python")) {
        text = runAsPython(run, provenance());
        what = RunPage::tr("Python that loads this run");
    } else if (id == QStringLiteral("link")) {
        text = runLink(context.connectionName, run.key.remoteId);
        what = RunPage::tr("Pilothouse link");
    } else {
        text = run.key.remoteId;
        what = RunPage::tr("Run id");
    }
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT q->copied(what);
}

RunPage::RunPage(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->build();
    d->connectParts();
    d->state->setContent(
        {StateContent::Kind::Empty, {}, tr("No run open"), tr("Choose one in the list of runs."), {}, {}});
}

RunPage::~RunPage() = default;

void RunPage::showRun(const Run& run, const RunContext& context)
{
    const bool another = d->content == Private::Content::None || d->run.key != run.key;
    d->run = run;
    d->context = context;
    d->content = Private::Content::Run;
    if (another) {
        d->metrics->clear();
        d->artifacts->clear();
        d->models->clear();
    }
    d->showUnread();
    d->header->showRun(run, context);
    d->overview->showRun(run, context, d->artifacts->listed());
    d->params->showValues(run.params);
    d->tags->showValues(run.tags);
    d->inputs->showInputs(run.inputs);
    d->metrics->showMetrics(run.metrics, run.startMs);
    d->showCounts();
    d->stack->setCurrentIndex(1);
    d->showTab();
}

void RunPage::showContext(const RunContext& context)
{
    d->context = context;
    if (d->content == Private::Content::None)
        return;
    d->header->showRun(d->run, context);
    d->overview->showRun(d->run, context, d->artifacts->listed());
}

void RunPage::showRunLoading(const EntityKey& key)
{
    if (d->content == Private::Content::Run && d->run.key == key) {
        d->header->showBusy();
        return;
    }
    d->run = {};
    d->run.key = key;
    d->content = Private::Content::None;
    d->state->setContent({StateContent::Kind::Loading, {}, tr("Reading the run…"), key.remoteId, {}, {}});
    d->stack->setCurrentIndex(0);
}

void RunPage::showRunError(const Error& error)
{
    if (d->content == Private::Content::Run) {
        d->header->showRun(d->run, d->context);
        d->banner->showError(error); // what was seen before stays, with its age
        return;
    }
    d->state->setContent(stateForError(error));
    d->stack->setCurrentIndex(0);
}

void RunPage::showRunAbsent(const Error& error, const QString& words)
{
    auto content = stateForError(error);
    content.text = words;
    if (content.actions.isEmpty()) // it may be there later, or the connection be switched on
        content.actions = {{QStringLiteral("retry"), tr("Ask again"), QStringLiteral("view-refresh")}};
    d->state->setContent(content);
    d->stack->setCurrentIndex(0);
}

EntityKey RunPage::runKey() const
{
    return d->run.key;
}

void RunPage::showHistoryLoading(const QString& metricKey)
{
    d->metrics->showLoading(metricKey);
}

void RunPage::showHistory(const QString& metricKey, std::shared_ptr<const MetricPoints> points,
                          qint64 fetchedMs, const std::vector<ItemFault>& faults)
{
    d->metrics->showHistory(metricKey, std::move(points), fetchedMs, faults);
}

void RunPage::showOverview(const QString& metricKey, const std::vector<CurveBucket>& buckets,
                           qint64 fetchedMs)
{
    d->metrics->showOverview(metricKey, buckets, fetchedMs);
}

void RunPage::showHistoryError(const QString& metricKey, const Error& error)
{
    d->metrics->showError(metricKey, error);
}

ArtifactsTab& RunPage::artifacts() const
{
    return *d->artifacts;
}

ArtifactsTab& RunPage::modelArtifacts() const
{
    return d->models->artifacts();
}

void RunPage::showModelsLoading()
{
    d->models->showLoading();
}

void RunPage::showModels(const QList<LoggedModel>& models, qint64 seenMs)
{
    d->models->showModels(models, seenMs);
}

void RunPage::showModelsError(const Error& error)
{
    d->models->showError(error);
}

void RunPage::openTab(Tab tab)
{
    d->tabs->setCurrentIndex(int(tab));
}

RunPage::Tab RunPage::currentTab() const
{
    return Tab(d->tabs->currentIndex());
}

QByteArray RunPage::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << quint8(2) << qint32(d->tabs->currentIndex()) << d->metrics->splitter()->saveState()
        << d->artifacts->splitter()->saveState() << d->models->splitter()->saveState()
        << d->models->artifacts().splitter()->saveState();
    return bytes;
}

void RunPage::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    quint8 version = 0;
    qint32 tab = 0;
    QByteArray metrics, artifacts, models, modelArtifacts;
    in >> version >> tab >> metrics >> artifacts;
    if (version == 2) // version 1 ends here
        in >> models >> modelArtifacts;
    if (in.status() != QDataStream::Ok || version < 1 || version > 2)
        return;
    d->metrics->splitter()->restoreState(metrics);
    d->artifacts->splitter()->restoreState(artifacts);
    d->models->splitter()->restoreState(models);
    d->models->artifacts().splitter()->restoreState(modelArtifacts);
    if (tab >= 0 && tab < d->tabs->count())
        d->tabs->setCurrentIndex(tab);
}

} // namespace ph
