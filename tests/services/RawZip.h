#pragma once

#include <QByteArray>
#include <QtEndian>

#include <optional>
#include <vector>

#include <zlib.h>

namespace ph::testing {

// A zip file put together by hand, from PKWARE's APPNOTE and nothing of the code that is tested: every field
// can say something else than is so.

struct RawHeader {
    std::uint16_t version = 20, flags = 0x0800, method = 0, time = 0, date = 0x21;
    std::uint32_t crc = 0, packed = 0, bytes = 0;
    QByteArray name, extra;
    std::optional<std::uint16_t> nameSize, extraSize;
};

struct RawEntry {
    RawHeader local, central;
    QByteArray data;                      ///< as it lies there
    std::uint16_t madeBy = (3 << 8) | 20; ///< Unix
    std::uint16_t disk = 0, internal = 0;
    std::uint32_t attributes = 0100644u << 16;
    QByteArray comment;
    std::optional<std::uint32_t> offset; ///< else where it lies
    QByteArray before, behind;           ///< bytes of nobody around it

    template <class Change>
    RawEntry& both(Change&& change)
    {
        change(local);
        change(central);
        return *this;
    }
};

struct RawEnd {
    std::uint16_t disk = 0, directoryDisk = 0;
    std::optional<std::uint16_t> entriesHere, entries, commentSize;
    std::optional<std::uint32_t> bytes, offset;
    QByteArray comment;
};

struct RawZip {
    QByteArray prefix; ///< before everything; offsets do not count it
    std::vector<RawEntry> entries;
    QByteArray beforeDirectory, inDirectory, beforeEnd;
    RawEnd end;
    QByteArray suffix;

    QByteArray bytes() const;
};

template <class Number>
void putRaw(QByteArray& out, Number number)
{
    char bytes[sizeof number];
    qToLittleEndian(number, bytes);
    out.append(bytes, sizeof number);
}

inline void putRaw(QByteArray& out, const RawHeader& header)
{
    putRaw(out, header.version);
    putRaw(out, header.flags);
    putRaw(out, header.method);
    putRaw(out, header.time);
    putRaw(out, header.date);
    putRaw(out, header.crc);
    putRaw(out, header.packed);
    putRaw(out, header.bytes);
    putRaw(out, header.nameSize.value_or(std::uint16_t(header.name.size())));
    putRaw(out, header.extraSize.value_or(std::uint16_t(header.extra.size())));
}

inline QByteArray RawZip::bytes() const
{
    QByteArray out, directory;
    for (const auto& entry : entries) {
        out += entry.before;
        const auto offset = entry.offset.value_or(std::uint32_t(out.size()));
        out += QByteArray("PK\x03\x04", 4);
        putRaw(out, entry.local);
        out += entry.local.name + entry.local.extra + entry.data + entry.behind;
        directory += QByteArray("PK\x01\x02", 4);
        putRaw(directory, entry.madeBy);
        putRaw(directory, entry.central);
        putRaw(directory, std::uint16_t(entry.comment.size()));
        putRaw(directory, entry.disk);
        putRaw(directory, entry.internal);
        putRaw(directory, entry.attributes);
        putRaw(directory, offset);
        directory += entry.central.name + entry.central.extra + entry.comment;
    }
    out += beforeDirectory;
    const auto at = std::uint32_t(out.size());
    out += directory + inDirectory;
    const auto size = std::uint32_t(directory.size() + inDirectory.size());
    out += beforeEnd + QByteArray("PK\x05\x06", 4);
    const auto count = std::uint16_t(entries.size());
    putRaw(out, end.disk);
    putRaw(out, end.directoryDisk);
    putRaw(out, end.entriesHere.value_or(end.entries.value_or(count)));
    putRaw(out, end.entries.value_or(count));
    putRaw(out, end.bytes.value_or(size));
    putRaw(out, end.offset.value_or(at));
    putRaw(out, end.commentSize.value_or(std::uint16_t(end.comment.size())));
    return prefix + out + end.comment + suffix;
}

inline QByteArray rawDeflated(const QByteArray& bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))), '\0');
    QByteArray in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

/// An entry as it should be: `data` is what lies there, of `bytes`.
inline RawEntry rawEntry(const QByteArray& name, const QByteArray& bytes, const QByteArray& data,
                         std::uint16_t method)
{
    RawEntry entry;
    entry.data = data;
    return entry.both([&](RawHeader& header) {
        header.name = name;
        header.method = method;
        header.bytes = std::uint32_t(bytes.size());
        header.packed = std::uint32_t(data.size());
        header.crc = std::uint32_t(
            crc32_z(0, reinterpret_cast<const Bytef*>(bytes.constData()), std::size_t(bytes.size())));
    });
}

inline RawEntry rawStored(const QByteArray& name, const QByteArray& bytes)
{
    return rawEntry(name, bytes, bytes, 0);
}

inline RawEntry rawDeflatedEntry(const QByteArray& name, const QByteArray& bytes)
{
    return rawEntry(name, bytes, rawDeflated(bytes), 8);
}

} // namespace ph::testing
