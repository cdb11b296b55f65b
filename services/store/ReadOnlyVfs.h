#pragma once

#include "models/values/Result.h"

#include <sqlite3.h>

#include <functional>
#include <string>

namespace ph {

/// SQLite's way to one database that does not change and is no file of its own, as one within an archive:
/// DatabaseOptions::vfs. There is no journal and no lock, so that it must have been closed when it was put
/// there. What SQLite writes beside it for itself (large sorts) goes where it always does.
class ReadOnlyVfs {
public:
    /// Exactly `bytes` from `offset` into `buffer`; called by every thread that reads.
    using Read = std::function<Result<void>(char* buffer, std::uint64_t offset, std::uint64_t bytes)>;
    ReadOnlyVfs(std::uint64_t bytes, Read read);
    /// All connections by it are closed.
    ~ReadOnlyVfs();
    ReadOnlyVfs(const ReadOnlyVfs&) = delete;
    ReadOnlyVfs& operator=(const ReadOnlyVfs&) = delete;

    const std::string& name() const { return name_; }

private:
    struct File;
    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags);
    static const sqlite3_io_methods& methods();

    std::uint64_t bytes_;
    Read read_;
    std::string name_;
    sqlite3_vfs* real_;
    sqlite3_vfs vfs_;
};

} // namespace ph
