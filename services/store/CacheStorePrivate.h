#pragma once

#include "services/store/CacheStore.h"
#include "services/store/DatabasePool.h"
#include "services/store/RunRows.h"

#include <atomic>
#include <mutex>

namespace ph {

/// For the files that CacheStore is written in, and no others.
struct CacheStore::Private {
    Private(std::unique_ptr<Database> writer, const DatabaseOptions& options)
        : revision(std::uint64_t(writer->integer("SELECT revision FROM meta")))
        , pool(std::move(writer), options)
    {
    }

    /// Writes. Where the work says that it brought news there is a new revision, which is told of once it is
    /// on disk.
    template <class Work>
    Result<void> change(Work&& work)
    {
        std::int64_t made = 0;
        auto result = pool.write([&](Database& db) {
            if (work(db) == runrows::Wrote::News)
                made = runrows::nextRevision(db);
        });
        if (result && made == 0)
            ++confirmations;
        if (result)
            raise(std::uint64_t(made));
        return result;
    }
    void raise(std::uint64_t made)
    {
        auto known = revision.load();
        while (known < made && !revision.compare_exchange_weak(known, made)) {
        }
    }

    /// What the last table was asked for with: the same question at the same revision has the same answer,
    /// where nothing was seen again since.
    struct LastTable {
        std::weak_ptr<const RunTable> table;
        TableScope scope;
        QMap<qint64, QString> names;
        std::uint64_t confirmations = 0;
    };
    std::mutex lastTableLock;
    LastTable lastTable;
    std::atomic<std::uint64_t> revision;
    std::atomic<std::uint64_t> confirmations =
        0; ///< writes without news: they may have moved when something was seen
    DatabasePool pool;
};

} // namespace ph
