#pragma once

#include <QStringList>

#include <optional>

namespace ph {

/// Where and why an expression cannot be read.
struct QueryFault {
    int line = 1, column = 1; ///< from 1, in characters
    QString words;
    friend bool operator==(const QueryFault&, const QueryFault&) = default;
};

/// As a Prometheus' error says it ("… 1:5: parse error: unclosed left parenthesis"); nothing where it says
/// no place.
std::optional<QueryFault> queryFaultIn(const QString& detail);

/// The line of the expression that is at fault, and below it a mark under its place. Tabs become blanks, so
/// that the mark stands right.
QStringList markedFault(const QString& expression, const QueryFault& fault);

} // namespace ph
