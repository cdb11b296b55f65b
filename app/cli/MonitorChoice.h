#pragma once

#include "app/cli/CommandLine.h"
#include "services/connectors/AlertSource.h"
#include "services/connectors/MetricSource.h"

namespace ph {

/// The connections that a command about monitoring asks: the one called `name`, enabled or not, or with an
/// empty name all enabled ones that hold metrics or alerts. NotFound where there is none.
Result<std::vector<LinkPtr>> monitorLinks(CommandLine& line, const QString& name);

/// Of these the ones that can. Invalid, in words, where none can: `what` it is that they would have to hold.
Result<std::vector<LinkPtr>> thoseThat(std::vector<LinkPtr> links, const std::function<bool(Link&)>& can,
                                       const QString& what);

/// The only one that can; Invalid, with their names, where there are several.
Result<LinkPtr> theOneThat(std::vector<LinkPtr> links, const std::function<bool(Link&)>& can,
                           const QString& what);

template <class Capability>
bool linkHas(Link& link)
{
    return capability<Capability>(link.connector()) != nullptr;
}

} // namespace ph
