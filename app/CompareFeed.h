#pragma once

#include "app/Workspace.h"
#include "models/charts/CurveSource.h"
#include "models/values/Classification.h"
#include "models/values/ComparedRuns.h"
#include "models/values/FileWant.h"
#include "models/values/LoggedImage.h"
#include "services/sync/FollowPace.h"
#include "services/sync/FollowTurns.h"

#include <QSet>

#include <map>

namespace ph {

class BoardView;
class ChartView;
class CurvesView;
class EvaluationView;
class ImagesView;

/// Brings the charts of a board what their runs' rows do not hold: histories, logged tables, images. From the
/// cache first, else from the servers. While a run goes on, its curves follow it.
class CompareFeed : public QObject {
    Q_OBJECT
public:
    CompareFeed(Workspace& workspace, BoardView& board, QObject* parent = nullptr);
    ~CompareFeed() override;

    void setRuns(const ComparedRunsPtr& runs);
    /// Lets go of everything that is under way: another comparison begins.
    void forget();
    /// Reads every history that the runs' metrics have and the cache lacks.
    void fetchAllHistories(std::function<void(Result<int>)> done);

private:
    void serve(ChartView* view);
    void serveCurves(CurvesView* view, const QList<CurveWant>& wants);
    /// What a job needs to fetch one file of a run.
    struct Ask {
        CacheStore& cache;
        Link* link; ///< null: offline
        const EntityKey& run;
        const QString& path;
        std::stop_token stop;
    };
    template <class T>
    using Fetch = std::function<Result<T>(const Ask&)>;
    template <class T>
    void serveEach(QObject* view, const QList<FileWant>& wants, const Fetch<T>& fetch,
                   const std::function<void(const FileWant&, const T&)>& show,
                   const std::function<void(const FileWant&, const QString&)>& say);
    void serveFiles(EvaluationView* view, const QList<FileWant>& wants);
    void serveListings(ImagesView* view, const QList<FileWant>& wants);
    void serveImages(ImagesView* view, const QList<FileWant>& wants);
    void follow();
    bool mayFollow(ConnectionId connection);
    std::optional<Run> runOf(qint64 rowId) const; ///< key and status: what fetching needs
    QString slot(ConnectionId connection) const;
    void keep(JobHandle job);

    Workspace& workspace_;
    BoardView& board_;
    ComparedRunsPtr runs_;
    std::set<FollowedCurve> going_; ///< whose runs were under way when they were last read
    FollowTurns turns_;
    std::map<ConnectionId, FollowPace> paces_;
    JobHandle followJob_, historiesJob_;
    std::vector<JobHandle> jobs_;
};

} // namespace ph
