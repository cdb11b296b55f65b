#include "services/jobs/JobRunner.h"

#include "services/jobs/JobQueue.h"

#include <QTimer>

#include <atomic>

namespace ph {

namespace {

constexpr std::chrono::milliseconds quietTime{100};

} // namespace

JobHandle::JobHandle(std::shared_ptr<Job> job)
    : job_(std::move(job))
{
}

JobHandle::JobHandle(JobHandle&& other) noexcept = default;

JobHandle& JobHandle::operator=(JobHandle&& other) noexcept
{
    if (this != &other) {
        letGo();
        job_ = std::move(other.job_);
    }
    return *this;
}

JobHandle::~JobHandle()
{
    letGo();
}

void JobHandle::letGo()
{
    const auto job = std::exchange(job_, nullptr);
    if (!job)
        return;
    job->wanted = false;
    job->stop.request_stop();
    if (const auto queue = job->queue.lock())
        queue->forget(job);
}

void JobHandle::cancel()
{
    if (!job_)
        return;
    const auto job = job_; // delivery may destroy this handle
    job->stop.request_stop();
    if (const auto queue = job->queue.lock())
        queue->cancel(job);
}

bool JobHandle::isRunning() const
{
    return job_ && !job_->over;
}

quint64 JobHandle::id() const
{
    return job_ ? job_->info.id : 0; // set before the job began
}

JobRunner::JobRunner(int workers, QObject* parent)
    : QObject(parent)
    , quiet_(new QTimer(this))
{
    const auto posted = std::make_shared<std::atomic<bool>>(false);
    queue_ = std::make_shared<JobQueue>(workers, [this, posted] {
        if (posted->exchange(true))
            return;
        QMetaObject::invokeMethod(
            this,
            [this, posted] {
                *posted = false;
                announce();
            },
            Qt::QueuedConnection);
    });
    quiet_->setSingleShot(true);
    quiet_->setInterval(quietTime);
    connect(quiet_, &QTimer::timeout, this, [this] {
        if (std::exchange(changedMeanwhile_, false))
            announce();
    });
}

JobRunner::~JobRunner()
{
    queue_->close();
}

void JobRunner::announce()
{
    if (quiet_->isActive()) {
        changedMeanwhile_ = true;
        return;
    }
    quiet_->start();
    Q_EMIT jobsChanged();
}

QList<JobInfo> JobRunner::jobs() const
{
    return queue_->jobs();
}

void JobRunner::cancel(quint64 id)
{
    queue_->cancel(id);
}

JobHandle JobRunner::start(JobSpec spec, std::function<std::any(JobContext&)> work, QObject* receiver,
                           std::function<void(std::any)> done)
{
    auto job = std::make_shared<Job>();
    job->info.id = queue_->nextId();
    job->info.title = spec.title;
    job->spec = std::move(spec);
    job->work = std::move(work);
    job->done = std::move(done);
    job->queue = queue_;
    job->receiver = receiver;
    if (receiver) {
        job->receiverDestroyed = connect(
            receiver, &QObject::destroyed, receiver,
            [weak = std::weak_ptr(job)] {
                if (const auto one = weak.lock()) {
                    const std::lock_guard lock(one->receiverMutex);
                    one->receiver = nullptr;
                    one->stop.request_stop(); // nobody is left to hear the result
                }
            },
            Qt::DirectConnection);
    }
    queue_->add(job);
    return JobHandle(std::move(job));
}

} // namespace ph
