#pragma once

#include "models/values/Result.h"

#include <stop_token>

namespace ph {

enum class DigestMatch {
    Same,
    Other,
    Unknown ///< it is no digest of a file's bytes: MLflow's own are of rows as pandas or NumPy holds them
};

/// Whether a hexadecimal MD5, SHA-1 or SHA-256, told by its length, is that of the file's bytes; any other
/// digest is Unknown, and the file is not read. Errors as ByteBlocks::open(), Storage, Cancelled. Blocking.
Result<DigestMatch> digestMatch(const QString& file, const QString& digest, std::stop_token stop);

} // namespace ph
