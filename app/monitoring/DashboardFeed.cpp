#include "app/monitoring/DashboardFeed.h"

#include "app/monitoring/DeployHistory.h"
#include "app/monitoring/PanelAnswer.h"
#include "services/connectors/MetricSource.h"
#include "services/metrics/QueryFault.h"

#include <algorithm>

namespace ph {

namespace {

JobSpec monitorJob(ConnectionId source)
{
    return {{}, QStringLiteral("monitor:%1").arg(source.value), 2, JobSpec::Priority::Interactive};
}

} // namespace

DashboardFeed::DashboardFeed(Workspace& workspace, DashboardPane& pane, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , pane_(pane)
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &DashboardFeed::refresh);
    connect(&pane_, &DashboardPane::subjectChanged, this, &DashboardFeed::turn);
    connect(&pane_, &DashboardPane::rangeChanged, this, [this] {
        jobs_.clear(); // of the other range
        refresh();
    });
    connect(&pane_, &DashboardPane::refreshChanged, this, &DashboardFeed::schedule);
    connect(&pane_, &DashboardPane::refreshRequested, this, [this] {
        quietUntilMs_ = noTime; // a person insists
        if (panels_.isEmpty())
            turn();
        else
            refresh();
    });
    connect(&pane_, &DashboardPane::queryChanged, this, [this] {
        jobs_.erase(queryPanelId);
        readings_.erase(queryPanelId);
        pane_.showReading(queryPanelId, {});
        pane_.showQueryRead();
        askQuery();
    });
}

DashboardFeed::~DashboardFeed() = default;

void DashboardFeed::setWatched(Watched watched)
{
    if (watched == watched_)
        return;
    watched_ = watched;
    if (watched_ == Watched::No) {
        timer_.stop();
        jobs_.clear();
        return;
    }
    readEndpoints();
    if (panels_.isEmpty())
        turn();
    else
        refresh();
}

void DashboardFeed::setSources(const QList<MonitorPlace>& sources)
{
    sources_ = sources;
    pane_.showSources(sources);
}

void DashboardFeed::readEndpoints()
{
    auto& cache = workspace_.cache();
    endpointsJob_ = workspace_.runner().run<Endpoints>(
        {},
        [&cache](JobContext&) -> Result<Endpoints> {
            auto list = cache.endpoints();
            if (!list)
                return fail(list.error());
            return Endpoints{std::move(*list)};
        },
        this,
        [this](Result<Endpoints> read) {
            if (!read)
                return; // a name can be written
            endpoints_ = std::move(read->list);
            QStringList titles;
            for (const auto& one : endpoints_)
                titles << endpointTitle(one);
            titles.removeDuplicates();
            if (titles != titles_) // a list that is open stays so
                pane_.showEndpoints(titles);
            titles_ = titles;
            readMarks();
        });
}

const Endpoint* DashboardFeed::endpoint() const
{
    const auto names = pane_.choice().endpoint;
    const auto found = std::find_if(endpoints_.begin(), endpoints_.end(), [&names](const Endpoint& one) {
        return one.name == names.name && one.ns == names.ns;
    });
    return found == endpoints_.end() ? nullptr : &*found;
}

void DashboardFeed::turn()
{
    jobs_.clear();
    readings_.clear();
    panels_.clear();
    namesJob_ = {};
    pane_.showPanels({});
    pane_.showReading(queryPanelId, {});
    if (watched_ == Watched::No)
        return;
    const auto choice = pane_.choice();
    const auto link = workspace_.links().find(choice.source);
    if (!link)
        return;
    readMarks();
    askQuery();
    namesJob_ = workspace_.runner().run<QStringList>(
        monitorJob(choice.source),
        [link](JobContext& job) -> Result<QStringList> {
            const auto source = link->reach<MetricSource>(job.stop);
            if (!source)
                return fail(source.error());
            return source->source.fetchMetricNames(source->context);
        },
        this,
        [this](Result<QStringList> names) {
            if (names)
                take(*names);
            else if (names.error().kind != ErrorKind::Cancelled)
                pane_.showPanelsError(names.error());
            schedule();
        });
}

void DashboardFeed::take(const QStringList& names)
{
    names_ = QSet<QString>(names.begin(), names.end());
    pane_.showMetricNames(names);
    const auto subject = pane_.choice().endpoint;
    if (subject.name.isEmpty())
        return;
    panels_ = dashboardPanels(subject, names_);
    pane_.showPanels(panels_);
    readMarks();
    askPanels();
}

void DashboardFeed::refresh()
{
    if (watched_ == Watched::No)
        return;
    askPanels();
    askQuery();
    readEndpoints(); // and what changed since
    schedule();
}

void DashboardFeed::schedule()
{
    timer_.stop();
    const auto seconds = pane_.choice().refreshSeconds;
    if (watched_ == Watched::No || seconds == 0)
        return;
    const auto nowMs = toMs(workspace_.clock()());
    const auto quietMs = quietUntilMs_ == noTime ? 0 : std::max<std::int64_t>(0, quietUntilMs_ - nowMs);
    timer_.start(int(std::max<std::int64_t>(seconds * 1000, quietMs)));
}

void DashboardFeed::askPanels()
{
    for (const auto& panel : std::as_const(panels_)) {
        if (panel.isKnown())
            ask(panel);
    }
}

void DashboardFeed::askQuery()
{
    const auto query = pane_.choice().query;
    if (query.isEmpty() || watched_ == Watched::No)
        return;
    MetricPanel panel;
    panel.id = queryPanelId;
    EndpointPanel part;
    part.expression = query;
    panel.parts << part;
    ask(panel);
}

void DashboardFeed::ask(const MetricPanel& panel)
{
    const auto choice = pane_.choice();
    const auto link = workspace_.links().find(choice.source);
    if (!link)
        return;
    const auto window = windowOf(choice.time, toMs(workspace_.clock()()));
    auto& before = jobs_[panel.id];
    if (before.isRunning())
        return; // a source that is slower than the interval is not asked twice at once
    before = workspace_.runner().run<PanelReading>(
        monitorJob(choice.source),
        [link, panel, window, endpoint = choice.endpoint,
         &observer = workspace_.observer()](JobContext& job) {
            return readPanel(*link, job.stop, panel, endpoint, window,
                             keepingPanel(observer, link->connection().name, endpoint, panel.id));
        },
        this,
        [this, id = panel.id](Result<PanelReading> read) {
            if (!read && read.error().kind == ErrorKind::Cancelled)
                return;
            const auto nowMs = toMs(workspace_.clock()());
            auto& reading = readings_[id];
            if (read) {
                reading = std::move(*read);
                reading.answeredMs = nowMs;
            } else {
                reading.error = read.error(); // what was seen stays, and says how old it is
                if (read.error().retryAfter)
                    quietUntilMs_ = nowMs + read.error().retryAfter->count();
            }
            if (id == queryPanelId) {
                pane_.showQueryRead();
                if (!read)
                    showQueryFault(read.error());
            }
            pane_.showReading(id, reading);
        });
}

void DashboardFeed::showQueryFault(const Error& error)
{
    const auto fault = queryFaultIn(error.detail);
    if (!fault)
        return;
    // The field counts in UTF-16 units, a Prometheus in characters.
    const auto before = pane_.choice().query.toUcs4().mid(0, fault->column - 1);
    const auto* first = reinterpret_cast<const char32_t*>(before.constData());
    pane_.showQueryError(QString::fromUcs4(first, before.size()).size(), fault->words);
}

void DashboardFeed::readMarks()
{
    const auto names = pane_.choice().endpoint;
    if (names.name.isEmpty()) {
        marksJob_ = {};
        clusterMarksJob_ = {};
        marksOf_.clear();
        return pane_.showMarks({});
    }
    const auto title = names.ns + u'/' + names.name;
    const bool isNew = title != marksOf_;
    marksOf_ = title;
    if (isNew)
        pane_.showMarks({});
    const auto* known = endpoint();
    const auto cached = known ? std::optional(*known) : std::nullopt;
    const auto read = [this, names, cached](DeployLook look, JobHandle& handle) {
        handle = workspace_.runner().run<DeployHistory>(
            {},
            [&workspace = workspace_, names, cached, look](JobContext& job) -> Result<DeployHistory> {
                return deployHistory(workspace, names, cached, look, job.stop);
            },
            this,
            [this, look](Result<DeployHistory> history) {
                if (!history)
                    return;
                if (look == DeployLook::Cluster)
                    marksJob_ = {}; // knows all that the other one does
                pane_.showMarks(
                    history->marks,
                    history->unread.isEmpty()
                        ? QString()
                        : tr("Rollouts on the cluster are not among the changes: %1").arg(history->unread));
            });
    };
    // What is here is there at once; a cluster may be slow or away, and what was seen there stays meanwhile.
    clusterMarksJob_ = {};
    if (isNew || !cached)
        read(DeployLook::Here, marksJob_);
    if (cached)
        read(DeployLook::Cluster, clusterMarksJob_);
}

KeptObjective DashboardFeed::proposal() const
{
    const auto choice = pane_.choice();
    KeptObjective kept;
    for (const auto& place : sources_) {
        if (place.connection == choice.source)
            kept.connection = place.name;
    }
    const auto& names = choice.endpoint;
    if (names.name.isEmpty())
        return kept;
    kept.endpoint = names.ns.isEmpty() ? names.name : names.ns + u'/' + names.name;
    kept.objective.name = tr("%1 availability", "name of an objective").arg(names.name);
    for (const auto& panel : panelsFor(names, names_, QStringLiteral("{window}"))) {
        if (panel.subject == PanelSubject::ErrorRate)
            kept.objective.badRatio = panel.expression;
    }
    return kept;
}

} // namespace ph
