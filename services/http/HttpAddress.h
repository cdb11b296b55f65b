#pragma once

#include "models/values/Result.h"

#include <string>
#include <string_view>

namespace ph {

/// The parts of an absolute http(s) address that decide who may see credentials.
struct HttpAddress {
    std::string url;    ///< without user, password and fragment
    std::string scheme; ///< "http" or "https"
    std::string host;   ///< lower case
    std::string port;   ///< always given
    std::string path;   ///< without the query
    std::string user;   ///< decoded
    std::string password;

    bool sameOrigin(const HttpAddress& other) const
    {
        return scheme == other.scheme && host == other.host && port == other.port;
    }
};

/// Invalid for what is no address; Unsupported for other schemes. Errors hold no part of the address.
Result<HttpAddress> parseHttpAddress(const std::string& url);

/// Where a Location header leads, seen from `base`. A user or password in it is dropped: a server does not
/// choose credentials for us. Errors as of parseHttpAddress().
Result<HttpAddress> resolveRedirect(const HttpAddress& base, const std::string& location);

/// The address's URL with another host: a name or an IP address, without brackets. Invalid for what is no
/// host.
Result<std::string> urlWithHost(const HttpAddress& address, const std::string& host);

/// The value of a Host header: the port is left out where the scheme says it.
std::string hostHeader(const HttpAddress& address);

} // namespace ph
