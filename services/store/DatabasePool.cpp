#include "services/store/DatabasePool.h"

#include "services/store/DamagedFile.h"

namespace ph {

DatabasePool::DatabasePool(std::unique_ptr<Database> writer, DatabaseOptions options)
    : writer_(std::move(writer))
    , readerOptions_(std::move(options))
{
    readerOptions_.access = DatabaseOptions::Access::ReadOnly;
    readerOptions_.cacheKiB = 8 * 1024; // there can be many, and most read through once
}

std::unique_ptr<Database> DatabasePool::takeReader()
{
    {
        std::lock_guard lock(pooling_);
        if (!idle_.empty()) {
            auto reader = std::move(idle_.back());
            idle_.pop_back();
            return reader;
        }
    }
    return Database::open(writer_->file(), readerOptions_);
}

void DatabasePool::giveBack(std::unique_ptr<Database> reader)
{
    if (reader->failed() && !sqlite3_get_autocommit(reader->handle()))
        return; // could not even end its transaction: a fresh one is safer
    if (!reader->handle())
        return;
    reader->clearFailure();
    // What was read through once lies in the system's cache as well; here it would stay for as long as the
    // program.
    sqlite3_db_release_memory(reader->handle());
    std::lock_guard lock(pooling_);
    idle_.push_back(std::move(reader));
}

void DatabasePool::noteDamage(const Database& db) const
{
    if (db.damaged() && readerOptions_.vfs.empty())
        markSuspect(db.file());
}

} // namespace ph
