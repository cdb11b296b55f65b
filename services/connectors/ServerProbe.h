#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// What a probe of any server over HTTP is made of.
class ServerProbe {
protected:
    explicit ServerProbe(const CallContext& context)
        : context_(context)
    {
    }

    void add(const QString& label, ProbeLine::Verdict verdict, const QString& detail = {});
    /// Adds a line for a failed request; false where asking on is pointless.
    bool failed(const QString& label, const Error& error);
    /// Adds "Reachable", and where the first reply is no answer to go on with, why. Keeps what the reply
    /// tells of the server's clock. False where asking on is pointless.
    bool reached(const Result<HttpResponse>& reply);
    /// Without credentials, or with such as this kind of server tells nothing about.
    void addAnonymous(const Connection& connection);
    void addClockSkew();
    /// Reading what the system holds was shown to work.
    void setUsable();

    const CallContext& context_;
    ProbeReport report_;

private:
    std::optional<qint64> skewSeconds_;
};

/// The base URL without a query, a fragment and a trailing slash.
std::string serverAddress(const QString& location);

} // namespace ph
