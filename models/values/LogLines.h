#pragma once

#include "models/values/Time.h"

#include <QString>

#include <memory>
#include <vector>

namespace ph {

enum class LogLevel : std::uint8_t {
    Unknown, ///< the line does not say, as one that goes on with another
    Debug,
    Info,
    Warning,
    Error
};

/// As the line itself says, by the words of common loggers ("ERROR", "level=warn", "E1118 12:46…"), the first
/// of them among its first 300 characters.
LogLevel logLevelOf(QStringView written);

/// How many characters of a line are the cluster's stamp ("2026-11-18T12:46:40.123456789Z "); 0: it has none.
qsizetype stampLength(QStringView line);

/// The lines of a log, found once, so that any of them is at hand at once. Pure; threads may share it. Counts
/// lines from 0. Making it takes time by the length of the text: for workers.
class LogLines {
public:
    LogLines() = default;
    explicit LogLines(QString text);

    const QString& text() const { return text_; }
    qsizetype size() const { return qsizetype(lines_.size()); }
    QStringView line(qsizetype at) const;    ///< with its stamp, as it is kept
    QStringView written(qsizetype at) const; ///< without it
    qsizetype stampOf(qsizetype at) const { return lines_[std::size_t(at)].stamp; }
    std::int64_t atMs(qsizetype at) const { return lines_[std::size_t(at)].atMs; } ///< noTime: has no stamp
    LogLevel level(qsizetype at) const { return lines_[std::size_t(at)].level; }
    /// Of the longest without its stamp, in columns of a fixed pitch: tabs take up to four, and characters of
    /// East Asia two.
    qsizetype columns() const { return columns_; }
    std::int64_t firstMs() const { return firstMs_; } ///< of the stamps, in their order; noTime: none
    std::int64_t lastMs() const { return lastMs_; }

private:
    struct Line {
        qsizetype begin = 0;
        std::int64_t atMs = noTime;
        std::uint32_t length = 0;
        std::uint8_t stamp = 0;
        LogLevel level = LogLevel::Unknown;
    };
    QString text_;
    std::vector<Line> lines_;
    qsizetype columns_ = 0;
    std::int64_t firstMs_ = noTime, lastMs_ = noTime;
};

using LogLinesPtr = std::shared_ptr<const LogLines>;

} // namespace ph
