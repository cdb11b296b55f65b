#pragma once

#include "models/values/DataContract.h"
#include "services/yaml/ShapeReader.h"

#include <QJsonObject>

namespace ph {

/// What a shape cannot say of a contract: see readContract(). `written` is what it was made of.
QList<FileProblem> contractProblems(const DataContract& contract, const QJsonObject& written,
                                    const FilePlaces& places);

} // namespace ph
