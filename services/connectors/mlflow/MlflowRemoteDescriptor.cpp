#include "services/connectors/SignInFields.h"
#include "services/connectors/mlflow/MlflowRemote.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct MlflowRemoteDescriptorTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MlflowRemote)
};

} // namespace

ConnectorDescriptor mlflowRemoteDescriptor()
{
    ConnectorDescriptor d;
    d.kind = QStringLiteral("mlflow");
    d.title = MlflowRemoteDescriptorTexts::tr("MLflow tracking server");
    d.summary = MlflowRemoteDescriptorTexts::tr(
        "Experiments, runs and artifacts of an MLflow server, version 2 or 3, over HTTP.");
    d.location = LocationKind::Url;
    d.locationLabel = MlflowRemoteDescriptorTexts::tr("Server URL");
    d.locationPlaceholder = QStringLiteral("https://mlflow.example.com");
    d.auths = signInSchemes();
    d.fields = signInFields();
    return d;
}

} // namespace ph
