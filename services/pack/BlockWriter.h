#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QFile>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace ph {

/// Writes blocks to a file in the order in which they come, on a thread of its own, so that whoever makes
/// them does so meanwhile. Few wait: memory stays bounded.
class BlockWriter {
public:
    explicit BlockWriter(QFile& out);
    /// Waits until nothing is written any more; what was not finished is not all there.
    ~BlockWriter();

    /// Copies the block. The failure of an earlier one, where there is one: Storage.
    Result<void> write(QByteArrayView block);
    /// All of it is written, or why not. Nothing is written after it.
    Result<void> finish();

private:
    void run();
    void end();

    QFile& out_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<QByteArray> waiting_;
    Result<void> outcome_;
    bool isEnded_ = false;
    std::thread thread_; // last: it uses all of the above
};

} // namespace ph
