#pragma once

#include <QString>

namespace ph {

class CommandLine;

/// `incident contain ID --look`: what is there by now of what stayed requested.
void lookAtContained(CommandLine& line, const QString& incident);

} // namespace ph
