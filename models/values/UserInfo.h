#pragma once

#include "models/values/Connection.h"
#include "models/values/Error.h"

#include <optional>

namespace ph {

/// True where an address names a user, and with it perhaps a secret: "https://ada:pw@host",
/// "ada:pw@proxy:3128". Also where an "@" stands in a URL that cannot be read: a password may hold any
/// character.
bool hasUserInfo(const QString& address);

/// The address without its user and password; empty where they cannot be told from the rest. A path stays.
QString withoutUserInfo(const QString& address);

/// The connection with every address bare; one that cannot be made so is emptied and the connection disabled.
Connection withoutUserInfo(Connection connection);

/// The user in an address that also has a password, decoded; else empty: a user alone may be a token.
QString userOf(const QString& address);

/// Invalid where the location or an address among the settings holds a user or a password: they would be kept
/// and shown as plain text. None where all is well. Never quotes what it found.
std::optional<Error> userInfoObjection(const Connection& connection);

} // namespace ph
