#pragma once

#include "models/values/WhyDifferent.h"

namespace ph {

/// The items of a text that lists at least three: a JSON array, or parts between commas, semicolons or line
/// breaks that are short (names, not sentences). Empty for any other text.
QStringList listItems(const QString& text);

/// What `b` has more and less than `a`: by item where both are lists, whatever their order; else by word, the
/// longest common subsequence (Wagner and Fischer, JACM 21(1), 1974) with what stayed shortened to a few
/// words around each change. Beyond 3,000 changed words a side they are given as one piece. Empty where the
/// texts are the same, or only in the order of their items or in white space.
QList<TextChange> textDifference(const QString& a, const QString& b);

} // namespace ph
