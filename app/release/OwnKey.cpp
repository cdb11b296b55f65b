#include "app/release/OwnKey.h"

#include "app/release/DeskTexts.h"

#include <QCoreApplication>

namespace ph {

Result<KnownKey> makeOwnKey(Workspace& workspace, const std::filesystem::path& file)
{
    KeyStore keys(workspace.state());
    if (const auto own = keys.own())
        return fail(ErrorKind::Conflict, own->id, DeskTexts::tr("There is a signing key here already."));
    else if (own.error().kind != ErrorKind::NotFound)
        return fail(own.error());
    auto& vault = workspace.vault();
    if (file.empty() && !vault.canStore())
        return fail(ErrorKind::Unsupported, QStringLiteral("keychain"),
                    QCoreApplication::translate("OwnKey",
                                                "No keychain answers here. Keep the key in a file of yours: "
                                                "pilothouse ledger key --file PATH"));
    const auto key = SigningKey::generate();
    const auto reference = file.empty()
                               ? key.store(vault, QStringLiteral("pilothouse/signing-key/") + key.id())
                               : key.storeInFile(std::filesystem::absolute(file));
    if (!reference)
        return fail(reference.error());
    if (auto put = keys.put(key.publicKey(), QCoreApplication::translate("OwnKey", "own"), *reference); !put)
        return fail(put.error());
    return keys.own();
}

} // namespace ph
