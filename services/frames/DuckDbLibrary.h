#pragma once

#include "models/values/Result.h"

#include <cstdint>
#include <cstring>
#include <string_view>

/// The few functions of DuckDB's stable C interface that reading Parquet takes, found when the program runs:
/// who reads no Parquet needs no DuckDB. Names, parameters and layouts are those of duckdb.h.
namespace ph::duckdb {

using Handle = void*; ///< duckdb_database, duckdb_connection, duckdb_config, …: pointers to what is DuckDB's

/// duckdb_result, which some functions take as a value.
struct RawResult {
    std::uint64_t columnCount = 0, rowCount = 0, rowsChanged = 0;
    void* columns = nullptr;
    char* errorMessage = nullptr;
    void* internal = nullptr;
};

/// duckdb_string_t: up to twelve bytes lie in it, more of them elsewhere.
struct RawString {
    std::uint32_t length;
    char rest[12]; ///< all of it, or four bytes of it and a pointer to all
    std::string_view view() const
    {
        if (length <= sizeof rest)
            return {rest, length};
        const char* far = nullptr;
        std::memcpy(&far, rest + 4, sizeof far);
        return {far, length};
    }
};
static_assert(sizeof(RawResult) == 48 && sizeof(RawString) == 16);

enum class State : int { Success = 0, Error = 1 };

struct Functions {
    const char* (*libraryVersion)();
    State (*createConfig)(Handle* config);
    State (*setConfig)(Handle config, const char* name, const char* value);
    void (*destroyConfig)(Handle* config);
    State (*open)(const char* path, Handle* database, Handle config, char** error);
    void (*close)(Handle* database);
    State (*connect)(Handle database, Handle* connection);
    void (*disconnect)(Handle* connection);
    State (*prepare)(Handle connection, const char* sql, Handle* statement);
    const char* (*prepareError)(Handle statement);
    void (*destroyPrepare)(Handle* statement);
    State (*bindText)(Handle statement, std::uint64_t place, const char* text, std::uint64_t length);
    State (*execute)(Handle statement, RawResult* result);
    State (*executeStreaming)(Handle statement, RawResult* result);
    const char* (*resultError)(RawResult* result);
    void (*destroyResult)(RawResult* result);
    Handle (*fetchChunk)(RawResult result);
    void (*destroyChunk)(Handle* chunk);
    std::uint64_t (*chunkSize)(Handle chunk);
    Handle (*chunkVector)(Handle chunk, std::uint64_t column);
    void* (*vectorData)(Handle vector);
    std::uint64_t* (*vectorValidity)(Handle vector);
    void (*freeMemory)(void* memory);
};

/// The library at `file`, or where that is empty libduckdb.so where the system looks for libraries.
/// Unsupported, saying what to do, where there is none or it lacks a function.
Result<Functions> load(const QString& file);

/// Whether it was load() that refused `file`, and so another one may help.
bool isRefusal(const Error& error, const QString& file);

} // namespace ph::duckdb
