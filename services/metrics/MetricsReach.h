#pragma once

namespace ph {

class HttpTransport;
class SecretVault;

/// Whom to ask through, and who keeps the secrets.
struct MetricsReach {
    HttpTransport& transport;
    SecretVault& vault;
};

} // namespace ph
