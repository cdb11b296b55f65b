#pragma once

#include "app/release/DeskSources.h"
#include "models/values/Approval.h"

namespace ph {

// Comments that were written while the release home could not be reached. Nothing else waits: a decision is
// made online or not at all.

/// Keeps a signed comment until its home answers. `text` is canonicalApproval() of it.
Result<void> keepWaiting(const Workspace& workspace, const ReleaseEnvironment& environment,
                         const Approval& comment, const QByteArray& text);

/// What waits for a release, oldest first; it is shown with what was said.
QList<Approval> waitingComments(const Workspace& workspace, const ReleaseEnvironment& environment,
                                const QString& releaseId);

/// Sends what waits to a home that was just read. One whose release is gone, or has another plan by now, is
/// not sent: a note says so, with its words, once. One's own ledger keeps each.
QStringList sendWaiting(const Workspace& workspace, const ReleaseEnvironment& environment, ReleaseHome& home,
                        std::stop_token stop);

} // namespace ph
