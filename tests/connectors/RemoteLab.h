#pragma once

#include "tests/connectors/ConnectorLab.h"
#include "tests/fixture/MlflowFixture.h"

namespace ph::testing {

/// A remote connector on a server.
struct RemoteLab : ConnectorLab {
    explicit RemoteLab(const QString& url, const QString& kind = QStringLiteral("mlflow"))
        : ConnectorLab(kind)
    {
        connection.location = url;
        reconnect();
    }

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
};

} // namespace ph::testing
