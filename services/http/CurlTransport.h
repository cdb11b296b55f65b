#pragma once

#include "services/http/HttpTransport.h"

#include <memory>

namespace ph {

/// HTTP/1.1 and HTTP/2 through libcurl. One thread moves the bytes of all requests over shared connections;
/// callers wait. A stop request ends the wait at once. Bodies are decompressed and limits count the
/// decompressed bytes. Redirects are followed here, not by libcurl: credentials (Authorization, extra
/// headers, Cookie, client certificate) go to the first origin only, and https never leads to http. TLS is
/// always verified. A GET is sent a second time where a reused connection turned out to be closed. Destroying
/// it cancels what is under way; nobody may call send() by then.
std::unique_ptr<HttpTransport> makeCurlTransport();

} // namespace ph
