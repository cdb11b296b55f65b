#pragma once

#include "services/observations/ObservedStore.h"
#include "services/observations/ScopeIndex.h"

namespace ph {

/// A file of an environment or a policy that became another between two looks.
struct FileChange {
    ObservedDocument before, after;
    QByteArray bytesBefore, bytesAfter;
    std::int64_t modifiedMs = noTime; ///< as its file system tells; noTime: it does not
};
/// Exact where the file's own time lies between the looks. The detail tells the first lines that differ.
TimelineItem fileItem(const FileChange& change, const TimelineScope& scope);

/// What a person noted, in the window or at the command line.
TimelineItem noteItem(const QString& id, const QString& words, std::int64_t atMs, const QString& author,
                      const TimelineScope& scope);

} // namespace ph
