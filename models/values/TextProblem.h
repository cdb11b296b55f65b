#pragma once

#include <QList>
#include <QString>

namespace ph {

/// Something wrong in a file that people write, where they find it.
struct TextProblem {
    int line = 0;   ///< from 1; 0: of the file as a whole
    int column = 0; ///< from 1, in characters; 0: of the whole line
    QString path;   ///< "tiers.high.quorum"
    QString message;
    friend bool operator==(const TextProblem&, const TextProblem&) = default;
};

} // namespace ph
