#pragma once

#include "models/values/Result.h"

#include <QDateTime>

#include <stop_token>

namespace ph {

/// A file that may not change while it is read. Made before that; asked for its digest afterwards.
class SteadyFile {
public:
    /// `path` may name a table in it: "FILE#TABLE".
    explicit SteadyFile(const QString& path);
    std::int64_t writtenMs() const; ///< noTime where there is no file
    /// "sha256:…". NotFound; Storage; Conflict where it is another one by now; Cancelled.
    Result<QString> digest(std::stop_token stop = {}) const;

private:
    QString path_;
    qint64 bytes_ = 0;
    QDateTime written_;
};

} // namespace ph
