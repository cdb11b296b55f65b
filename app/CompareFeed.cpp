#include "app/CompareFeed.h"

#include "app/CurveFetch.h"
#include "models/tables/ArtifactPreview.h"
#include "services/analysis/ClassificationFile.h"
#include "services/sync/ServerPatience.h"
#include "widgets/charts/CurvesView.h"
#include "widgets/charts/EvaluationView.h"
#include "widgets/charts/ImagesView.h"
#include "widgets/common/ErrorText.h"
#include "widgets/compare/BoardView.h"

#include <QPointer>
#include <QTimer>

namespace ph {

namespace {

// Curves appear as they come, and a job a curve would be mostly bookkeeping.
constexpr qsizetype wantsAJob = 16;
// There is no "points since": a long history is asked for whole, so the less often the longer it takes.
constexpr int curvesRestFactor = 20;
constexpr std::size_t mostFollowed = 20; // at once; the others have their turn next

bool isGoing(RunStatus status)
{
    return status == RunStatus::Running || status == RunStatus::Scheduled;
}

QString whyNoFile(const Error& error)
{
    if (error.kind == ErrorKind::NotFound)
        return CompareFeed::tr("no such artifact");
    return error.detail.isEmpty() ? errorTitle(error.kind) : error.detail;
}

/// A run's pictures, and why there may be more of them.
struct ListedImages {
    QList<LoggedImage> images;
    std::optional<Error> fault = std::nullopt;
};

struct FetchedCurve {
    CurveWant want;
    Result<CurveSource> source;
};

} // namespace

CompareFeed::CompareFeed(Workspace& workspace, BoardView& board, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , board_(board)
{
    connect(&board_, &BoardView::viewAdded, this, &CompareFeed::serve);
    auto* follow = new QTimer(&board_);
    follow->setObjectName(QStringLiteral("curvesTimer"));
    follow->setInterval(followInterval);
    connect(follow, &QTimer::timeout, this, &CompareFeed::follow);
    follow->start();
}

CompareFeed::~CompareFeed() = default;

void CompareFeed::setRuns(const ComparedRunsPtr& runs)
{
    runs_ = runs;
}

void CompareFeed::forget()
{
    runs_.reset();
    jobs_.clear();
    followJob_ = {};
    going_.clear();
    paces_.clear();
}

void CompareFeed::keep(JobHandle job)
{
    std::erase_if(jobs_, [](const JobHandle& one) { return !one.isRunning(); });
    jobs_.push_back(std::move(job));
}

QString CompareFeed::slot(ConnectionId connection) const
{
    return QStringLiteral("fetch-%1").arg(connection.value);
}

std::optional<Run> CompareFeed::runOf(qint64 rowId) const
{
    const auto place = runs_ ? runs_->placeOf(rowId) : std::nullopt;
    if (!place)
        return std::nullopt;
    Run run;
    run.key = runs_->table->entity(*place);
    run.status = runs_->table->status(*place);
    return run;
}

void CompareFeed::serve(ChartView* view)
{
    if (auto* curves = qobject_cast<CurvesView*>(view)) {
        connect(curves, &CurvesView::curvesWanted, this,
                [this, curves](const QList<CurveWant>& wants) { serveCurves(curves, wants); });
    } else if (auto* evaluation = qobject_cast<EvaluationView*>(view)) {
        connect(evaluation, &EvaluationView::filesWanted, this,
                [this, evaluation](const QList<FileWant>& wants) { serveFiles(evaluation, wants); });
    } else if (auto* images = qobject_cast<ImagesView*>(view)) {
        connect(images, &ImagesView::listingsWanted, this,
                [this, images](const QList<FileWant>& wants) { serveListings(images, wants); });
        connect(images, &ImagesView::imagesWanted, this,
                [this, images](const QList<FileWant>& wants) { serveImages(images, wants); });
    }
}

void CompareFeed::serveCurves(CurvesView* view, const QList<CurveWant>& wants)
{
    struct CurveAsk {
        CurveWant want;
        Run run;
    };
    std::map<ConnectionId, QList<CurveAsk>> byConnection;
    for (const auto& want : wants) {
        if (auto run = runOf(want.rowId)) {
            if (isGoing(run->status))
                going_.insert({want.rowId, want.metric});
            byConnection[run->key.connection].append({want, std::move(*run)});
        }
    }
    auto& cache = workspace_.cache();
    for (const auto& [connection, asks] : byConnection) {
        const auto link = workspace_.links().find(connection);
        for (qsizetype from = 0; from < asks.size(); from += wantsAJob) {
            using Curves = std::vector<FetchedCurve>;
            keep(workspace_.runner().run<Curves>(
                {.title = {}, .slot = slot(connection), .slotLimit = 3},
                [&cache, link, some = asks.mid(from, wantsAJob)](JobContext& job) -> Result<Curves> {
                    Curves curves;
                    for (const auto& ask : some) {
                        if (job.stop.stop_requested())
                            return fail(ErrorKind::Cancelled, ask.want.metric);
                        curves.push_back(
                            {ask.want, fetchCurve(cache, link.get(), ask.run, ask.want, job.stop)});
                    }
                    return curves;
                },
                view,
                [view](Result<Curves> curves) {
                    if (!curves)
                        return;
                    for (const auto& [want, source] : *curves) {
                        if (source)
                            view->showCurve(want.rowId, want.metric, *source);
                        else
                            view->showCurveError(want.rowId, want.metric, source.error());
                    }
                }));
        }
    }
}

/// A job a want: what `fetch` gives goes to `show`, why it gives nothing to `say`.
template <class T>
void CompareFeed::serveEach(QObject* view, const QList<FileWant>& wants, const Fetch<T>& fetch,
                            const std::function<void(const FileWant&, const T&)>& show,
                            const std::function<void(const FileWant&, const QString&)>& say)
{
    auto& cache = workspace_.cache();
    for (const auto& want : wants) {
        const auto run = runOf(want.rowId);
        if (!run)
            continue;
        keep(workspace_.runner().run<T>(
            {.title = {}, .slot = slot(run->key.connection), .slotLimit = 3},
            [&cache, link = workspace_.links().find(run->key.connection), key = run->key, path = want.path,
             fetch](JobContext& job) {
                return fetch({cache, link.get(), key, path, job.stop});
            },
            view,
            [want, show, say](Result<T> found) {
                if (found)
                    show(want, *found);
                else if (found.error().kind != ErrorKind::Cancelled)
                    say(want, whyNoFile(found.error()));
            }));
    }
}

void CompareFeed::serveFiles(EvaluationView* view, const QList<FileWant>& wants)
{
    serveEach<ClassificationData>(
        view, wants,
        [](const Ask& ask) -> Result<ClassificationData> {
            auto bytes = artifactBytes(ask.cache, ask.link, ask.run, ask.path, maxEvaluationBytes,
                                       Freshness::CacheFirst, ask.stop);
            if (!bytes)
                return fail(bytes.error());
            return readClassification(ask.path, bytes->value);
        },
        [view](const FileWant& want, const ClassificationData& data) {
            view->showClassification(want.rowId, data);
        },
        [view](const FileWant& want, const QString& why) { view->showUnavailable(want.rowId, why); });
}

void CompareFeed::serveListings(ImagesView* view, const QList<FileWant>& wants)
{
    const auto folderOfKeys = QStringLiteral("images");
    serveEach<ListedImages>(
        view, wants,
        [folderOfKeys](const Ask& ask) -> Result<ListedImages> {
            // A key of log_image is the beginning of names in "images"; anything else is a folder. So one of
            // the two may well be missing.
            QList<ArtifactEntry> entries;
            std::optional<Error> missing, fault;
            bool listedAny = false;
            for (const auto& folder : QSet<QString>{ask.path, folderOfKeys}) {
                auto listed =
                    artifacts(ask.cache, ask.link, ask.run, folder, Freshness::CacheFirst, ask.stop);
                if (!listed && listed.error().kind == ErrorKind::Cancelled)
                    return fail(listed.error());
                if (!listed) {
                    (listed.error().kind == ErrorKind::NotFound ? missing : fault) = listed.error();
                    continue;
                }
                listedAny = true;
                entries.append({listed->value.begin(), listed->value.end()});
            }
            if (!listedAny)
                return fail(fault ? *fault : *missing);
            return ListedImages{loggedImages(entries, ask.path), fault};
        },
        [view](const FileWant& want, const ListedImages& listed) {
            if (listed.fault)
                view->showListingUnavailable(want.rowId, whyNoFile(*listed.fault));
            view->showListing(want.rowId, listed.images);
        },
        [view](const FileWant& want, const QString& why) { view->showListingUnavailable(want.rowId, why); });
}

void CompareFeed::serveImages(ImagesView* view, const QList<FileWant>& wants)
{
    serveEach<QByteArray>(
        view, wants,
        [](const Ask& ask) -> Result<QByteArray> {
            auto bytes = artifactBytes(ask.cache, ask.link, ask.run, ask.path, ArtifactPreview::maxBytes,
                                       Freshness::CacheFirst, ask.stop);
            if (!bytes)
                return fail(bytes.error());
            return std::move(bytes->value);
        },
        [view](const FileWant& want, const QByteArray& bytes) {
            view->showImage(want.rowId, want.path, bytes);
        },
        [view](const FileWant& want, const QString& why) {
            view->showImageUnavailable(want.rowId, want.path, why);
        });
}

/// Once a server has refused these credentials, only a person asks again.
bool CompareFeed::mayFollow(ConnectionId connection)
{
    return workspace_.poller().state(connection).phase != SyncState::Phase::Stopped &&
           paces_[connection].isDue(workspace_.links().find(connection), std::chrono::steady_clock::now());
}

/// Runs that go on are asked again, and once more when they have ended.
void CompareFeed::follow()
{
    if (!runs_ || followJob_.isRunning() || !board_.isVisible())
        return;
    struct CurveAsk {
        CurveWant want;
        Run run;
    };
    std::vector<ChartSpec> charts;
    for (auto* view : board_.views())
        charts.push_back(view->spec());
    auto due = followedCurves(*runs_, charts, going_);
    std::map<ConnectionId, bool> may;
    std::erase_if(due, [&](const FollowedCurve& curve) {
        const auto connection = runOf(curve.first)->key.connection;
        const auto known = may.find(connection);
        return !(known != may.end() ? known : may.emplace(connection, mayFollow(connection)).first)->second;
    });
    QList<CurveAsk> asks;
    for (const auto& [id, metric] : turns_.next(due, mostFollowed))
        asks.append({{id, metric, CurveWant::Detail::Full, {}}, *runOf(id)});
    if (asks.isEmpty())
        return;
    std::map<ConnectionId, LinkPtr> links;
    for (const auto& ask : asks)
        links.emplace(ask.run.key.connection, workspace_.links().find(ask.run.key.connection));
    auto& cache = workspace_.cache();
    struct Followed {
        std::vector<FetchedCurve> curves;
        std::map<ConnectionId, std::optional<Error>> answers; ///< why a server did not answer, or that it did
    };
    followJob_ = workspace_.runner().run<Followed>(
        {.title = {},
         .slot = QStringLiteral("follow"),
         .slotLimit = 1,
         .priority = JobSpec::Priority::Background},
        [&cache, asks, links](JobContext& job) -> Result<Followed> {
            Followed out;
            for (const auto& ask : asks) {
                const auto& link = links.at(ask.run.key.connection);
                auto& answer = out.answers[ask.run.key.connection];
                if (!link || answer) // one refusal is enough
                    continue;
                auto fresh =
                    history(cache, link.get(), ask.run, ask.want.metric, Freshness::ServerFirst, job.stop);
                answer = fresh ? fresh->staleBecause : fresh.error();
                if (answer && answer->kind == ErrorKind::NotFound)
                    answer.reset(); // the run is gone, not its server
                else if (fresh && !answer)
                    out.curves.push_back(
                        {ask.want, fetchCurve(cache, link.get(), ask.run, ask.want, job.stop)});
            }
            return out;
        },
        this,
        [this, asks, began = std::chrono::steady_clock::now()](Result<Followed> followed) {
            if (!followed)
                return;
            const auto now = std::chrono::steady_clock::now();
            const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(now - began);
            for (const auto& [connection, error] : followed->answers) {
                if (error)
                    paces_[connection].failed(*error, now);
                else
                    paces_[connection].answered(now, curvesRestFactor * took);
            }
            for (const auto& ask : asks) { // what has ended meanwhile is still to be read once
                const FollowedCurve curve{ask.want.rowId, ask.want.metric};
                if (isGoing(ask.run.status))
                    going_.insert(curve);
                else if (!followed->answers[ask.run.key.connection])
                    going_.erase(curve);
            }
            for (auto* view : board_.views()) {
                auto* shown = qobject_cast<CurvesView*>(view);
                for (const auto& [want, source] : followed->curves) {
                    if (shown && source && curveMetrics(shown->spec()).contains(want.metric))
                        shown->showCurve(want.rowId, want.metric, *source);
                }
            }
        });
}

namespace {

/// Others may still be asked after it.
bool isOfServer(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::Timeout || kind == ErrorKind::RateLimited;
}

} // namespace

void CompareFeed::fetchAllHistories(std::function<void(Result<int>)> done)
{
    if (!runs_)
        return;
    struct RunAsk {
        EntityKey run;
        LinkPtr link;
    };
    QList<RunAsk> asks;
    for (std::size_t place = 0; place < runs_->size(); ++place) {
        const auto key = runs_->table->entity(place);
        asks.append({key, workspace_.links().find(key.connection)});
    }
    auto& cache = workspace_.cache();
    historiesJob_ = workspace_.runner().run<int>(
        {.title = tr("Reading the histories of %Ln runs", nullptr, int(runs_->size())),
         .slot = QStringLiteral("histories"),
         .slotLimit = 1,
         .priority = JobSpec::Priority::Background},
        [&cache, asks](JobContext& job) -> Result<int> {
            int unread = 0;
            qint64 read = 0;
            std::map<ConnectionId, ServerPatience> patience;
            std::set<ConnectionId> silent; // asked no more: it is away, or wants to be left alone
            for (const auto& ask : asks) {
                const auto server = ask.run.connection;
                job.progress(ask.run.remoteId.left(12), read++, asks.size());
                auto whole = cache.run(ask.run);
                if (!whole)
                    return fail(whole.error());
                if (!*whole)
                    continue;
                if (ask.link && !silent.contains(server)) {
                    PinSummary one;
                    const auto fetched = fetchHistories(cache, *ask.link, **whole, job.stop, {}, one);
                    if (!fetched && !isOfServer(fetched.error().kind))
                        return fail(fetched.error());
                    if (!fetched || patience[server].note(one))
                        silent.insert(server);
                    if (fetched) {
                        unread += int(one.left.size());
                        continue;
                    }
                }
                for (const auto& metric : (*whole)->metrics)
                    unread += isStale(cache, **whole, metric.key).value_or(true) ? 1 : 0;
            }
            return unread;
        },
        this, std::move(done));
}

} // namespace ph
