#include "services/jobs/JobQueue.h"

#include "services/jobs/FreedMemory.h"

#include <QScopeGuard>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace ph {

namespace {

constexpr std::chrono::seconds signOfLifeEvery{1};
constexpr std::chrono::seconds restBeforeGivingBack{1};
/// Of processor time: a pass that finds nothing takes a tenth of it, and would only fetch its few pages
/// again.
constexpr std::chrono::milliseconds workThatFreesMuch{50};

std::chrono::nanoseconds processorTimeOfThread()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

JobQueue::JobQueue(int workers, std::function<void()> changed)
    : workerCount_(std::max(1, workers))
    , changed_(std::move(changed))
{
    for (int i = 0; i < workerCount_; ++i)
        workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

JobQueue::~JobQueue()
{
    close();
}

void JobQueue::add(std::shared_ptr<Job> job)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_) {
            job->over = true;
            return;
        }
        waiting_.push_back(job);
    }
    wake_.notify_all(); // who comes back for a slot waits here, too
    sayChanged(*job);
}

void JobQueue::cancel(const std::shared_ptr<Job>& job)
{
    job->stop.request_stop();
    if (takeOutOfQueue(job)) {
        deliver(job, execute(job));
        sayChanged(*job);
    }
}

void JobQueue::cancel(quint64 id)
{
    std::shared_ptr<Job> found;
    {
        const std::lock_guard lock(mutex_);
        for (const auto* jobs : {&waiting_, &running_}) {
            const auto it = std::find_if(jobs->begin(), jobs->end(),
                                         [id](const auto& job) { return job->info.id == id; });
            if (it != jobs->end())
                found = *it;
        }
    }
    if (found)
        cancel(found);
}

void JobQueue::forget(const std::shared_ptr<Job>& job)
{
    job->stop.request_stop();
    if (takeOutOfQueue(job)) {
        job->over = true;
        QObject::disconnect(job->receiverDestroyed);
        sayChanged(*job);
    }
}

bool JobQueue::takeOutOfQueue(const std::shared_ptr<Job>& job)
{
    const std::lock_guard lock(mutex_);
    return std::erase(waiting_, job) > 0;
}

QList<JobInfo> JobQueue::jobs() const
{
    QList<JobInfo> infos;
    const std::lock_guard lock(mutex_);
    for (const auto* jobs : {&running_, &waiting_}) {
        for (const auto& job : *jobs) {
            if (!job->spec.title.isEmpty())
                infos.append(job->info);
        }
    }
    std::sort(infos.begin(), infos.end(), [](const JobInfo& a, const JobInfo& b) { return a.id < b.id; });
    return infos;
}

void JobQueue::close()
{
    Jobs never;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        never.swap(waiting_);
        for (const auto& job : running_)
            job->stop.request_stop();
    }
    for (auto& worker : workers_)
        worker.request_stop();
    for (const auto& job : never) {
        job->stop.request_stop();
        deliver(job, execute(job));
    }
    workers_.clear(); // joins
}

JobQueue::Jobs::iterator JobQueue::nextRunnable()
{
    // One worker stays free for what somebody is waiting for.
    const int mostBackground = std::max(1, workerCount_ - 1);
    if (int(running_.size()) - aside_ >= workerCount_)
        return waiting_.end();
    for (const auto priority : {JobSpec::Priority::Interactive, JobSpec::Priority::Background}) {
        if (priority == JobSpec::Priority::Background && backgroundRunning_ >= mostBackground)
            break;
        const auto found = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& job) {
            return job->spec.priority == priority && isSlotFree(*job) &&
                   !comingBack_.contains(job->spec.slot);
        });
        if (found != waiting_.end())
            return found;
    }
    return waiting_.end();
}

bool JobQueue::isSlotFree(const Job& job) const
{
    const auto taken = slotsTaken_.find(job.spec.slot);
    return taken == slotsTaken_.end() || taken->second < std::max(1, job.spec.slotLimit);
}

void JobQueue::takeSlot(Job& job)
{
    job.holdsSlot = !job.spec.slot.isEmpty();
    if (job.holdsSlot)
        ++slotsTaken_[job.spec.slot];
}

void JobQueue::giveSlot(Job& job)
{
    if (std::exchange(job.holdsSlot, false) && --slotsTaken_[job.spec.slot] == 0)
        slotsTaken_.erase(job.spec.slot);
}

void JobQueue::stepAside(Job& job)
{
    const std::lock_guard lock(mutex_);
    giveSlot(job);
    ++aside_;
    if (!closed_ && int(workers_.size()) < workerCount_ + aside_)
        workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    wake_.notify_all();
}

void JobQueue::stepBack(Job& job, const std::function<bool()>& goesOnWaiting)
{
    std::unique_lock lock(mutex_);
    --aside_;
    const auto& slot = job.spec.slot;
    if (slot.isEmpty())
        return;
    ++comingBack_[slot];
    if (waitForSlot(lock, job, goesOnWaiting))
        takeSlot(job);
    if (--comingBack_[slot] == 0)
        comingBack_.erase(slot);
    wake_.notify_all(); // where it was asked to stop the slot may be another's
}

/// False where it was asked to stop, or does not go on waiting.
bool JobQueue::waitForSlot(std::unique_lock<std::mutex>& lock, Job& job,
                           const std::function<bool()>& goesOnWaiting)
{
    const auto stop = job.stop.get_token();
    while (!wake_.wait_for(lock, stop, signOfLifeEvery, [&] { return isSlotFree(job); })) {
        lock.unlock();
        const bool goesOn = !stop.stop_requested() && (!goesOnWaiting || goesOnWaiting());
        lock.lock();
        if (!goesOn)
            return false;
    }
    return true;
}

void JobQueue::work(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    std::chrono::nanoseconds gaveBackAt = -workThatFreesMuch; // by this thread's processor time
    for (;;) {
        auto next = waiting_.end();
        const auto isFound = [&] {
            next = nextRunnable();
            return next != waiting_.end();
        };
        // Only at rest: jobs that follow each other use again what the last one freed.
        if (processorTimeOfThread() - gaveBackAt >= workThatFreesMuch &&
            !wake_.wait_for(lock, stop, restBeforeGivingBack, isFound) && !stop.stop_requested()) {
            lock.unlock();
            giveFreedMemoryBack();
            lock.lock();
            gaveBackAt = processorTimeOfThread();
        }
        const bool found = wake_.wait(lock, stop, isFound);
        if (!found || stop.stop_requested())
            return;
        const std::shared_ptr<Job> job = *next;
        const bool background = job->spec.priority == JobSpec::Priority::Background;
        waiting_.erase(next);
        running_.push_back(job);
        backgroundRunning_ += background ? 1 : 0;
        takeSlot(*job);

        lock.unlock();
        std::any result = execute(job);
        lock.lock();

        std::erase(running_, job);
        backgroundRunning_ -= background ? 1 : 0;
        giveSlot(*job);
        wake_.notify_all();
        lock.unlock();
        deliver(job, std::move(result)); // only now: whoever hears of the end no longer finds it among jobs()
        sayChanged(*job);
        lock.lock();
    }
}

std::any JobQueue::execute(const std::shared_ptr<Job>& job)
{
    JobContext context;
    context.stop = job->stop.get_token();
    context.progress = [weak = std::weak_ptr(job)](const QString& text, qint64 done, qint64 total) {
        const auto one = weak.lock();
        const auto queue = one ? one->queue.lock() : nullptr;
        if (!queue)
            return;
        {
            const std::lock_guard lock(queue->mutex_);
            one->info.text = text;
            one->info.done = done;
            one->info.total = total;
        }
        queue->sayChanged(*one);
    };
    context.aside = [weak = std::weak_ptr(job)](const std::function<void()>& work,
                                                const std::function<bool()>& goesOnWaiting) {
        const auto one = weak.lock();
        const auto queue = one ? one->queue.lock() : nullptr;
        if (!queue)
            return work();
        queue->stepAside(*one);
        const auto back = qScopeGuard([&] { queue->stepBack(*one, goesOnWaiting); });
        work();
    };
    std::any result = job->work(context);
    job->work = nullptr; // what it captured goes now, not with the handle
    return result;
}

void JobQueue::deliver(const std::shared_ptr<Job>& job, std::any result)
{
    const std::lock_guard lock(job->receiverMutex);
    if (!job->receiver || !job->wanted) {
        job->over = true;
        QObject::disconnect(job->receiverDestroyed);
        return;
    }
    // The lock keeps the receiver from being destroyed between the look at it and the post: its destructor
    // waits in receiverDestroyed, which therefore stays connected until the post is done. What is posted to
    // an object goes with the object.
    QMetaObject::invokeMethod(
        job->receiver,
        [job, result = std::move(result)]() mutable {
            job->over = true;
            if (job->wanted) {
                const auto done = std::exchange(job->done, nullptr);
                done(std::move(result));
            }
        },
        Qt::QueuedConnection);
    job->receiver = nullptr;
    QObject::disconnect(job->receiverDestroyed);
}

void JobQueue::sayChanged(const Job& job)
{
    if (job.spec.title.isEmpty())
        return;
    {
        const std::lock_guard lock(mutex_);
        if (closed_)
            return;
    }
    changed_();
}

} // namespace ph
