#include "services/pack/EntryReading.h"

#include "services/pack/PackFileTexts.h"
#include "services/pack/Sha256.h"
#include "services/pack/ZipDirectory.h"

#include <QScopeGuard>

#include <zlib.h>

namespace ph {

namespace {

constexpr std::uint64_t blockBytes = 1 << 20;

/// What all of an entry's bytes pass through.
class EntryCount {
public:
    EntryCount(const ZipEntry& entry, const EntrySink& sink)
        : entry_(entry)
        , sink_(sink)
    {
    }

    PackResult<> add(QByteArrayView bytes)
    {
        count_ += std::uint64_t(bytes.size());
        if (count_ > entry_.bytes)
            return flawed(PackFlaw::Bomb, nameOf(entry_),
                          PackFileTexts::tr("More than %1 bytes come out of it.").arg(entry_.bytes));
        crc_ = crc32_z(crc_, reinterpret_cast<const Bytef*>(bytes.data()), std::size_t(bytes.size()));
        digest_.add(bytes);
        const auto taken = sink_(bytes);
        return taken ? PackResult<>() : broken(taken.error());
    }

    PackResult<QString> end()
    {
        if (count_ != entry_.bytes)
            return flawed(PackFlaw::Contents, nameOf(entry_),
                          PackFileTexts::tr("%1 bytes of %2 came out of it.").arg(count_).arg(entry_.bytes));
        if (crc_ != entry_.crc)
            return flawed(PackFlaw::Contents, nameOf(entry_), PackFileTexts::tr("Its checksum is another."));
        return digest_.hex();
    }

private:
    const ZipEntry& entry_;
    const EntrySink& sink_;
    std::uint64_t count_ = 0;
    uLong crc_ = crc32_z(0, nullptr, 0);
    Sha256 digest_;
};

/// The packed bytes of an entry, block by block.
template <class Take>
PackResult<> readBlocks(const PackFile& file, const ZipEntry& entry, std::stop_token stop, Take&& take)
{
    QByteArray block(qsizetype(std::min<std::uint64_t>(blockBytes, entry.packed)), Qt::Uninitialized);
    for (std::uint64_t done = 0; done < entry.packed;) {
        if (stop.stop_requested())
            return broken(Error::make(ErrorKind::Cancelled, file.path()));
        const auto bytes = std::min<std::uint64_t>(blockBytes, entry.packed - done);
        const auto whole = file.readInto(block.data(), entry.dataOffset() + done, bytes);
        if (!whole)
            return broken(whole.error());
        if (!*whole) // somebody cut it while it was read
            return flawed(PackFlaw::Truncated, nameOf(entry));
        done += bytes;
        if (auto taken = take(QByteArrayView(block.constData(), qsizetype(bytes))); !taken)
            return taken;
    }
    return {};
}

PackResult<> inflateEntry(const PackFile& file, const ZipEntry& entry, EntryCount& count,
                          std::stop_token stop)
{
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return broken(
            Error::make(ErrorKind::Storage, file.path(), PackFileTexts::tr("There is no memory left.")));
    const auto ended = qScopeGuard([&] { inflateEnd(&stream); });
    const auto damaged = [&](const QString& how) { return flawed(PackFlaw::Contents, nameOf(entry), how); };
    QByteArray out(qsizetype(blockBytes), Qt::Uninitialized);
    int state = Z_OK;
    auto read = readBlocks(file, entry, stop, [&](QByteArrayView packed) -> PackResult<> {
        // zlib does not write to its input; the type is older than const.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = uInt(packed.size());
        do {
            if (state == Z_STREAM_END)
                return damaged(PackFileTexts::tr("Bytes follow where what it holds ends."));
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = uInt(out.size());
            state = inflate(&stream, Z_NO_FLUSH);
            if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
                return damaged(PackFileTexts::tr("It cannot be unpacked."));
            const QByteArrayView got(out.constData(), out.size() - qsizetype(stream.avail_out));
            if (auto added = count.add(got); !added)
                return added;
        } while (stream.avail_in > 0 || (stream.avail_out == 0 && state != Z_STREAM_END));
        return {};
    });
    if (!read)
        return read;
    if (state != Z_STREAM_END)
        return damaged(PackFileTexts::tr("What it holds has no end."));
    return {};
}

} // namespace

PackResult<QString> readZipEntry(const PackFile& file, const ZipEntry& entry, const EntrySink& sink,
                                 std::stop_token stop)
{
    EntryCount count(entry, sink);
    auto read = entry.method == ZipEntry::Method::Stored
                    ? readBlocks(file, entry, stop, [&](QByteArrayView bytes) { return count.add(bytes); })
                    : inflateEntry(file, entry, count, stop);
    if (!read)
        return tl::unexpected(std::move(read.error()));
    return count.end();
}

} // namespace ph
