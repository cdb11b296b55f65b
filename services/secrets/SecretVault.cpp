#include "services/secrets/SecretVault.h"

#include "services/log/Redaction.h"
#include "services/secrets/Keychain.h"
#include "services/secrets/SecretReference.h"
#include "services/secrets/SecretText.h"

#include <map>
#include <mutex>

namespace ph {

namespace {

const QString keychainPrefix = QStringLiteral("keychain:");

Error notAReference()
{
    return Error::make(ErrorKind::Invalid, QStringLiteral("secret reference"),
                       secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "not a reference to a secret")));
}

/// What both vaults share: references other than keychain: and telling redaction about every secret.
class ReferenceVault : public SecretVault {
public:
    Result<SecretRef> store(const QString& name, const std::string& secret) final
    {
        rememberSecret(secret);
        if (name.trimmed().isEmpty())
            return fail(ErrorKind::Invalid, keychainPrefix,
                        secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "a secret needs a name")));
        return keep(name, secret).map([&] { return SecretRef{keychainPrefix + name}; });
    }

    Result<void> remove(const SecretRef& ref) final
    {
        const auto reference = readReference(ref.text);
        if (!reference)
            return fail(notAReference());
        if (reference->kind != SecretReference::Kind::Keychain)
            return {}; // what a variable, a file or a command holds is not ours
        return drop(reference->target);
    }

    Result<std::string> resolve(const SecretRef& ref) final
    {
        const auto reference = readReference(ref.text);
        if (!reference)
            return fail(notAReference());
        auto secret = lookUp(*reference);
        if (secret)
            rememberSecret(*secret);
        return secret;
    }

protected:
    virtual Result<void> keep(const QString& name, const std::string& secret) = 0;
    virtual Result<void> drop(const QString& name) = 0;
    virtual Result<std::string> recall(const QString& name) = 0;

private:
    Result<std::string> lookUp(const SecretReference& reference)
    {
        switch (reference.kind) {
        case SecretReference::Kind::Keychain:
            return recall(reference.target);
        case SecretReference::Kind::Environment:
            return resolveEnvironment(reference.target);
        case SecretReference::Kind::File:
            return resolveFile(reference.target);
        case SecretReference::Kind::Command:
            return resolveCommand(reference.target);
        }
        return fail(notAReference());
    }
};

class SystemVault final : public ReferenceVault {
public:
    bool canStore() override { return keychain_.isAvailable(); }

protected:
    Result<void> keep(const QString& name, const std::string& secret) override
    {
        return keychain_.write(name, secret);
    }
    Result<void> drop(const QString& name) override { return keychain_.remove(name); }
    Result<std::string> recall(const QString& name) override { return keychain_.read(name); }

private:
    Keychain keychain_;
};

class MemoryVault final : public ReferenceVault {
public:
    bool canStore() override { return true; }

protected:
    Result<void> keep(const QString& name, const std::string& secret) override
    {
        const std::lock_guard lock(mutex_);
        secrets_[name] = secret;
        return {};
    }

    Result<void> drop(const QString& name) override
    {
        const std::lock_guard lock(mutex_);
        if (secrets_.erase(name) == 0)
            return fail(unknown(name));
        return {};
    }

    Result<std::string> recall(const QString& name) override
    {
        const std::lock_guard lock(mutex_);
        const auto found = secrets_.find(name);
        if (found == secrets_.end())
            return fail(unknown(name));
        return found->second;
    }

private:
    static Error unknown(const QString& name)
    {
        return Error::make(ErrorKind::NotFound, keychainPrefix + name,
                           secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "there is no such secret")));
    }

    std::mutex mutex_;
    std::map<QString, std::string> secrets_;
};

} // namespace

std::unique_ptr<SecretVault> makeSystemVault()
{
    return std::make_unique<SystemVault>();
}

std::unique_ptr<SecretVault> makeMemoryVault()
{
    return std::make_unique<MemoryVault>();
}

} // namespace ph
