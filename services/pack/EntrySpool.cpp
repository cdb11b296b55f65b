#include "services/pack/EntrySpool.h"

#include "services/pack/PackFileTexts.h"
#include "services/pack/PackLimits.h"
#include "services/pack/Sha256.h"

#include <QScopeGuard>

#include <zlib.h>

namespace ph {

namespace {

constexpr qint64 spoolBlock = 1 << 20;

std::uint32_t crcOf(const QByteArray& bytes)
{
    return std::uint32_t(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.constData()), std::size_t(bytes.size())));
}

QString digestOf(const QByteArray& bytes)
{
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

/// Without a frame around it; empty where there is no memory for it.
QByteArray deflated(const QByteArray& bytes)
{
    z_stream stream{};
    constexpr int memory = 8, level = 6; // zlib's own defaults, said so that they stay
    if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    const auto ended = qScopeGuard([&] { deflateEnd(&stream); });
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData())); // older than const
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        return {};
    out.truncate(qsizetype(stream.total_out));
    return out;
}

bool isWorthIt(const QByteArray& packed, const QByteArray& bytes)
{
    const PackLimits limits;
    const auto size = std::uint64_t(bytes.size());
    return !packed.isEmpty() && packed.size() < bytes.size() &&
           (size <= limits.ratioFrom || size <= limits.ratio * std::uint64_t(packed.size()));
}

ZipEntry entryOf(const QByteArray& name, std::uint64_t offset, std::uint64_t bytes)
{
    ZipEntry entry;
    entry.name = name;
    entry.offset = std::uint32_t(offset);
    entry.bytes = entry.packed = std::uint32_t(bytes);
    return entry;
}

} // namespace

Result<EntrySpool> EntrySpool::make(const QString& folder)
{
    EntrySpool spool;
    spool.file_ = std::make_unique<QTemporaryFile>(folder + QStringLiteral("/.pilothouse-pack-XXXXXX"));
    if (!spool.file_->open())
        return spool.failure();
    return spool;
}

tl::unexpected<Error> EntrySpool::failure() const
{
    return fail(ErrorKind::Storage, file_->fileTemplate(), file_->errorString());
}

Result<void> EntrySpool::write(const char* bytes, qint64 size)
{
    if (file_->write(bytes, size) != size)
        return failure();
    size_ += std::uint64_t(size);
    return {};
}

Result<EntrySpool::Spooled> EntrySpool::add(ZipEntry entry, const QByteArray& packed, const QString& sha256)
{
    const auto header = zipLocalHeader(entry);
    auto written = write(header.constData(), header.size()).and_then([&] {
        return write(packed.constData(), packed.size());
    });
    if (!written)
        return fail(written.error());
    return Spooled{std::move(entry), sha256};
}

Result<EntrySpool::Spooled> EntrySpool::addBytes(const QByteArray& name, const QByteArray& bytes)
{
    auto entry = entryOf(name, size_, std::uint64_t(bytes.size()));
    entry.crc = crcOf(bytes);
    return add(std::move(entry), bytes, digestOf(bytes));
}

Result<EntrySpool::Spooled> EntrySpool::addText(const QByteArray& name, const QByteArray& bytes)
{
    const auto packed = deflated(bytes);
    if (!isWorthIt(packed, bytes))
        return addBytes(name, bytes);
    auto entry = entryOf(name, size_, std::uint64_t(bytes.size()));
    entry.method = ZipEntry::Method::Deflated;
    entry.crc = crcOf(bytes);
    entry.packed = std::uint32_t(packed.size());
    return add(std::move(entry), packed, digestOf(bytes));
}

Result<EntrySpool::Spooled> EntrySpool::addFile(const QByteArray& name, const PackFile& file,
                                                std::stop_token stop)
{
    auto entry = entryOf(name, size_, file.size());
    const auto begin = qint64(size_);
    const auto placeholder = zipLocalHeader(entry); // its checksum is known at the end
    if (auto written = write(placeholder.constData(), placeholder.size()); !written)
        return fail(written.error());
    Sha256 digest;
    uLong crc = 0;
    QByteArray block(spoolBlock, Qt::Uninitialized);
    for (std::uint64_t done = 0; done < file.size();) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, file.path());
        const auto bytes = std::min<std::uint64_t>(spoolBlock, file.size() - done);
        const auto whole = file.readInto(block.data(), done, bytes);
        if (!whole)
            return fail(whole.error());
        if (!*whole)
            return fail(ErrorKind::Conflict, file.path(),
                        PackFileTexts::tr("It was cut while it was packed."));
        done += bytes;
        digest.add(QByteArrayView(block.constData(), qsizetype(bytes)));
        crc = crc32_z(crc, reinterpret_cast<const Bytef*>(block.constData()), std::size_t(bytes));
        if (auto written = write(block.constData(), qint64(bytes)); !written)
            return fail(written.error());
    }
    entry.crc = std::uint32_t(crc);
    const auto header = zipLocalHeader(entry);
    if (!file_->seek(begin) || file_->write(header) != header.size() || !file_->seek(qint64(size_)))
        return failure();
    return Spooled{std::move(entry), digest.hex()};
}

Result<void> EntrySpool::copyTo(QIODevice& out, std::stop_token stop)
{
    if (!file_->seek(0))
        return failure();
    QByteArray block(spoolBlock, Qt::Uninitialized);
    for (std::uint64_t done = 0; done < size_;) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, QStringLiteral("pack"));
        const auto got = file_->read(block.data(), std::min(spoolBlock, qint64(size_ - done)));
        if (got <= 0)
            return failure();
        if (out.write(block.constData(), got) != got)
            return fail(ErrorKind::Storage, QStringLiteral("pack"), out.errorString());
        done += std::uint64_t(got);
    }
    return {};
}

} // namespace ph
