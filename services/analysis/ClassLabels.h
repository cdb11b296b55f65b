#pragma once

#include <QStringList>

#include <string>

/// How classes are called in tables that different tools wrote.
namespace ph {

/// NaN where it is none. Blanks may stand before it.
double numberInCell(const std::string& cell);

/// 1, 1.0 and "1" are one label, True and true as well. Empty: there is none.
QString classLabel(const std::string& cell);

/// "2" comes before "10".
QStringList inNaturalOrder(QStringList labels);

/// The label that scores are the probability of, as people call it: "1", "true", "yes", "positive"; -1 where
/// no label is called so.
qsizetype labelCalledPositive(const QStringList& labels);

} // namespace ph
