#pragma once

#include "services/jobs/JobRunner.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace ph {

/// One piece of work from the moment it is asked for until its result is delivered.
struct Job {
    JobInfo info;           ///< guarded by the queue's mutex
    bool holdsSlot = false; ///< likewise
    JobSpec spec;
    std::function<std::any(JobContext&)> work;
    std::function<void(std::any)> done;
    std::stop_source stop;
    std::weak_ptr<JobQueue> queue;
    std::atomic<bool> wanted = true; ///< a handle is there
    std::atomic<bool> over = false;  ///< delivered, or never will be

    std::mutex receiverMutex;
    QObject* receiver = nullptr; ///< null once it is being destroyed
    QMetaObject::Connection receiverDestroyed;
};

/// Jobs that wait, jobs that run, the slots they hold and the workers. Thread-safe.
class JobQueue : public std::enable_shared_from_this<JobQueue> {
public:
    /// `changed` is called without locks, on any thread, whenever jobs() would answer differently.
    JobQueue(int workers, std::function<void()> changed);
    ~JobQueue();

    void add(std::shared_ptr<Job> job);
    /// Asks it to stop; one that still waits is delivered as cancelled at once.
    void cancel(const std::shared_ptr<Job>& job);
    void cancel(quint64 id);
    /// Nobody wants it any more.
    void forget(const std::shared_ptr<Job>& job);
    QList<JobInfo> jobs() const;
    quint64 nextId() { return ++lastId_; }
    /// Cancels everything, waits for the workers, says nothing more.
    void close();

private:
    using Jobs = std::deque<std::shared_ptr<Job>>;

    void work(const std::stop_token& stop);
    Jobs::iterator nextRunnable();
    bool isSlotFree(const Job& job) const;
    void takeSlot(Job& job);
    void giveSlot(Job& job);
    void stepAside(Job& job);
    void stepBack(Job& job, const std::function<bool()>& goesOnWaiting);
    bool waitForSlot(std::unique_lock<std::mutex>& lock, Job& job,
                     const std::function<bool()>& goesOnWaiting);
    bool takeOutOfQueue(const std::shared_ptr<Job>& job);
    /// Runs the work. One that was asked to stop before ends at once as cancelled.
    static std::any execute(const std::shared_ptr<Job>& job);
    static void deliver(const std::shared_ptr<Job>& job, std::any result);
    void sayChanged(const Job& job);

    const int workerCount_;
    std::function<void()> changed_;
    std::atomic<quint64> lastId_ = 0;

    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    Jobs waiting_;
    Jobs running_;
    std::unordered_map<QString, int> slotsTaken_;
    std::unordered_map<QString, int> comingBack_; ///< by slot: who was aside, and goes before those who wait
    int backgroundRunning_ = 0;
    int aside_ = 0; ///< of those running; each has a worker more come for it
    bool closed_ = false;
    std::vector<std::jthread> workers_;
};

} // namespace ph
