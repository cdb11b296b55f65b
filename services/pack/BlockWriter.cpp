#include "services/pack/BlockWriter.h"

namespace ph {

namespace {

constexpr std::size_t mostWaitingBlocks = 4;

} // namespace

BlockWriter::BlockWriter(QFile& out)
    : out_(out)
    , thread_([this] { run(); })
{
}

BlockWriter::~BlockWriter()
{
    end();
}

Result<void> BlockWriter::write(QByteArrayView block)
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < mostWaitingBlocks || !outcome_; });
    if (outcome_)
        waiting_.push_back(block.toByteArray());
    changed_.notify_all();
    return outcome_;
}

Result<void> BlockWriter::finish()
{
    end();
    return outcome_;
}

void BlockWriter::end()
{
    if (!thread_.joinable())
        return;
    {
        const std::lock_guard lock(mutex_);
        isEnded_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void BlockWriter::run()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return !waiting_.empty() || isEnded_; });
        if (waiting_.empty())
            return;
        const auto block = std::move(waiting_.front());
        lock.unlock();
        const bool isWritten = out_.write(block.constData(), block.size()) == block.size();
        lock.lock();
        waiting_.pop_front(); // only now: what is being written counts as waiting
        if (!isWritten) {
            outcome_ = fail(ErrorKind::Storage, out_.fileName(), out_.errorString());
            waiting_.clear();
        }
        changed_.notify_all();
        if (!outcome_)
            return;
    }
}

} // namespace ph
