#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace ph {

/// Work away from the GUI thread of which only the newest counts: what waits behind it is dropped before it
/// starts, and an older one that finishes late is not delivered. Belongs to one QObject, on whose thread the
/// result arrives; the destructor waits for what still runs.
template <typename Result>
class LatestTask {
public:
    explicit LatestTask(QObject& owner)
        : owner_(owner)
    {
        pool_.setMaxThreadCount(1);
    }
    ~LatestTask()
    {
        pool_.clear();
        pool_.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(LatestTask)

    void start(std::function<Result()> work, std::function<void(const Result&)> finished)
    {
        drop();
        running_ = true;
        pool_.start([this, work = std::move(work), finished = std::move(finished), mine = generation_] {
            auto result = std::make_shared<const Result>(work());
            QMetaObject::invokeMethod(
                &owner_,
                [this, result, finished, mine] {
                    if (mine != generation_)
                        return;
                    running_ = false;
                    finished(*result);
                },
                Qt::QueuedConnection);
        });
    }
    /// What was started is not wanted any more.
    void drop()
    {
        ++generation_;
        running_ = false;
        pool_.clear();
    }
    bool isRunning() const { return running_; } ///< a result is still to come

private:
    QObject& owner_;
    QThreadPool pool_;
    quint64 generation_ = 0;
    bool running_ = false;
};

} // namespace ph
