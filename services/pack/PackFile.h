#pragma once

#include "models/values/Result.h"

#include <QByteArray>

#include <memory>

namespace ph {

/// A plain file that is read at any place, by any thread. What it holds may change under the reader, so
/// whatever is read twice is checked twice.
class PackFile {
public:
    /// NotFound; Invalid for what is no plain file (a pipe would be waited for); Forbidden, Storage.
    static Result<PackFile> open(const QString& path);

    const QString& path() const { return path_; }
    std::uint64_t size() const { return size_; }
    /// Exactly `bytes` from `offset` into `buffer`; false where the file ends before that. Storage.
    Result<bool> readInto(char* buffer, std::uint64_t offset, std::uint64_t bytes) const;
    /// The same; shorter where the file ends. For small parts: all of it is held.
    Result<QByteArray> read(std::uint64_t offset, std::uint64_t bytes) const;

private:
    struct Descriptor;
    PackFile() = default;
    QString path_;
    std::uint64_t size_ = 0;
    std::shared_ptr<const Descriptor> descriptor_;
};

} // namespace ph
