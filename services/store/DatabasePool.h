#pragma once

#include "services/store/Database.h"

#include <mutex>

namespace ph {

/// One connection that writes, and as many that read as threads read at once.
class DatabasePool {
public:
    DatabasePool(std::unique_ptr<Database> writer, DatabaseOptions options);

    /// Runs `work(Database&)` in a write transaction, one at a time, and commits. Returns work's value.
    template <class Work>
    auto write(Work&& work) -> Result<std::invoke_result_t<Work, Database&>>
    {
        std::lock_guard lock(writing_);
        writer_->clearFailure();
        Transaction transaction(*writer_, Transaction::Kind::Write);
        return finish(*writer_, transaction, std::forward<Work>(work));
    }

    /// Runs `work(Database&)` in a read transaction: all that it reads is of one moment.
    template <class Work>
    auto read(Work&& work) -> Result<std::invoke_result_t<Work, Database&>>
    {
        auto reader = takeReader();
        Result<std::invoke_result_t<Work, Database&>> result = [&] {
            Transaction transaction(*reader, Transaction::Kind::Read);
            return finish(*reader, transaction, std::forward<Work>(work));
        }();
        giveBack(std::move(reader));
        return result;
    }

private:
    template <class Work>
    auto finish(Database& db, Transaction& transaction, Work&& work)
        -> Result<std::invoke_result_t<Work, Database&>>
    {
        using Value = std::invoke_result_t<Work, Database&>;
        if constexpr (std::is_void_v<Value>) {
            work(db);
            auto committed = transaction.commit();
            noteDamage(db);
            return committed;
        } else {
            Value value = work(db);
            auto committed = transaction.commit();
            noteDamage(db);
            if (!committed)
                return fail(committed.error());
            return value;
        }
    }
    std::unique_ptr<Database> takeReader();
    void giveBack(std::unique_ptr<Database> reader);
    /// So that the next start checks the file, where it is one of its own.
    void noteDamage(const Database& db) const;

    std::unique_ptr<Database> writer_;
    DatabaseOptions readerOptions_;
    std::mutex writing_;
    std::mutex pooling_;
    std::vector<std::unique_ptr<Database>> idle_;
};

} // namespace ph
