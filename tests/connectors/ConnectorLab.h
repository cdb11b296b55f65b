#pragma once

#include "services/connectors/Capabilities.h"
#include "services/connectors/Catalog.h"
#include "services/connectors/ItemFaults.h"
#include "services/http/CurlTransport.h"

namespace ph::testing {

/// A connection and everything else that a call of its connector needs.
struct ConnectorLab {
    explicit ConnectorLab(const QString& kind)
    {
        connection.id = {7};
        connection.name = QStringLiteral("lab");
        connection.kind = kind;
    }

    /// A new connector that has learnt nothing yet.
    void reconnect()
    {
        auto made = makeConnector(connection);
        if (!made)
            qFatal("connector: %s", qPrintable(made.error().detail));
        connector = std::move(*made);
    }

    CallContext context()
    {
        return {.transport = *transport,
                .credentials = credentials,
                .stop = stop.get_token(),
                .fault = faults.sink()};
    }

    Connection connection;
    HttpCredentials credentials;
    std::stop_source stop;
    ItemFaults faults; ///< that its calls met
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    std::unique_ptr<Connector> connector;
};

} // namespace ph::testing
