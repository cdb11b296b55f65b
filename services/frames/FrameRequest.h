#pragma once

#include "models/values/Frame.h"
#include "models/values/Result.h"

#include <QMap>

#include <functional>
#include <optional>
#include <stop_token>

namespace ph {

enum class FrameFormat { Csv, Ndjson, Sqlite, Parquet, JsonText };

/// What one file may ask of this machine.
struct FrameLimits {
    std::size_t recordBytes = std::size_t(16) << 20;     ///< of a line or record; longer ends the reading
    std::size_t textBytes = std::size_t(64) << 10;       ///< of a text; longer is cut and counted
    std::size_t columns = 20'000;                        ///< more ends the reading
    std::size_t dictionaryWords = std::size_t(1) << 20;  ///< of a category column
    std::size_t dictionaryBytes = std::size_t(64) << 20; ///< likewise
};

/// Which table, and what a person said of it.
struct FrameRequest {
    QString path;
    QString table = {};                     ///< of an SQLite file; without it the only one there is
    QString query = {};                     ///< instead of `table`: one SELECT
    std::optional<FrameFormat> format = {}; ///< else by content and name, see recogniseFrame()
    std::optional<char> separator = {};     ///< of CSV; else guessed
    QStringList columns = {};               ///< only these; all where empty
    QMap<QString, FrameType> types = {};
    QMap<QString, FrameRole> roles = {};
    std::optional<QStringList> missingWords = {}; ///< instead of MissingWords::usual()
    QString duckDb = {};  ///< the file of DuckDB's library; else it is looked for by name
    unsigned threads = 0; ///< 0: as many as there are cores, at most 8
    FrameLimits limits = {};
};

/// "FILE" or "FILE#TABLE", as gates and the command line write it. A file that has a # in its name is one.
FrameRequest frameRequest(const QString& path);

struct FrameProgress {
    std::size_t rows = 0;
    double share = 0; ///< of the file, 0 to 1; 0 where it cannot be told
};

struct FrameContext {
    std::stop_token stop = {};
    std::function<void(const FrameProgress&)> progress = {}; ///< one thread at a time, any thread
};

/// Who takes the batches of a table that is read.
class FrameSink {
public:
    virtual ~FrameSink() = default;
    /// Called before the first batch, and again where a column turned out to be of another type than the
    /// first rows had said: what was taken so far is void, and all rows come again.
    virtual void begin(const FrameSchema& schema) = 0;
    /// In the order of the rows, one thread at a time. An error ends the reading.
    virtual Result<void> take(const FrameBatch& batch) = 0;
};

} // namespace ph
