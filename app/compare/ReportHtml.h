#pragma once

#include "app/compare/ComparisonReport.h"

namespace ph {

/// One file that asks the network for nothing (a content security policy forbids it), every text escaped.
QByteArray reportHtml(const ComparisonReport& report);

} // namespace ph
