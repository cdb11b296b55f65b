#pragma once

#include "models/values/LogLines.h"
#include "models/values/RevisionLog.h"

#include <optional>

namespace ph {

/// A log that is kept with an incident, as a reader meets it. Its text stands in `lines` alone.
struct ShownLog {
    QString id; ///< the same as long as it is the same log
    enum class Kind : std::uint8_t {
        Container,
        Events ///< what components of the cluster noted of the endpoint, a line each
    } kind = Kind::Container;
    QString connection, endpoint;
    std::int64_t fetchedMs = noTime; ///< of events: when the newest was seen
    RevisionLog log = {};            ///< facts; without its text
    LogLinesPtr lines = {};          ///< never null
    friend bool operator==(const ShownLog&, const ShownLog&) = default;
};

/// All that is kept with an incident, the newest fetch first.
struct LogsReading {
    QList<ShownLog> logs;
    QStringList notes = {}; ///< what could not be read, one sentence each
};

/// What is looked for in logs, without regard to case.
struct LogQuery {
    QString text; ///< empty: nothing
    enum class Form : std::uint8_t { Plain, Regex } form = Form::Plain;
    friend bool operator==(const LogQuery&, const LogQuery&) = default;
};

/// A line in which it was found, and where first.
struct LogMatch {
    std::uint32_t line = 0;
    std::uint32_t from = 0, length = 0; ///< within the line with its stamp
    friend bool operator==(const LogMatch&, const LogMatch&) = default;
};

struct LogMatches {
    LogQuery query;
    QList<std::vector<LogMatch>> byLog = {}; ///< of each log of the reading, in the order of its lines
    enum class Extent : std::uint8_t {
        Whole,
        Partial ///< there may be more: it took too long, or there are too many
    } extent = Extent::Whole;
    qsizetype count() const
    {
        qsizetype sum = 0;
        for (const auto& matches : byLog)
            sum += qsizetype(matches.size());
        return sum;
    }
};

} // namespace ph
