#pragma once

#include "models/values/Result.h"
#include "services/secrets/SecretVault.h"

#include <QByteArray>
#include <QMap>

#include <array>
#include <filesystem>

namespace ph {

/// Public keys by their id. What is not in it is unknown, and signs nothing that counts.
using KnownKeys = QMap<QString, QByteArray>;

/// "ed25519:" and the first 16 bytes of the SHA-256 of the public key, hexadecimal.
QString keyId(const QByteArray& publicKey);
/// "ed25519:BASE64", as a policy lists it. Invalid for anything but 32 bytes written canonically.
QString publicKeyText(const QByteArray& publicKey);
Result<QByteArray> publicKeyFromText(const QString& text);

/// True where `signature` (64 bytes) is of `message` by the owner of `publicKey` (32 bytes).
bool verifySignature(const QByteArray& publicKey, const QByteArray& message, const QByteArray& signature);

/// An Ed25519 key pair (RFC 8032, through libsodium). The secret never leaves it but into a vault, is never
/// in a QString, and is wiped at the end.
class SigningKey {
public:
    static SigningKey generate();
    /// The key behind a reference; Unreadable where the secret is no key of ours.
    static Result<SigningKey> load(SecretVault& vault, const SecretRef& reference);
    /// From 32 bytes, as RFC 8032 has them; for tests against published vectors.
    static SigningKey fromSeed(const std::array<unsigned char, 32>& seed);

    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&& other) noexcept;
    ~SigningKey();

    Result<SecretRef> store(SecretVault& vault, const QString& name) const;
    /// Into a new file that only its owner may read; Conflict where there is one already. Returns "file:…".
    Result<SecretRef> storeInFile(const std::filesystem::path& file) const;
    const QByteArray& publicKey() const { return publicKey_; }
    const QString& id() const { return id_; }
    QByteArray sign(const QByteArray& message) const; ///< 64 bytes

private:
    SigningKey() = default;
    std::array<unsigned char, 64> secret_{};
    QByteArray publicKey_;
    QString id_;
};

} // namespace ph
