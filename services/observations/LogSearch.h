#pragma once

#include "models/values/Result.h"
#include "models/values/RevisionLog.h"

#include <chrono>
#include <stop_token>
#include <vector>

namespace ph {

struct LogQuestion {
    QString text;
    enum class Form { Literal, Regex } form = Form::Literal; ///< either without regard to case
    std::size_t most = 10'000;
    std::chrono::milliseconds mostTime{2'000};
};

struct LogHit {
    qsizetype log = 0;  ///< index of the log
    qsizetype line = 0; ///< from 0
    QString text;
    qsizetype from = 0, length = 0; ///< where in it the first is found
    friend bool operator==(const LogHit&, const LogHit&) = default;
};

struct LogHits {
    std::vector<LogHit> hits; ///< in the order of the logs and their lines
    bool isWhole = true;      ///< false: there may be more, for it took too long, or there are too many
};

/// Lines that hold a text, or in which a pattern is found: in what the program wrote, so that "^" means its
/// beginning, or else in the line with the cluster's stamp. Invalid for what is no regular expression;
/// Cancelled.
Result<LogHits> searchLogs(const QList<RevisionLog>& logs, const LogQuestion& question, std::stop_token stop);

} // namespace ph
