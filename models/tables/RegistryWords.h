#pragma once

#include "models/values/ModelView.h"

#include <QString>

/// Everything about the registry that has a word, translated.
namespace ph {

QString modelKindText(RegisteredModel::Kind kind);                   ///< "Model", "Prompt"
QString versionSectionText(ModelVersionDifference::Section section); ///< "Params"
QString versionStatusText(const QString& status);  ///< "Ready"; an unknown one as it is spelled
QString versionFieldText(const QString& field);    ///< "Source run" for "run"; else as it is
QString pointerText(const QString& pointer);       ///< "champion", "stage Production"
QString pointersText(const ModelVersion& version); ///< "champion, stage Production"
QString aliasesText(const RegisteredModel& model); ///< "champion → 7, shadow → 9"
QString pointedText(const QString& version);       ///< "version 7"; "nothing" for empty
QString certaintyText(AliasAnswer::Kind kind);     ///< "known"
/// "version 7", "version 7, as last seen at T"; `time` writes a moment.
QString aliasAnswerText(const AliasAnswer& answer, QString (*time)(std::int64_t));
/// "between T and T", "T" where it is exact, "by T" where nobody had looked before.
QString aliasChangeTimeText(const AliasPeriod& period, QString (*time)(std::int64_t));

} // namespace ph
