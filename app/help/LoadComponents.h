#pragma once

#include "models/values/ProgramComponent.h"

namespace ph {

/// What is compiled in of what the program is made of: itself first, all with the texts of their licences as
/// far as they are brought. A worker's work: it unpacks 100 kB.
Result<QList<ProgramComponent>> loadComponents();

/// What a report of a fault needs to know: the program's version, the system's, and what it runs with and was
/// built with, a line each. Names nobody.
QString versionReport(const QList<ProgramComponent>& components);

} // namespace ph
