#include "services/frames/DuckDbLibrary.h"

#include "services/frames/FrameText.h"

#include <QLibrary>

namespace ph::duckdb {

namespace {

template <class Function>
bool resolve(QLibrary& library, const char* name, Function& to)
{
    to = reinterpret_cast<Function>(library.resolve(name));
    return to != nullptr;
}

QString nameOf(const QString& file)
{
    return file.isEmpty() ? QStringLiteral("libduckdb.so") : file;
}

} // namespace

bool isRefusal(const Error& error, const QString& file)
{
    return error.kind == ErrorKind::Unsupported && error.where == nameOf(file);
}

Result<Functions> load(const QString& file)
{
    // Stays loaded: nobody unloads a library while another thread may be in it.
    QLibrary library(file.isEmpty() ? QStringLiteral("duckdb") : file);
    library.setLoadHints(QLibrary::ResolveAllSymbolsHint);
    const auto where = nameOf(file);
    if (!library.load())
        return fail(ErrorKind::Unsupported, where,
                    frameText(QT_TRANSLATE_NOOP(
                                  "ph::Frames",
                                  "Parquet is read through DuckDB's library, which is not here: install "
                                  "libduckdb.so where the system finds libraries, or name its file. %1"))
                        .arg(library.errorString()));
    Functions f{};
    const bool isWhole = resolve(library, "duckdb_library_version", f.libraryVersion) &&
                         resolve(library, "duckdb_create_config", f.createConfig) &&
                         resolve(library, "duckdb_set_config", f.setConfig) &&
                         resolve(library, "duckdb_destroy_config", f.destroyConfig) &&
                         resolve(library, "duckdb_open_ext", f.open) &&
                         resolve(library, "duckdb_close", f.close) &&
                         resolve(library, "duckdb_connect", f.connect) &&
                         resolve(library, "duckdb_disconnect", f.disconnect) &&
                         resolve(library, "duckdb_prepare", f.prepare) &&
                         resolve(library, "duckdb_prepare_error", f.prepareError) &&
                         resolve(library, "duckdb_destroy_prepare", f.destroyPrepare) &&
                         resolve(library, "duckdb_bind_varchar_length", f.bindText) &&
                         resolve(library, "duckdb_execute_prepared", f.execute) &&
                         resolve(library, "duckdb_result_error", f.resultError) &&
                         resolve(library, "duckdb_destroy_result", f.destroyResult) &&
                         resolve(library, "duckdb_fetch_chunk", f.fetchChunk) &&
                         resolve(library, "duckdb_destroy_data_chunk", f.destroyChunk) &&
                         resolve(library, "duckdb_data_chunk_get_size", f.chunkSize) &&
                         resolve(library, "duckdb_data_chunk_get_vector", f.chunkVector) &&
                         resolve(library, "duckdb_vector_get_data", f.vectorData) &&
                         resolve(library, "duckdb_vector_get_validity", f.vectorValidity) &&
                         resolve(library, "duckdb_free", f.freeMemory);
    if (!isWhole)
        return fail(ErrorKind::Unsupported, where,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames",
                                                "This library is not DuckDB's, or older than its 1.0.")));
    // Of the interface that may go away; without it a result is whole in memory.
    if (!resolve(library, "duckdb_execute_prepared_streaming", f.executeStreaming))
        f.executeStreaming = f.execute;
    return f;
}

} // namespace ph::duckdb
