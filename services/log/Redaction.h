#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace ph {

/// From now on every redact() hides this text, also percent-encoded and base64 forms. Short (< 4) texts are
/// ignored. Process-wide on purpose: a log line does not know whose secret it might hold. Thread-safe.
void rememberSecret(std::string_view secret);

/// Hides remembered secrets, "user:password@" in URLs, values of Authorization, Cookie, X-Api-Key and the
/// like, and JSON or query values whose key names a secret (token, password, secret, api_key, …).
QString redact(const QString& text);
std::string redact(std::string_view text);

/// Whether what is called so is a secret whatever it looks like: "db_password", "api_key".
bool namesSecret(const QString& name);

} // namespace ph
