#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QStringList>

namespace ph {

inline constexpr qsizetype maxReportFiles = 10'000;

/// The bytes of a regular file, at most maxReportBytes of them. NotFound; Forbidden; Unreadable for what is
/// no regular file or larger; Storage.
Result<QByteArray> readReportFile(const QString& path);

/// The files below a folder that may be reports, in order of their paths: *.json and *.csv, hidden ones and
/// links left out. Unreadable where there are more than maxReportFiles.
Result<QStringList> reportFilesIn(const QString& folder);

/// What an Evidently workspace calls the project that a file of it is of: the name in metadata.json beside
/// "snapshots". Empty for any other file.
QString evidentlyProjectOf(const QString& path);

} // namespace ph
