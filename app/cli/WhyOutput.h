#pragma once

#include "app/cli/CommandLine.h"
#include "models/values/Associations.h"
#include "models/values/WhyDifferent.h"

namespace ph {

nlohmann::json whyJson(const WhyDifferent& why, const Associations& associations);
QStringList whyLines(const WhyDifferent& why, const Associations& associations);

} // namespace ph
