#pragma once

#include "models/values/Incident.h"
#include "models/values/ReleaseView.h"
#include "services/notify/NoticePolicy.h"

namespace ph {

/// Incidents that go on: told when they open, and when they get worse, but not to `self`, who did so.
NoticeBatch incidentNotices(const QList<Incident>& incidents, const QString& self);

/// What waits for this person, releases that ended, and those whose gates do not pass. Texts are those of
/// whoever told.
NoticeBatch releaseNotices(const QList<ReleaseSummary>& releases, const QList<InboxItem>& inbox);

/// A connection that cannot be reached; over as soon as it is. `connection`: its name.
NoticeEvent connectionNotice(const QString& id, const QString& connection, const QString& why,
                             NoticeEvent::Phase phase, std::int64_t nowMs);

} // namespace ph
