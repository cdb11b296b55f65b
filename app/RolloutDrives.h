#pragma once

#include "app/rollout/RolloutDrive.h"
#include "services/jobs/JobRunner.h"

#include <map>

namespace ph {

/// Where a rollout stands, into the status bar: "10 %: 4 min of soak left".
void tellProgress(const JobContext& job, const StoredRollout& rollout, std::int64_t nowMs);

/// The rollouts that this window drives, each aside of the workers until it ends or somebody stops it,
/// whether its page is open or not. The program's end stops them between two requests: nobody drives them
/// then.
class RolloutDrives : public QObject {
    Q_OBJECT
public:
    RolloutDrives(JobRunner& runner, Clock clock, QObject* parent = nullptr);
    ~RolloutDrives() override;

    using Work = std::function<Result<DrivenRollout>(RolloutDriver::Settings, std::stop_token)>;
    /// As many as a person can look after.
    static constexpr int most = 3;
    /// `key`: unique among all clusters. Does nothing where it is driven already.
    void begin(const QString& key, const QString& id, Work work);
    void stop(const QString& key);
    enum class Standing { Idle, Driving, Stopping };
    Standing standing(const QString& key) const;
    QStringList driven() const; ///< ids
    bool isFull() const { return driven().size() >= most; }

Q_SIGNALS:
    void changed(const QString& key);
    void ended(const QString& key, const QString& id, const ph::Result<ph::DrivenRollout>& driven);

private:
    struct Drive {
        QString id;
        JobHandle job;
        Standing standing = Standing::Driving;
    };
    JobRunner& runner_;
    const Clock clock_;
    std::map<QString, Drive> drives_; // by key
};

} // namespace ph
