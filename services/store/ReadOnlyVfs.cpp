#include "services/store/ReadOnlyVfs.h"

#include <algorithm>
#include <atomic>
#include <cstring>

// The interface is described at https://www.sqlite.org/vfs.html and …/c3ref/io_methods.html.
namespace ph {

struct ReadOnlyVfs::File {
    sqlite3_file base;
    const ReadOnlyVfs* owner;
};

ReadOnlyVfs::ReadOnlyVfs(std::uint64_t bytes, Read read)
    : bytes_(bytes)
    , read_(std::move(read))
    , real_(sqlite3_vfs_find(nullptr))
    , vfs_(*real_)
{
    static std::atomic<int> made = 0;
    name_ = "pilothouse-" + std::to_string(++made);
    vfs_.szOsFile = std::max(real_->szOsFile, int(sizeof(File)));
    vfs_.zName = name_.c_str();
    vfs_.pNext = nullptr;
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    // No name is one of a file: it stays as it is, and nothing lies beside it. All else (time, randomness,
    // extensions, deletion of its own temporary files) the system's does, which is given itself.
    vfs_.xAccess = [](sqlite3_vfs*, const char*, int, int* result) {
        *result = 0;
        return SQLITE_OK;
    };
    vfs_.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    };
    vfs_.xDelete = [](sqlite3_vfs* vfs, const char* name, int sync) {
        auto* real = static_cast<ReadOnlyVfs*>(vfs->pAppData)->real_;
        return real->xDelete(real, name, sync);
    };
    vfs_.xRandomness = [](sqlite3_vfs* vfs, int size, char* out) {
        auto* real = static_cast<ReadOnlyVfs*>(vfs->pAppData)->real_;
        return real->xRandomness(real, size, out);
    };
    vfs_.xSleep = [](sqlite3_vfs* vfs, int microseconds) {
        auto* real = static_cast<ReadOnlyVfs*>(vfs->pAppData)->real_;
        return real->xSleep(real, microseconds);
    };
    vfs_.xCurrentTime = [](sqlite3_vfs* vfs, double* time) {
        auto* real = static_cast<ReadOnlyVfs*>(vfs->pAppData)->real_;
        return real->xCurrentTime(real, time);
    };
    vfs_.xCurrentTimeInt64 = [](sqlite3_vfs* vfs, sqlite3_int64* time) {
        auto* real = static_cast<ReadOnlyVfs*>(vfs->pAppData)->real_;
        return real->xCurrentTimeInt64(real, time);
    };
    vfs_.xGetLastError = [](sqlite3_vfs* vfs, int size, char* out) {
        auto* real = static_cast<ReadOnlyVfs*>(vfs->pAppData)->real_;
        return real->xGetLastError(real, size, out);
    };
    sqlite3_vfs_register(&vfs_, 0);
}

ReadOnlyVfs::~ReadOnlyVfs()
{
    sqlite3_vfs_unregister(&vfs_);
}

int ReadOnlyVfs::open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* self = static_cast<ReadOnlyVfs*>(vfs->pAppData);
    if (!(flags & SQLITE_OPEN_MAIN_DB))
        return self->real_->xOpen(self->real_, name, file, flags, outFlags);
    file->pMethods = nullptr;
    if (!(flags & SQLITE_OPEN_READONLY))
        return SQLITE_CANTOPEN;
    auto* opened = reinterpret_cast<File*>(file);
    opened->owner = self;
    opened->base.pMethods = &methods();
    if (outFlags)
        *outFlags = SQLITE_OPEN_READONLY;
    return SQLITE_OK;
}

const sqlite3_io_methods& ReadOnlyVfs::methods()
{
    static const sqlite3_io_methods all = [] {
        sqlite3_io_methods m{};
        m.iVersion = 1;
        m.xClose = [](sqlite3_file*) { return SQLITE_OK; };
        m.xRead = [](sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset) {
            const auto* self = reinterpret_cast<File*>(file)->owner;
            const auto left = std::max<sqlite3_int64>(0, sqlite3_int64(self->bytes_) - offset);
            const auto there = std::min<sqlite3_int64>(size, left);
            if (there > 0 &&
                !self->read_(static_cast<char*>(buffer), std::uint64_t(offset), std::uint64_t(there)))
                return SQLITE_IOERR_READ;
            if (there == size)
                return SQLITE_OK;
            std::memset(static_cast<char*>(buffer) + there, 0, std::size_t(size - there));
            return SQLITE_IOERR_SHORT_READ;
        };
        m.xWrite = [](sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_READONLY; };
        m.xTruncate = [](sqlite3_file*, sqlite3_int64) { return SQLITE_READONLY; };
        m.xSync = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
            *size = sqlite3_int64(reinterpret_cast<File*>(file)->owner->bytes_);
            return SQLITE_OK;
        };
        m.xLock = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xCheckReservedLock = [](sqlite3_file*, int* isReserved) {
            *isReserved = 0;
            return SQLITE_OK;
        };
        m.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        m.xSectorSize = [](sqlite3_file*) { return 4096; };
        // So nobody looks for changes, a lock or a journal, also of a file that was in WAL mode.
        m.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_IMMUTABLE; };
        return m;
    }();
    return all;
}

} // namespace ph
