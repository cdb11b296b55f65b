#pragma once

#include "models/values/Result.h"
#include "services/yaml/YamlTree.h"

#include <QMap>
#include <QStringList>

#include <filesystem>
#include <vector>

namespace ph {

/// What the files of a kubeconfig hold, merged: not yet looked into, so that a broken user spoils only the
/// contexts that name it.
struct KubeFiles {
    struct Entry {
        YamlNode body;
        std::filesystem::path file; ///< absolute
    };
    struct Section {
        QMap<QString, Entry> entries;
        QStringList names; ///< in the files' order
    };
    Section clusters, users, contexts;
    QString current;
};

/// See readKubeConfig().
Result<KubeFiles> readKubeFiles(const std::vector<std::filesystem::path>& files);

/// A name from a file as it may stand in a message.
QString shownName(const QString& name);

} // namespace ph
