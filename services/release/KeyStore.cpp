#include "services/release/KeyStore.h"

#include "services/release/ReleaseStoreTexts.h"
#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"

namespace ph {

Result<QList<KnownKey>> KeyStore::keys()
{
    return state_.pool().read([](Database& db) {
        QList<KnownKey> keys;
        Statement select(db, "SELECT public_key, label, secret FROM known_key ORDER BY id");
        while (select.step()) {
            const auto key = publicKeyFromText(select.string(0));
            if (key) // an unreadable one signs nothing that counts
                keys.append({keyId(*key), *key, select.string(1), {select.string(2)}});
        }
        return keys;
    });
}

Result<KnownKeys> KeyStore::publicKeys()
{
    return keys().map([](const QList<KnownKey>& list) {
        KnownKeys known;
        for (const auto& key : list)
            known.insert(key.id, key.publicKey);
        return known;
    });
}

Result<void> KeyStore::put(const QByteArray& publicKey, const QString& label, const SecretRef& secret)
{
    if (!secret.text.isEmpty()) {
        if (const auto reference = parseSecretRef(secret.text); !reference)
            return fail(reference.error());
    }
    return state_.pool().write([&](Database& db) {
        Statement upsert(db,
                         "INSERT INTO known_key(id, public_key, label, secret) VALUES (?1, ?2, ?3, ?4) "
                         "ON CONFLICT(id) DO UPDATE SET label = excluded.label, secret = excluded.secret");
        upsert.bindText(1, keyId(publicKey)).bindText(2, publicKeyText(publicKey));
        upsert.bindText(3, label).bindText(4, secret.text).run();
    });
}

Result<KnownKey> KeyStore::own()
{
    const auto all = keys();
    if (!all)
        return fail(all.error());
    for (const auto& key : *all) {
        if (!key.secret.text.isEmpty())
            return key;
    }
    return fail(ErrorKind::NotFound, QStringLiteral("signing key"),
                ReleaseStoreTexts::tr("There is no signing key here yet; see `pilothouse ledger key`."));
}

Result<SigningKey> KeyStore::loadOwn(SecretVault& vault)
{
    const auto known = own();
    if (!known)
        return fail(known.error());
    auto key = SigningKey::load(vault, known->secret);
    if (key && key->id() != known->id)
        return fail(
            ErrorKind::Conflict, known->secret.text,
            ReleaseStoreTexts::tr("The key behind this reference is another than %1.").arg(known->id));
    return key;
}

} // namespace ph
