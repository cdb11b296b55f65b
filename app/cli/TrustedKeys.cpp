#include "app/cli/TrustedKeys.h"

namespace ph {

Result<KnownKeys> trustedKeys(CommandLine& line, const std::vector<std::string>& given)
{
    auto keys = KeyStore(line.workspace()->state()).publicKeys();
    for (const auto& text : given) {
        const auto key = publicKeyFromText(toText(text));
        if (!key)
            return fail(key.error());
        if (keys)
            keys->insert(keyId(*key), *key);
    }
    return keys;
}

} // namespace ph
