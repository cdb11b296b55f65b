#pragma once

#include "models/values/Result.h"

#include <QString>

#include <cstdint>

namespace ph {

/// When a release is to be taken back: "p95_latency_ms > 300 for 5m".
struct RollbackCondition {
    enum class Comparison { Above, AtLeast, Below, AtMost, Equal, NotEqual };
    QString expression; ///< PromQL without the comparison: "p95_latency_ms"
    Comparison comparison = Comparison::Above;
    double threshold = 0;   ///< in the unit of the expression
    std::int64_t forMs = 0; ///< how long it has to hold; 0: once is enough
    friend bool operator==(const RollbackCondition&, const RollbackCondition&) = default;
};

/// Reads "EXPRESSION OP NUMBER [for DURATION]": OP one of > >= < <= == !=, a duration as of
/// durationFromText(). Invalid, in words, for all else; also where the comparison would not be of the whole
/// expression, as in "a > 1 and b > 2", and where a placeholder ("{target}") would have to be replaced.
Result<RollbackCondition> parseRollbackCondition(const QString& text);

/// Whether an expression reads the metric of this whole name: not within another name, a label or a quoted
/// text.
bool readsMetric(const QString& expression, const QString& name);

QString comparisonSign(RollbackCondition::Comparison comparison); ///< ">=", as PromQL writes it

/// Whether a value of the expression meets it; NaN meets nothing.
bool isMet(const RollbackCondition& condition, double value);

} // namespace ph
