#pragma once

#include "services/git/GitRepository.h"

#include <QSet>

namespace ph {

/// What ever lay in the files of a release home, as this workspace has seen it: a commit that takes something
/// out of the home, and even one that takes it out of its history, takes nothing out of this.
///
/// It is kept in one file beside the copy, which only grows, and says up to which commit the history was
/// read: each commit is looked at once, however often the home is opened. What is not known there is found in
/// the history again.
struct HomePast {
    QString upTo;                   ///< the commit that was read last; empty: none
    QMap<QString, QStringList> ids; ///< of contents by path, the oldest first, each once
    QSet<QString> known;            ///< "ID PATH" of each of them
};

/// What is kept beside the copy; nothing where nothing is, or it cannot be read.
HomePast keptPast(const GitRepository& copy);

/// Reads the history on, up to `head`, and keeps what is new. A disk that does not take it only means that
/// the same is read again the next time. Storage where the copy cannot be read.
Result<void> readOn(HomePast& past, const GitRepository& copy, const QString& head);

} // namespace ph
