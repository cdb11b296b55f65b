#pragma once

#include "app/release/HomeFiles.h"
#include "models/values/ReleaseRecord.h"

namespace ph {

/// A record in a home of which nobody can tell whether, or when, it was released.
struct UnreadRelease {
    QString id;
    QString environment; ///< empty: that cannot be told either
    QString home;        ///< homeName() of where it lies
    Error error;
};

/// How far somebody else says in a home that a release of this workspace is: further than is kept here.
struct ToldRelease {
    ReleaseRecord record; ///< as the home has it
    QString by;           ///< key id; of what was only found live: the environment
};

struct ReleaseListing {
    QList<ReleaseRecord> releases; ///< this workspace's, latest first, then the homes' others
    QSet<QString> here;            ///< ids of this workspace's
    QStringList notes;             ///< homes that could not be read, records that could not be
    QList<UnreadRelease> unread = {};
    QMap<QString, QString> toldBy = {}; ///< id -> the key that says in its home where it stands
    QList<ToldRelease> told = {};       ///< what `releases` has taken over from the homes
    QMap<QString, QString> silent = {}; ///< homeName() -> why it could not be asked, one sentence
    /// Ids of this workspace's of whose end, or of which at all, their homes know nothing yet.
    QStringList untold = {};
};

/// One release, and where it is kept: what is executed from here is kept here.
struct KnownRelease {
    ReleaseRecord record;
    enum class Kept { Here, Home } kept = Kept::Here;
    QStringList notes;
    QString toldBy = {};                             ///< key id of who says in the home where it stands
    std::optional<ToldRelease> told = std::nullopt;  ///< what `record` has taken over from the home
    enum class End { Told, Untold } end = End::Told; ///< of one that has ended here: whether its home knows
};

// Reading needs no signing key; where homes are pulled, what was written offline is sent to them. What others
// say that a release of this workspace has become is shown, and kept by keepTold(). Blocking: for workers and
// the command line.
Result<ReleaseListing> knownReleases(Workspace& workspace, HomeLook look, std::stop_token stop);
/// From here, else from the homes; one that is kept here with what its home says of it, where that can be
/// read. NotFound with what could not be asked.
Result<KnownRelease> knownRelease(Workspace& workspace, const QString& id, HomeLook look,
                                  std::stop_token stop);

/// `kept` as its home, which is `told`, says that it is by now; none where that says no more. What `ownKey`
/// only said to be under way is no news: it was said from here.
std::optional<ReleaseRecord> asTold(const ReleaseRecord& kept, const ToldRelease& told,
                                    const QString& ownKey);

/// Whether what became of `kept` has still to be told in its home, which is `told`: whoever did it was
/// offline, or died before. `trust`: who is believed there beside its author.
bool isUntold(const ReleaseRecord& kept, const ToldRelease& told, const QString& ownKey,
              const StateTrust& trust);

/// The same for environments that share a release home.
QString homeName(const ReleaseEnvironment& environment);

/// "release home: why", one sentence.
QString errorSentence(const Error& error);

/// The same in English, as records keep it.
QString recordedErrorSentence(const Error& error);

} // namespace ph
