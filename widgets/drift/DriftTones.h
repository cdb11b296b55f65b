#pragma once

#include "models/values/ColumnDrift.h"
#include "models/values/QualityReport.h"
#include "widgets/common/Theme.h"

namespace ph {

Tone driftTone(ColumnDrift::Verdict verdict);
Tone qualityTone(QualityVerdict verdict);

} // namespace ph
