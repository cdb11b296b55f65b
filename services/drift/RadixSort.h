#pragma once

#include <span>

namespace ph {

/// Sorts ascending, in time proportional to the count for what columns hold in practice. No value may be NaN;
/// zeros of both signs are equal. Takes as much memory again while it runs.
void radixSort(std::span<double> values);

} // namespace ph
