#pragma once

#include "models/values/DriftDetail.h"

namespace ph {

/// The columns that a report shows in pictures: those that moved, by effect, at most so many.
std::vector<std::size_t> pictured(const DriftStudy& study, std::size_t most);

/// A comparison as one file that asks the network for nothing, every text escaped; in English. `details` are
/// of all rows.
QByteArray driftReportHtml(const DriftStudy& study, const std::vector<DriftDetail>& details);

} // namespace ph
