#pragma once

#include "models/values/Result.h"

#include <string>

namespace ph {

/// The system keychain, blocking, from any thread. Never falls back to a file.
/// Unsupported where no keychain answers, NotFound, Forbidden where the user or the system refused, Timeout.
class Keychain {
public:
    /// True where a keychain answers. Asks once; without a session bus it does not even ask.
    bool isAvailable();
    Result<void> write(const QString& key, const std::string& secret);
    Result<std::string> read(const QString& key);
    Result<void> remove(const QString& key);
};

} // namespace ph
