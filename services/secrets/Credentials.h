#pragma once

#include "services/http/HttpTransport.h"
#include "services/secrets/SecretVault.h"

namespace ph {

/// Resolves what a connection needs to present itself: Basic, Bearer, client certificate, extra header, CA,
/// proxy. Settings read: "user", "caFile", "certFile", "keyFile", "proxy", "headerName"; secrets: "password",
/// "token", "keyPassphrase", "headerValue". Every resolved secret is also given to redaction
/// (services/log/Redaction.h). Errors are the vault's; Invalid where a needed one is missing.
Result<HttpCredentials> resolveCredentials(const Connection& connection, SecretVault& vault);

} // namespace ph
