#pragma once

#include "models/values/Result.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <any>
#include <functional>
#include <memory>
#include <stop_token>

namespace ph {

/// What the status bar shows of work in the background.
struct JobInfo {
    quint64 id = 0;
    QString title;
    QString text; ///< what it does right now
    qint64 done = 0;
    qint64 total = 0; ///< 0: unknown
    bool operator==(const JobInfo&) const = default;
};

/// Given to the work; thread-safe.
class JobContext {
public:
    std::stop_token stop;
    /// Coalesced to at most ten a second.
    std::function<void(const QString& text, qint64 done, qint64 total)> progress;
};

/// Owns a job's interest: destroying it cancels, and nothing is delivered afterwards. Move-only.
class JobHandle {
public:
    JobHandle() = default;
    JobHandle(JobHandle&&) noexcept;
    JobHandle& operator=(JobHandle&&) noexcept;
    ~JobHandle();
    void cancel(); ///< asks the work to stop; the callback still comes, with ErrorKind::Cancelled or a result
    bool isRunning() const;

private:
    friend class JobRunner;
    struct State;
    explicit JobHandle(std::shared_ptr<State> state);
    std::shared_ptr<State> state_;
};

struct JobSpec {
    QString title; ///< shown in the status bar; empty: a silent job, too short or too frequent to show
    /// Jobs of one slot run at most `slotLimit` at a time; the slot is taken before a worker is, so that a hung
    /// server cannot starve the others. Empty: no slot.
    QString slot = {};
    int slotLimit = 2;
    enum class Priority { Background, Interactive } priority = Priority::Interactive;
};

/// A bounded pool of workers. Work runs there; `done` runs on the thread of `receiver`, never after the handle or
/// the receiver is gone.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(int workers, QObject* parent = nullptr);
    ~JobRunner() override; ///< cancels everything and waits for it

    template <class T>
    [[nodiscard]] JobHandle run(JobSpec spec, std::function<Result<T>(JobContext&)> work, QObject* receiver,
                                std::function<void(Result<T>)> done)
    {
        return start(
            std::move(spec), [work = std::move(work)](JobContext& c) { return std::any(std::make_shared<Result<T>>(work(c))); },
            receiver,
            [done = std::move(done)](std::any result) {
                done(std::move(*std::any_cast<std::shared_ptr<Result<T>>&>(result)));
            });
    }

    /// Titled jobs that are queued or running, oldest first.
    QList<JobInfo> jobs() const;
    /// Cancels a job by id, whoever holds its handle.
    void cancel(quint64 id);

Q_SIGNALS:
    void jobsChanged(); ///< on the runner's thread, at most ten a second

private:
    JobHandle start(JobSpec spec, std::function<std::any(JobContext&)> work, QObject* receiver,
                    std::function<void(std::any)> done);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ph
