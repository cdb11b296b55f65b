#pragma once

#include "models/values/ReleaseRecord.h"
#include "services/home/ReleaseHome.h"

namespace ph {

/// The files of a record in the home: "plan.json", "gates.json", "state.json"; approvals are files of their
/// own, see nextApprovalFile().
Result<QMap<QString, QByteArray>> homeFilesOf(const ReleaseRecord& record);

/// What the home says of a release. Nothing in it is believed but the signatures of approvals. Unreadable
/// where the plan, the evidence or the state are none, or the plan is another's; an approval that is none is
/// named in `notes` and left out.
Result<ReleaseRecord> recordFromHome(const HomeRecord& record, QStringList& notes);

} // namespace ph
