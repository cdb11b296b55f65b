#pragma once

#include <sqlite3.h>

#include <cstring>
#include <functional>
#include <string>
#include <vector>

namespace ph::testing {

/// While it lives, every SQLite connection opened in this process works through it, and its n-th access to
/// the disk (open, write, sync, truncate, delete, shared-memory map) fails as asked. Accesses are counted
/// from arm() on. For tests that use one thread.
class FaultVfs {
public:
    enum class After { Once, Forever };

    FaultVfs()
        : real_(sqlite3_vfs_find(nullptr))
        , vfs_(*real_)
    {
        vfs_.zName = "faults";
        vfs_.szOsFile = int(sizeof(File)) + real_->szOsFile;
        vfs_.pAppData = this;
        vfs_.pNext = nullptr;
        vfs_.xOpen = open;
        vfs_.xDelete = remove;
        // The rest takes the real VFS's own data from its first argument.
        vfs_.xAccess = [](sqlite3_vfs* v, const char* n, int f, int* r) {
            auto* p = of(v)->real_;
            return p->xAccess(p, n, f, r);
        };
        vfs_.xFullPathname = [](sqlite3_vfs* v, const char* n, int s, char* o) {
            auto* p = of(v)->real_;
            return p->xFullPathname(p, n, s, o);
        };
        vfs_.xRandomness = [](sqlite3_vfs* v, int n, char* o) {
            auto* p = of(v)->real_;
            return p->xRandomness(p, n, o);
        };
        vfs_.xSleep = [](sqlite3_vfs* v, int us) {
            auto* p = of(v)->real_;
            return p->xSleep(p, us);
        };
        vfs_.xCurrentTime = [](sqlite3_vfs* v, double* t) {
            auto* p = of(v)->real_;
            return p->xCurrentTime(p, t);
        };
        vfs_.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* t) {
            auto* p = of(v)->real_;
            return p->xCurrentTimeInt64(p, t);
        };
        vfs_.xGetLastError = [](sqlite3_vfs* v, int n, char* o) {
            auto* p = of(v)->real_;
            return p->xGetLastError(p, n, o);
        };
        sqlite3_vfs_register(&vfs_, 1);
    }
    ~FaultVfs() { sqlite3_vfs_unregister(&vfs_); }
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    /// The n-th access from now fails with `code`, e.g. SQLITE_IOERR or SQLITE_FULL; n counts from 1.
    void arm(int n, int code, After after)
    {
        countdown_ = n;
        code_ = code;
        after_ = after;
        hits_ = 0;
    }
    void disarm() { countdown_ = 0; }
    /// How many accesses have failed since arm().
    int hits() const { return hits_; }

private:
    struct File {
        sqlite3_file base;
        FaultVfs* owner;
        sqlite3_file* real;
    };

    static FaultVfs* of(sqlite3_vfs* vfs) { return static_cast<FaultVfs*>(vfs->pAppData); }
    static sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }

    /// SQLITE_OK, or what this access shall fail with. `kind` refines SQLITE_IOERR as a real disk would.
    int strike(int kind)
    {
        if (countdown_ <= 0 || (code_ == SQLITE_FULL && kind != SQLITE_IOERR_WRITE))
            return SQLITE_OK; // a full disk still opens, syncs and shortens files
        if (countdown_ > 1) {
            --countdown_;
            return SQLITE_OK;
        }
        if (after_ == After::Once)
            countdown_ = 0;
        ++hits_;
        return code_ == SQLITE_IOERR ? kind : code_;
    }
    static int strike(sqlite3_file* file, int kind)
    {
        return reinterpret_cast<File*>(file)->owner->strike(kind);
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        auto* self = of(vfs);
        auto* f = reinterpret_cast<File*>(file);
        f->base.pMethods = nullptr;
        if (const int code = self->strike(SQLITE_CANTOPEN); code != SQLITE_OK)
            return code;
        f->owner = self;
        f->real = reinterpret_cast<sqlite3_file*>(f + 1);
        const int code = self->real_->xOpen(self->real_, name, f->real, flags, outFlags);
        if (code == SQLITE_OK)
            f->base.pMethods = &methods();
        return code;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int sync)
    {
        if (const int code = of(vfs)->strike(SQLITE_IOERR_DELETE); code != SQLITE_OK)
            return code;
        return of(vfs)->real_->xDelete(of(vfs)->real_, name, sync);
    }
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at)
    {
        if (const int code = strike(file, SQLITE_IOERR_WRITE); code != SQLITE_OK) {
            // A failing disk may have taken a part of it.
            real(file)->pMethods->xWrite(real(file), data, size / 2, at);
            return code;
        }
        return real(file)->pMethods->xWrite(real(file), data, size, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        if (const int code = strike(file, SQLITE_IOERR_TRUNCATE); code != SQLITE_OK)
            return code;
        return real(file)->pMethods->xTruncate(real(file), size);
    }
    static int sync(sqlite3_file* file, int flags)
    {
        if (const int code = strike(file, SQLITE_IOERR_FSYNC); code != SQLITE_OK)
            return code;
        return real(file)->pMethods->xSync(real(file), flags);
    }
    static int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** out)
    {
        if (const int code = strike(file, SQLITE_IOERR_SHMMAP); code != SQLITE_OK)
            return code;
        return real(file)->pMethods->xShmMap(real(file), region, size, extend, out);
    }

    static const sqlite3_io_methods& methods()
    {
        static const sqlite3_io_methods all = [] {
            sqlite3_io_methods m{};
            m.iVersion = 3;
            m.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
            m.xRead = [](sqlite3_file* f, void* d, int n, sqlite3_int64 at) {
                return real(f)->pMethods->xRead(real(f), d, n, at);
            };
            m.xWrite = write;
            m.xTruncate = truncate;
            m.xSync = sync;
            m.xFileSize = [](sqlite3_file* f, sqlite3_int64* n) {
                return real(f)->pMethods->xFileSize(real(f), n);
            };
            m.xLock = [](sqlite3_file* f, int l) { return real(f)->pMethods->xLock(real(f), l); };
            m.xUnlock = [](sqlite3_file* f, int l) { return real(f)->pMethods->xUnlock(real(f), l); };
            m.xCheckReservedLock = [](sqlite3_file* f, int* r) {
                return real(f)->pMethods->xCheckReservedLock(real(f), r);
            };
            m.xFileControl = [](sqlite3_file* f, int op, void* a) {
                return real(f)->pMethods->xFileControl(real(f), op, a);
            };
            m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
            m.xDeviceCharacteristics = [](sqlite3_file* f) {
                return real(f)->pMethods->xDeviceCharacteristics(real(f));
            };
            m.xShmMap = shmMap;
            m.xShmLock = [](sqlite3_file* f, int o, int n, int l) {
                return real(f)->pMethods->xShmLock(real(f), o, n, l);
            };
            m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
            m.xShmUnmap = [](sqlite3_file* f, int d) { return real(f)->pMethods->xShmUnmap(real(f), d); };
            m.xFetch = [](sqlite3_file* f, sqlite3_int64 at, int n, void** p) {
                return real(f)->pMethods->xFetch(real(f), at, n, p);
            };
            m.xUnfetch = [](sqlite3_file* f, sqlite3_int64 at, void* p) {
                return real(f)->pMethods->xUnfetch(real(f), at, p);
            };
            return m;
        }();
        return all;
    }

    sqlite3_vfs* real_;
    sqlite3_vfs vfs_;
    int countdown_ = 0;
    int code_ = SQLITE_IOERR;
    int hits_ = 0;
    After after_ = After::Once;
};

/// Every table's every cell, and whether SQLite finds the file sound. What two equal databases have in
/// common.
inline std::string contents(const std::string& file)
{
    sqlite3* db = nullptr;
    std::string out;
    if (sqlite3_open(file.c_str(), &db) != SQLITE_OK)
        out = "cannot be opened";
    const auto rows = [&](const std::string& sql, const std::function<void(sqlite3_stmt*)>& each) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
            out += std::string("error: ") + sqlite3_errmsg(db) + "\n";
            return;
        }
        int code = SQLITE_OK;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            each(statement);
        if (code != SQLITE_DONE)
            out += std::string("error: ") + sqlite3_errmsg(db) + "\n";
        sqlite3_finalize(statement);
    };
    const auto print = [&](sqlite3_stmt* row) {
        for (int i = 0; i < sqlite3_column_count(row); ++i) {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, i));
            out += std::to_string(sqlite3_column_type(row, i)) + ":";
            if (bytes)
                out.append(bytes, std::size_t(sqlite3_column_bytes(row, i)));
            out += '|';
        }
        out += '\n';
    };
    rows("PRAGMA integrity_check", print);
    rows("PRAGMA foreign_key_check", print);
    rows("PRAGMA user_version", print);
    std::vector<std::string> tables;
    rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", [&](sqlite3_stmt* row) {
        tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
    });
    for (const auto& table : tables) {
        out += "table " + table + "\n";
        rows("SELECT * FROM \"" + table + "\"", print);
    }
    sqlite3_close(db);
    return out;
}

} // namespace ph::testing
