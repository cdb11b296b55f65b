#pragma once

#include "services/release/SigningKey.h"
#include "services/store/StateStore.h"

namespace ph {

/// A key that this workspace knows.
struct KnownKey {
    QString id;
    QByteArray publicKey;
    QString label;
    SecretRef secret; ///< empty: somebody else's
};

/// The public keys of state.db, and where one's own private key is. Never holds a secret.
class KeyStore {
public:
    explicit KeyStore(StateStore& state)
        : state_(state)
    {
    }

    Result<QList<KnownKey>> keys();
    Result<KnownKeys> publicKeys();
    /// Adds it, or changes its label and reference.
    Result<void> put(const QByteArray& publicKey, const QString& label, const SecretRef& secret);
    /// The key that one signs with here: NotFound where none was made yet.
    Result<KnownKey> own();
    Result<SigningKey> loadOwn(SecretVault& vault);

private:
    StateStore& state_;
};

} // namespace ph
