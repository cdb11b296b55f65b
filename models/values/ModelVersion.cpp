#include "models/values/ModelVersion.h"

namespace ph {

EntityKey modelVersionKey(ConnectionId connection, const QString& model, const QString& version)
{
    return {connection, EntityKind::ModelVersion, model + u'/' + version};
}

} // namespace ph
