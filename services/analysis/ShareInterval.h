#pragma once

#include "services/analysis/ProportionTest.h"

namespace ph {

struct ShareInterval {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// In which a share lies, after Wilson (JASA 22, 1927). `level` in (0, 1); NaN of nothing.
ShareInterval shareInterval(const EventCount& count, double level = 0.95);

} // namespace ph
