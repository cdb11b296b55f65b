#pragma once

#include "models/values/DataContract.h"
#include "models/values/RecordedText.h"

#include <QJsonObject>

namespace ph {

/// A contract from what people wrote of it, as a file or as settings of a gate, once that has been held
/// against its shape; see contractFields(). Columns as they come: by name.
DataContract contractFrom(const QJsonObject& written);

/// Something that a shape cannot say.
struct ContractProblem {
    QString path;       ///< "columns.amount.pattern"
    RecordedText words; ///< one sentence
};
/// Patterns that are none, a minimum above its maximum, shares without what they are shares of, freshness of
/// a column that is no timestamp.
QList<ContractProblem> contractProblems(const DataContract& contract, const QJsonObject& written);

} // namespace ph
