#pragma once

#include "app/Workspace.h"
#include "models/values/ContainmentOption.h"
#include "models/values/Incident.h"

namespace ph {

/// For how long an alert is silenced.
inline constexpr std::int64_t containmentSilenceMs = 3'600'000;

/// What somebody says who contains.
struct ContainmentWords {
    QString reason; ///< never empty
    QString by;
    std::chrono::milliseconds wait{60'000};   ///< how long it is looked for
    std::chrono::milliseconds between{1'000}; ///< looks
};

/// What the act would send, as the existing one tells it: requests, steps, matching alerts; plain lines.
/// Changes nothing. Errors of the act's own trial; Offline and Timeout say that nothing can be sent now.
/// Blocking.
Result<QStringList> tryContainment(Workspace& workspace, const ContainmentOption& option,
                                   std::stop_token stop);

/// Does it by the existing act, exactly once: through the release desk, the record of a rollout, the weights
/// of an endpoint or an Alertmanager. The incident's record has it before as requested, and after as seen or
/// failed; where neither is known it stays requested. The ledger names the incident beforehand. An error
/// means that nothing was asked, and the record says so if it could be told. Blocking.
Result<IncidentContained> takeContainment(Workspace& workspace, const Incident& incident,
                                          const ContainmentOption& option, const ContainmentWords& words,
                                          std::stop_token stop);

} // namespace ph
