#pragma once

#include "services/pack/PackFile.h"
#include "services/pack/ZipRecords.h"

#include <QTemporaryFile>

#include <stop_token>
#include <vector>

namespace ph {

/// Entries as they will lie in a pack, one behind the other, in a file without a name: what they are is known
/// only once they are written, and the manifest, which says it, comes before them.
class EntrySpool {
public:
    /// On the disk of `folder`. Storage.
    static Result<EntrySpool> make(const QString& folder);

    struct Spooled {
        ZipEntry zip; ///< its offset is that in the spool
        QString sha256;
    };
    /// Deflated where that makes it smaller, and not so much that it would be taken for a bomb. Storage.
    Result<Spooled> addText(const QByteArray& name, const QByteArray& bytes);
    /// Stored as it is. Conflict where the file ends too early; Storage, Cancelled.
    Result<Spooled> addFile(const QByteArray& name, const PackFile& file, std::stop_token stop);
    Result<Spooled> addBytes(const QByteArray& name, const QByteArray& bytes);

    std::uint64_t size() const { return size_; }
    /// All of it, to where it is wanted. Storage, Cancelled.
    Result<void> copyTo(QIODevice& out, std::stop_token stop);

private:
    EntrySpool() = default;
    Result<Spooled> add(ZipEntry entry, const QByteArray& packed, const QString& sha256);
    Result<void> write(const char* bytes, qint64 size);
    tl::unexpected<Error> failure() const;

    std::unique_ptr<QTemporaryFile> file_;
    std::uint64_t size_ = 0;
};

} // namespace ph
