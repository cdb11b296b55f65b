#pragma once

#include "services/pack/EntryReading.h"
#include "services/pack/InPlaceEntry.h"
#include "services/pack/PackFolder.h"
#include "services/pack/PackLimits.h"
#include "services/release/SigningKey.h"

#include <QHash>

namespace ph {

/// An open pack, which is read and never written to. Nothing comes out of it that was not held against its
/// manifest. May be read by several threads at once.
class PackContents {
public:
    const QString& file() const { return file_.path(); }
    std::uint64_t fileBytes() const { return file_.size(); }
    /// Of the frame: the archive, the manifest, the signature. With a fault nothing can be read out of it.
    const PackVerdict& verdict() const { return verdict_; }
    const PackManifest& manifest() const { return manifest_; } ///< nothing in it where there is a fault

    /// Is told, on the thread that verifies, how many bytes of all were read; may be empty.
    using ReadProgress = std::function<void(std::int64_t done, std::int64_t total)>;
    /// Reads everything; the verdict on all of it, also on what was read of inPlace() until now.
    /// Unreadable where it changes meanwhile; Storage, Cancelled.
    Result<PackVerdict> verify(std::stop_token stop, const ReadProgress& progress = {}) const;

    /// An entry that is read where it lies. Before verify() found no fault, what comes out of it counts for
    /// nothing. NotFound; Invalid where it lies there deflated; Unreadable where the frame has a fault.
    Result<std::shared_ptr<const InPlaceEntry>> inPlace(const QString& path);

    /// An entry of at most so many bytes. NotFound; Invalid where it has more; Unreadable where it is not
    /// what the manifest says; Storage, Cancelled.
    Result<QByteArray> read(const QString& path, std::int64_t mostBytes, std::stop_token stop) const;
    /// An entry of any size as a file that only its owner can read, in `folder`; its path. Errors of read().
    Result<QString> extract(const QString& path, PackFolder& folder, std::stop_token stop) const;

private:
    friend Result<PackContents> openPack(const QString& path, const KnownKeys& keys,
                                         const PackLimits& limits);
    explicit PackContents(PackFile file)
        : file_(std::move(file))
    {
    }
    struct Place {
        ZipEntry zip;
        QString sha256;
    };
    PackResult<> readFrame(const KnownKeys& keys, const PackLimits& limits);
    PackResult<> place(const std::vector<ZipEntry>& entries, std::size_t first);
    PackResult<> readChecked(const Place& place, const EntrySink& sink, std::stop_token stop) const;
    /// All entries in their order, up to the first fault.
    PackResult<> checkAll(const ReadProgress& progress, std::stop_token stop) const;
    PackResult<QString> extractChecked(const Place& place, PackFolder& folder, std::stop_token stop) const;

    PackFile file_;
    PackVerdict verdict_;
    PackManifest manifest_;
    QHash<QString, Place> places_;
    QHash<QString, std::shared_ptr<const InPlaceEntry>> inPlace_;
};

/// Looks at the frame of a pack, which takes milliseconds whatever is in it. A file that is no sound pack
/// opens as one with a fault, of which nothing can be read; errors are of the disk: NotFound, Invalid (no
/// plain file), Forbidden, Storage.
Result<PackContents> openPack(const QString& path, const KnownKeys& keys, const PackLimits& limits = {});

} // namespace ph
