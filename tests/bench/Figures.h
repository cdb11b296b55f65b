#pragma once

#include <string>

namespace ph::bench {

enum class Want { AtLeast, AtMost };

/// A line of the table printed at the end: `measured` against `target`, both in `unit`.
void addFigure(std::string work, double measured, Want want, double target, const char* unit);
/// A line that only informs.
void addNote(std::string work, double measured, const char* unit);
void printFigures();

} // namespace ph::bench
