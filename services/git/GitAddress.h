#pragma once

#include "models/values/Result.h"

namespace ph {

/// Where a Git repository lies.
struct GitAddress {
    enum class Place { Folder, Server };
    Place place = Place::Folder;
    QString text; ///< absolute folder, or URL; never holds a password
    friend bool operator==(const GitAddress&, const GitAddress&) = default;
};

/// Takes a folder, file:// URL, https://…, ssh://… or user@host:path. Invalid for a password within (give it
/// by reference) and for other text; Unsupported for http:// and git:// to other machines: nobody would
/// notice a changed answer. Errors hold no part of a password.
Result<GitAddress> parseGitAddress(const QString& text);

/// Name of the folder in which a workspace keeps its copy of a repository: the same for the same address.
QString gitFolderName(const GitAddress& address);

/// A path within a repository, as it is: relative, with '/', no "..", nothing that is ".git" to any file
/// system, no control characters. Invalid otherwise.
Result<QByteArray> checkedGitPath(const QString& path);

} // namespace ph
