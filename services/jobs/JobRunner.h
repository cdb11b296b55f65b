#pragma once

#include "models/values/Result.h"

#include <QList>
#include <QObject>
#include <QString>

#include <any>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>

class QTimer;

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
    /// Does what lasts long and waits nearly always, as hours of a rollout: meanwhile others have the job's
    /// slot and its worker. Takes the slot again afterwards, before anybody who waits for it; while it is not
    /// free `goesOnWaiting` is called each second, which must not throw (empty: it waits in silence). A job
    /// that was asked to stop, or does not go on waiting, goes on without the slot.
    std::function<void(const std::function<void()>& work, const std::function<bool()>& goesOnWaiting)> aside;
};

class JobQueue;
struct Job;

/// Owns a job's interest: destroying it cancels, and nothing is delivered afterwards (where it is destroyed
/// on the receiver's thread, as usual; on another thread, a delivery that has begun goes on). Move-only. May
/// outlive the runner.
class JobHandle {
public:
    JobHandle() = default;
    JobHandle(JobHandle&&) noexcept;
    JobHandle& operator=(JobHandle&&) noexcept;
    ~JobHandle();
    void cancel(); ///< asks the work to stop; the callback still comes, with ErrorKind::Cancelled or a result
    bool isRunning() const; ///< queued, working, or its result not delivered yet
    quint64 id() const;     ///< of its JobInfo; 0: no job

private:
    friend class JobRunner;
    explicit JobHandle(std::shared_ptr<Job> job);
    void letGo();
    std::shared_ptr<Job> job_;
};

struct JobSpec {
    QString title; ///< shown in the status bar; empty: a silent job, too short or too frequent to show
    /// Jobs of one slot run at most `slotLimit` at a time; the slot is taken before a worker is, so that a
    /// hung server cannot starve the others. Empty: no slot.
    QString slot = {};
    int slotLimit = 2;
    enum class Priority { Background, Interactive } priority = Priority::Interactive;
};

/// A bounded pool of workers. Interactive jobs go first, and where there is more than one worker, background
/// jobs leave one free for them. Work runs there; `done` runs on the thread of `receiver`, never after the
/// handle or the receiver is gone.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(int workers, QObject* parent = nullptr);
    ~JobRunner() override; ///< cancels everything and waits for it

    template <class T>
    [[nodiscard]] JobHandle run(JobSpec spec, std::function<Result<T>(JobContext&)> work, QObject* receiver,
                                std::function<void(Result<T>)> done)
    {
        auto erasedWork = [work = std::move(work), title = spec.title](JobContext& context) {
            return std::any(std::make_shared<Result<T>>(outcome<T>(work, context, title)));
        };
        auto erasedDone = [done = std::move(done)](std::any result) {
            done(std::move(*std::any_cast<std::shared_ptr<Result<T>>&>(result)));
        };
        return start(std::move(spec), std::move(erasedWork), receiver, std::move(erasedDone));
    }

    /// Titled jobs that are queued or running, oldest first.
    QList<JobInfo> jobs() const;
    /// Cancels a job by id, whoever holds its handle.
    void cancel(quint64 id);

Q_SIGNALS:
    void jobsChanged(); ///< on the runner's thread, at most ten a second

private:
    /// Work that was cancelled while it waited is not begun; an exception ends the job, not the program.
    template <class T>
    static Result<T> outcome(const std::function<Result<T>(JobContext&)>& work, JobContext& context,
                             const QString& title)
    {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, title);
        try {
            return work(context);
        } catch (const std::exception& exception) {
            return fail(ErrorKind::Invalid, title, QString::fromUtf8(exception.what()));
        }
    }

    JobHandle start(JobSpec spec, std::function<std::any(JobContext&)> work, QObject* receiver,
                    std::function<void(std::any)> done);
    void announce();

    std::shared_ptr<JobQueue> queue_;
    QTimer* quiet_; ///< runs for 100 ms after each jobsChanged()
    bool changedMeanwhile_ = false;
};

} // namespace ph
