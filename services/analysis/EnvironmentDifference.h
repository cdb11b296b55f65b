#pragma once

#include <QList>
#include <QString>

namespace ph {

/// A package that two environments do not have alike.
struct VersionDifference {
    QString package; ///< as PEP 503 spells it: lower case, '-' between words
    QString a, b;    ///< "2.0.3", ">=2,<3", "any" where no version is said; empty: not there
    friend bool operator==(const VersionDifference&, const VersionDifference&) = default;
};

/// True for files that versionDifferences() reads: requirements*.txt, conda*.yaml, environment.yaml,
/// python_env.yaml, in any folder.
bool holdsVersions(const QString& path);

/// Compares the texts of two environment files, of the same or of different kinds (pip: PEP 508 lines; conda
/// and MLflow's python_env: their "- name=version" and "python: version" lines). Comments, options, hashes
/// and lines that name no package are passed over. In alphabetical order.
QList<VersionDifference> versionDifferences(const QString& a, const QString& b);

/// Packages that both have alike.
std::size_t sameVersions(const QString& a, const QString& b);

} // namespace ph
