#pragma once

#include "models/values/Result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ph {

enum class LocalKind { File, Folder, Link, Other };

/// Changes whenever a file's content does: MLflow replaces small files and appends to long ones.
struct FileStamp {
    LocalKind kind = LocalKind::Other;
    std::int64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct LocalEntry {
    std::string name;
    LocalKind kind = LocalKind::Other;
};

/// A folder held open, below which nothing is reached through a symbolic link, so that a store from somebody
/// else cannot lead outside itself (not even by swapping a folder for a link meanwhile). Read-only. Errors:
/// NotFound, Forbidden (permissions, or a link), Invalid (wrong kind, too large), Storage.
class LocalTree {
public:
    /// Links in the root's own path are followed: the user named it.
    static Result<LocalTree> open(const std::filesystem::path& root);

    /// A folder directly below.
    Result<LocalTree> folder(const std::string& name) const;
    /// A folder some levels below, e.g. {"params", "optimizer"}.
    Result<LocalTree> folder(const std::vector<std::string>& parts) const;
    /// Everything directly below, by name.
    Result<std::vector<LocalEntry>> entries() const;
    Result<FileStamp> stamp(const std::string& name) const;
    /// A regular file from `offset` on; Invalid where more than maxBytes would come.
    Result<std::string> read(const std::string& name, std::int64_t maxBytes, std::int64_t offset = 0) const;
    /// The same in pieces, for files of any length. `take` returns false to stop.
    Result<void> stream(const std::string& name, std::int64_t offset,
                        const std::function<bool(std::string_view)>& take) const;

    const std::filesystem::path& path() const { return path_; }
    QString where(const std::string& name) const;

private:
    class Descriptor;
    LocalTree(std::shared_ptr<Descriptor> descriptor, std::filesystem::path path);
    Result<std::shared_ptr<Descriptor>> openFile(const std::string& name) const;

    std::shared_ptr<Descriptor> descriptor_;
    std::filesystem::path path_;
};

/// Local file names are bytes; ours are text.
QString localText(const std::filesystem::path& path);

} // namespace ph
