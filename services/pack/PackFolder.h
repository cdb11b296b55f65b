#pragma once

#include "models/values/Result.h"

#include <QTemporaryDir>

#include <memory>

namespace ph {

/// A folder that only its owner may look into, gone with all in it once nobody holds it any more. What is
/// unpacked lies flat in it, numbered: no name from a pack decides where.
class PackFolder {
public:
    /// Within `parent`, which must exist; by default where temporary files are. Storage.
    static Result<PackFolder> make(const QString& parent = QDir::tempPath());

    QString path() const { return folder_->path(); }
    /// Where the next file goes; `name`, which is a pack's, lends it its last part.
    QString nextFile(const QString& name);

private:
    PackFolder() = default;
    std::unique_ptr<QTemporaryDir> folder_;
    int files_ = 0;
};

} // namespace ph
