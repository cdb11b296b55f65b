#include "services/pack/ZipRecords.h"

#include <QtEndian>

namespace ph {

namespace {

constexpr std::uint16_t versionNeeded = 20;         // 2.0: deflate
constexpr std::uint16_t madeByUnix = (3 << 8) | 20; // so that the attributes are a Unix mode
constexpr std::uint16_t utf8Names = 1 << 11;        // the only flag
constexpr std::uint16_t timeOfDay = 0;              // one moment for all, so that equal contents are
constexpr std::uint16_t day = (1 << 5) | 1;         // equal bytes: 1980-01-01, the first there is
constexpr std::uint32_t plainFile = 0100644u << 16;

template <class Number>
void put(QByteArray& out, Number number)
{
    char bytes[sizeof number];
    qToLittleEndian(number, bytes);
    out.append(bytes, sizeof number);
}

/// What both headers have in common.
void putCommon(QByteArray& out, const ZipEntry& entry)
{
    put(out, versionNeeded);
    put(out, utf8Names);
    put(out, std::uint16_t(entry.method));
    put(out, timeOfDay);
    put(out, day);
    put(out, entry.crc);
    put(out, entry.packed);
    put(out, entry.bytes);
    put(out, std::uint16_t(entry.name.size()));
    put(out, std::uint16_t(0)); // no extra fields
}

} // namespace

std::uint64_t ZipEntry::dataOffset() const
{
    return std::uint64_t(offset) + std::uint64_t(zip::localSize) + std::uint64_t(name.size());
}

std::uint16_t zip::u16(const char* bytes)
{
    return qFromLittleEndian<std::uint16_t>(bytes);
}

std::uint32_t zip::u32(const char* bytes)
{
    return qFromLittleEndian<std::uint32_t>(bytes);
}

QByteArray zipLocalHeader(const ZipEntry& entry)
{
    QByteArray out;
    put(out, zip::localSignature);
    putCommon(out, entry);
    return out + entry.name;
}

QByteArray zipCentralHeader(const ZipEntry& entry)
{
    QByteArray out;
    put(out, zip::centralSignature);
    put(out, madeByUnix);
    putCommon(out, entry);
    put(out, std::uint16_t(0)); // no comment
    put(out, std::uint16_t(0)); // on the first disk
    put(out, std::uint16_t(0)); // nothing about text
    put(out, plainFile);
    put(out, entry.offset);
    return out + entry.name;
}

QByteArray zipEndRecord(std::uint16_t entries, std::uint32_t directoryBytes, std::uint32_t directoryOffset)
{
    QByteArray out;
    put(out, zip::endSignature);
    put(out, std::uint16_t(0)); // this disk
    put(out, std::uint16_t(0)); // the directory's
    put(out, entries);
    put(out, entries);
    put(out, directoryBytes);
    put(out, directoryOffset);
    put(out, std::uint16_t(0)); // no comment
    return out;
}

} // namespace ph
