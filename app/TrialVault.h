#pragma once

#include "services/secrets/SecretVault.h"

#include <map>

namespace ph {

/// The real vault for reading, with what was typed but not saved yet on top: secrets stored here die with it.
class TrialVault final : public SecretVault {
public:
    explicit TrialVault(SecretVault& real)
        : real_(real)
    {
    }
    bool canStore() override { return true; }
    Result<SecretRef> store(const QString& name, const std::string& secret) override
    {
        const SecretRef ref{QStringLiteral("keychain:trial/") + name};
        typed_[ref.text] = secret;
        return ref;
    }
    Result<void> remove(const SecretRef& ref) override
    {
        typed_.erase(ref.text);
        return {};
    }
    Result<std::string> resolve(const SecretRef& ref) override
    {
        const auto it = typed_.find(ref.text);
        return it == typed_.end() ? real_.resolve(ref) : Result<std::string>(it->second);
    }

private:
    SecretVault& real_;
    std::map<QString, std::string> typed_;
};

} // namespace ph
