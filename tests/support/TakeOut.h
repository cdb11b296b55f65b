#pragma once

#include "tests/support/GitSite.h"

namespace ph::testing {

/// A commit in which a person removes a file or a folder, by git.
inline void takeOut(GitSite& site, const QString& path)
{
    site.person(QStringLiteral("note.txt"), QByteArray::number(site.commits()), QStringLiteral("Note"));
    const auto hand = site.hand();
    git(hand, {QStringLiteral("rm"), QStringLiteral("-r"), QStringLiteral("-q"), path});
    git(hand,
        {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("Tidy up")});
    git(hand, {QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
               QStringLiteral("HEAD:main")});
}

/// Somebody rewrites the history of the branch: its last commits never were.
inline void takeBackCommits(const GitSite& site, int count)
{
    site.inBare({QStringLiteral("update-ref"), QStringLiteral("refs/heads/main"),
                 QStringLiteral("main~%1").arg(count)});
}

} // namespace ph::testing
