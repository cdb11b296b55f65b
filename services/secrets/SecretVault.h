#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"

#include <memory>
#include <string>

namespace ph {

/// Keeps and gives secrets. Blocking, thread-safe.
class SecretVault {
public:
    virtual ~SecretVault() = default;
    /// True where store() can work (a system keychain answers).
    virtual bool canStore() = 0;
    /// Puts a secret into the keychain under `name` and returns the reference to it.
    virtual Result<SecretRef> store(const QString& name, const std::string& secret) = 0;
    virtual Result<void> remove(const SecretRef& ref) = 0;
    /// The secret behind a reference: keychain:, env:NAME, file:PATH (must be a regular file of ours with
    /// mode 0600 or 0400; one trailing newline is dropped), exec:COMMAND (run by /bin/sh, 10 s, first line of
    /// stdout). Errors never hold the secret.
    virtual Result<std::string> resolve(const SecretRef& ref) = 0;
};

/// The system keychain through QtKeychain, and references.
std::unique_ptr<SecretVault> makeSystemVault();
/// Secrets in memory, for tests and the sample workspace; references work as ever.
std::unique_ptr<SecretVault> makeMemoryVault();

/// Invalid with what is wrong, in words, where `text` is no reference; a bare secret is told apart from one.
Result<SecretRef> parseSecretRef(const QString& text);

} // namespace ph
