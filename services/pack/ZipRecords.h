#pragma once

#include <QByteArray>

#include <cstdint>

namespace ph {

// The records of a zip file, as packs have them: PKWARE's APPNOTE 6.3.10, and of it only what plain files of
// less than 4 GiB need. No record says anything that is not in ZipEntry, so that each can be written in one
// way alone, and what is read is held against that.

struct ZipEntry {
    QByteArray name; ///< UTF-8
    enum class Method : std::uint16_t { Stored = 0, Deflated = 8 } method = Method::Stored;
    std::uint32_t crc = 0;
    std::uint32_t packed = 0; ///< bytes in the file
    std::uint32_t bytes = 0;  ///< once unpacked
    std::uint32_t offset = 0; ///< of its local header in the file

    std::uint64_t dataOffset() const;
    std::uint64_t end() const { return dataOffset() + packed; }
};

namespace zip {
constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint32_t centralSignature = 0x02014b50;
constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint32_t zip64LocatorSignature = 0x07064b50;
constexpr qsizetype localSize = 30, centralSize = 46, endSize = 22, zip64LocatorSize = 20;
constexpr std::uint32_t largest = 0xfffffffe; ///< all ones mean "look into the Zip64 record"
constexpr int mostEntries = 0xfffe;

/// Little-endian; the bytes must be there.
std::uint16_t u16(const char* bytes);
std::uint32_t u32(const char* bytes);
} // namespace zip

QByteArray zipLocalHeader(const ZipEntry& entry);
QByteArray zipCentralHeader(const ZipEntry& entry);
QByteArray zipEndRecord(std::uint16_t entries, std::uint32_t directoryBytes, std::uint32_t directoryOffset);

} // namespace ph
