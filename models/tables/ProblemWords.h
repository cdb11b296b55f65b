#pragma once

#include "models/values/TextProblem.h"

namespace ph {

QString problemPlaceText(const TextProblem& problem); ///< "Line 4, column 12", "The file"
/// Where it is and in what of the document, and on a second line what is wrong.
QString problemText(const TextProblem& problem);
/// "Line 4, column 12: columns.x: …", for where there is one line.
QString problemLineText(const TextProblem& problem);

} // namespace ph
