#pragma once

#include "models/values/RecordedText.h"

#include <QString>

#include <chrono>
#include <optional>

namespace ph {

/// What went wrong, in the few ways that callers treat differently. Code branches on the kind;
/// only widgets and the command line turn an error into words (see errorTitle()).
enum class ErrorKind {
    Offline,      ///< no route, refused, name not resolved, connection dropped
    Timeout,      ///< the other side did not answer in time
    Unauthorized, ///< 401: credentials missing or wrong; asking again will not help
    Forbidden,    ///< 403: known, but not permitted
    NotFound,
    Conflict,
    RateLimited, ///< 429, usually with retryAfter
    ServerFault, ///< 5xx
    Unreadable,  ///< an answer or file came, but is not what its format says
    Invalid,     ///< what we were asked to do makes no sense: bad query, bad setting
    Unsupported, ///< the other side cannot do this
    Storage,     ///< local disk or database
    Cancelled,
};

struct Error {
    ErrorKind kind = ErrorKind::Invalid;
    QString where;  ///< what was being done, e.g. "POST /api/2.0/mlflow/runs/search" or a file's path
    QString detail; ///< plain text, redacted by whoever made it, at most maxDetailBytes in UTF-8
    std::optional<std::chrono::milliseconds> retryAfter = std::nullopt;
    QString english = {}; ///< detail as records keep it; empty: as it is

    static constexpr int maxDetailBytes = 4096;

    /// Cuts detail to maxDetailBytes.
    static Error make(ErrorKind kind, QString where, QString detail = {});
    static Error make(ErrorKind kind, QString where, const RecordedText& detail);

    /// The detail for what is written down for everybody: evidence, ledgers, the record of a rollout.
    const QString& forRecords() const { return english.isEmpty() ? detail : english; }

    /// True where the same request may succeed later without anybody changing anything.
    bool retryable() const;

    friend bool operator==(const Error&, const Error&) = default;
};

/// Stable lower-case name of a kind for JSON output and logs, e.g. "rate-limited".
QString errorKindName(ErrorKind kind);

} // namespace ph
