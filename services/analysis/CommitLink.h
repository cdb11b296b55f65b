#pragma once

#include <QString>

namespace ph {

/// The page of a repository's host that shows what changed between two commits, made from the repository's
/// URL as Git knows it: https, ssh ("git@host:team/repo.git", "ssh://git@host:22/team/repo") or git. Forms of
/// GitHub, GitLab, Bitbucket (Cloud and Data Center), Azure DevOps, Gitea and Forgejo; a host of another name
/// is given the form that GitHub Enterprise, Gitea and Forgejo share. The link is http or https and carries
/// no credentials. Empty where the URL is a path or no repository of a host, the host has no such page, or a
/// commit is not 7 to 64 hexadecimal digits.
QString commitDiffLink(const QString& repository, const QString& from, const QString& to);

} // namespace ph
