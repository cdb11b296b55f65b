#pragma once

#include <string>

namespace ph::bench {

enum class Want { AtLeast, AtMost };

/// A line of the table printed at the end: `measured` against `target`, both in `unit`.
void addFigure(std::string work, double measured, Want want, double target, const char* unit);
/// A line that only informs.
void addNote(std::string work, double measured, const char* unit);
enum class Targets { Met, Missed };
/// Missed where one figure misses its target, or was not measured (NaN).
Targets printFigures();

} // namespace ph::bench
