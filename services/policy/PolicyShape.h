#pragma once

#include "services/yaml/Shape.h"

#include <QJsonObject>

namespace ph {

/// Everything that a policy file may hold, gates of all kinds included. The one description that the reader
/// and the published schema are made of.
const Shape& policyShape();

/// A shape as JSON Schema, draft 2020-12, without the document's own head.
QJsonObject shapeSchema(const Shape& shape);

/// The published schema of policy files: resources/policy/policy-1.schema.json holds the same.
QJsonObject policySchema();

} // namespace ph
