#pragma once

#include "services/pack/PackFile.h"
#include "services/pack/ZipRecords.h"

#include <QByteArrayView>

#include <array>
#include <atomic>
#include <vector>

namespace ph {

/// An entry that lies in a pack as it is, read where it lies, by several threads, also while it is verified.
/// The file may change under all of them: whoever meets a block first, reader or verification, notes its tag
/// (SipHash-2-4 with a key of this process), and a block that is another later is refused. So what was read
/// is what the manifest promised, once all of it was verified, whoever came first.
class InPlaceEntry {
public:
    /// `entry` is stored and lies within `file`.
    InPlaceEntry(PackFile file, const ZipEntry& entry);

    std::uint64_t bytes() const { return entry_.bytes; }
    /// Exactly `bytes` from `offset` into `buffer`, all within the entry. Unreadable where they are other
    /// than when they were read before; Storage.
    Result<void> readInto(char* buffer, std::uint64_t offset, std::uint64_t bytes) const;
    /// Bytes of it that somebody else read, from the beginning of a block up to that of another, or the end.
    /// Errors of readInto().
    Result<void> note(std::uint64_t offset, QByteArrayView bytes) const;

    static constexpr std::uint64_t blockBytes = 4096;

private:
    PackFile file_;
    ZipEntry entry_;
    std::array<unsigned char, 16> key_;
    mutable std::vector<std::atomic<std::uint64_t>> tags_; ///< one a block; 0: nobody met it yet
};

} // namespace ph
