#pragma once

#include <QList>
#include <QString>

namespace ph {

/// Something wrong in a policy file.
struct PolicyProblem {
    int line = 0;   ///< from 1; 0: of the file as a whole
    int column = 0; ///< from 1, in characters; 0: of the whole line
    QString path;   ///< "tiers.high.quorum"
    QString message;
    friend bool operator==(const PolicyProblem&, const PolicyProblem&) = default;
};

/// A policy file as it stands on disk, and everything that is wrong with it.
struct PolicyText {
    QString file;
    QString text;
    QString digest;                ///< "sha256:…"; empty while it has problems
    QList<PolicyProblem> problems; ///< in the order of the file
    friend bool operator==(const PolicyText&, const PolicyText&) = default;
};

} // namespace ph
