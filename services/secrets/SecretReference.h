#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"

#include <optional>
#include <string>

namespace ph {

/// A reference taken apart.
struct SecretReference {
    enum class Kind { Keychain, Environment, File, Command };
    Kind kind = Kind::Keychain;
    QString target; ///< what follows the colon, never empty
};

/// Empty for what is no reference.
std::optional<SecretReference> readReference(const QString& text);

/// The secret behind env:, file: and exec: (see SecretVault::resolve). Errors never hold the secret.
Result<std::string> resolveEnvironment(const QString& name);
Result<std::string> resolveFile(const QString& path);
Result<std::string> resolveCommand(const QString& command);

} // namespace ph
