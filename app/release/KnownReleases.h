#pragma once

#include "app/release/DeskSources.h"
#include "models/values/ReleaseRecord.h"

namespace ph {

/// A record in a home of which nobody can tell whether, or when, it was released.
struct UnreadRelease {
    QString id;
    QString environment; ///< empty: that cannot be told either
    QString home;        ///< homeName() of where it lies
    Error error;
};

struct ReleaseListing {
    QList<ReleaseRecord> releases; ///< this workspace's, latest first, then the homes' others
    QSet<QString> here;            ///< ids of this workspace's
    QStringList notes;             ///< homes that could not be read, records that could not be
    QList<UnreadRelease> unread = {};
};

/// One release, and where it is kept: what is executed from here is kept here.
struct KnownRelease {
    ReleaseRecord record;
    enum class Kept { Here, Home } kept = Kept::Here;
    QStringList notes;
};

// Reading needs no signing key; where homes are pulled, what was written offline is sent to them. Blocking:
// for workers and the command line.
Result<ReleaseListing> knownReleases(Workspace& workspace, HomeLook look, std::stop_token stop);
/// From here, else from the homes; a waiting one that is kept here with what its home says of it, where that
/// can be read. NotFound with what could not be asked.
Result<KnownRelease> knownRelease(Workspace& workspace, const QString& id, HomeLook look,
                                  std::stop_token stop);

/// The same for environments that share a release home.
QString homeName(const ReleaseEnvironment& environment);

/// "release home: why", one sentence.
QString errorSentence(const Error& error);

} // namespace ph
