#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "models/values/Result.h"

#include <QList>

namespace ph {

/// One thing that is wrong with a file that people write.
struct EnvironmentProblem {
    int line = 0, column = 0; ///< from 1; 0: the file as a whole
    QString message;
    friend bool operator==(const EnvironmentProblem&, const EnvironmentProblem&) = default;
};
QString problemText(const QString& file, const EnvironmentProblem& problem); ///< "FILE:LINE:COL: message"

struct EnvironmentReading {
    ReleaseEnvironment environment; ///< meaningful only without problems
    QList<EnvironmentProblem> problems;
};

/// Reads ENVIRONMENT.yaml strictly: unknown, missing and doubled keys, wrong types, and what no environment
/// can be. `folder` is what a relative policy file is resolved against. Never throws; at most 256 KiB.
EnvironmentReading readEnvironment(const QByteArray& yaml, const QString& folder);

/// What may name an environment and so a file: letters, digits, '-', '_', at most 60, beginning with a letter
/// or digit.
bool isEnvironmentName(const QString& name);

/// Environments of a workspace lie in WORKSPACE/environments/NAME.yaml.
struct EnvironmentListing {
    QList<ReleaseEnvironment> environments; ///< by name
    QList<Error> unreadable;                ///< each names its file; they hide no other
};
Result<EnvironmentListing> loadEnvironments(const QString& workspaceFolder);
/// NotFound, with the names that there are; Unreadable with the first problem.
Result<ReleaseEnvironment> loadEnvironment(const QString& workspaceFolder, const QString& name);
/// Copies a valid file into the workspace, its policy's path made absolute. Unreadable with every problem;
/// Conflict where the name is taken.
Result<ReleaseEnvironment> addEnvironment(const QString& workspaceFolder, const QString& file);

} // namespace ph
