#pragma once

#include "services/connectors/Capabilities.h"
#include "services/connectors/Catalog.h"
#include "services/http/CurlTransport.h"
#include "tests/fixture/MlflowFixture.h"

namespace ph::testing {

/// A remote connector with a transport and everything else that a call needs.
struct RemoteLab {
    explicit RemoteLab(const QString& url, const QString& kind = QStringLiteral("mlflow"))
    {
        connection.id = {7};
        connection.name = QStringLiteral("lab");
        connection.kind = kind;
        connection.location = url;
        reconnect();
    }

    /// A new connector that has learnt nothing yet.
    void reconnect()
    {
        auto made = makeConnector(connection);
        if (!made)
            qFatal("connector: %s", qPrintable(made.error().detail));
        connector = std::move(*made);
    }

    CallContext context() { return {*transport, credentials, stop.get_token()}; }
    RunSource& runs() { return *capability<RunSource>(*connector); }
    ArtifactSource& artifacts() { return *capability<ArtifactSource>(*connector); }
    ModelRegistry& registry() { return *capability<ModelRegistry>(*connector); }

    void signIn(const MlflowFixture::Options& options)
    {
        if (options.access == MlflowFixture::Access::Bearer) {
            connection.auth = AuthScheme::Bearer;
            credentials.authorization = "Bearer " + options.token;
        } else if (options.access == MlflowFixture::Access::Basic) {
            connection.auth = AuthScheme::Basic;
            connection.settings[QStringLiteral("user")] = QString::fromStdString(options.user);
            const auto pair = QByteArray::fromStdString(options.user + ':' + options.password);
            credentials.authorization = "Basic " + pair.toBase64().toStdString();
        }
        reconnect();
    }

    Connection connection;
    HttpCredentials credentials;
    std::stop_source stop;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    std::unique_ptr<Connector> connector;
};

} // namespace ph::testing
