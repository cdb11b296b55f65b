#pragma once

#include "app/Workspace.h"
#include "app/release/ReleaseDesk.h"
#include "models/values/ReleaseView.h"

#include <mutex>

namespace ph {

/// Jobs that pull from and push to release homes take turns. Only what a rollout that is driven aside tells
/// its home comes between, and a copy bears that as it bears another process.
inline const QString homeSlot = QStringLiteral("release-homes");

/// What was asked of releases and is under way. Goes on when the page that asked is closed: only the
/// program's end or somebody who cancels the job stops it, between two requests.
class ReleaseActs : public QObject {
    Q_OBJECT
public:
    explicit ReleaseActs(Workspace& workspace, QObject* parent = nullptr);
    ~ReleaseActs() override;

    using Work = std::function<Result<DeskOutcome>(ReleaseDesk&)>;
    /// InTurn: after everything else that pushes to homes. AtOnce: waits for nobody.
    enum class Turn { InTurn, AtOnce };
    /// Does nothing where the same is under way for this release. `id` may be empty for a new one.
    void begin(const QString& id, ReleaseMove move, const QString& title, Turn turn, Work work);
    QList<ReleaseMove> underWay(const QString& id) const;
    /// Ids of the releases whose rollout is driven by what is under way here, and by nobody once it ends.
    QStringList driven() const;

Q_SIGNALS:
    void begun(const QString& id, ph::ReleaseMove move);
    void ended(const QString& id, ph::ReleaseMove move, const ph::Result<ph::DeskOutcome>& outcome);

private:
    /// Outlives what is under way.
    struct Driven {
        std::mutex mutex;
        QStringList ids;
    };
    static RolloutMeans meansOf(Workspace& workspace, const JobContext& job, const QString& id,
                                std::shared_ptr<Driven> driven);

    Workspace& workspace_;
    const std::shared_ptr<Driven> driven_ = std::make_shared<Driven>();
    std::map<std::pair<QString, ReleaseMove>, JobHandle> jobs_;
};

} // namespace ph
