#pragma once

#include "models/values/Error.h"

namespace ph {

/// How the details of errors begin that say why no secure connection came about. Told by the text, so that it
/// is still known of an error that was kept.
namespace tlstrouble {
inline constexpr char untrusted[] = "the server's certificate is not trusted: ";
inline constexpr char noTls[] = "no secure connection: ";
} // namespace tlstrouble

/// In words, with what to do and the reason in brackets; empty for any other error.
QString tlsAdvice(const Error& error);

} // namespace ph
