#include "services/pack/InPlaceEntry.h"

#include "services/pack/PackFileTexts.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace ph {

InPlaceEntry::InPlaceEntry(PackFile file, const ZipEntry& entry)
    : file_(std::move(file))
    , entry_(entry)
    , tags_(std::size_t((entry.bytes + blockBytes - 1) / blockBytes))
{
    static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == sizeof(std::uint64_t));
    randombytes_buf(key_.data(), key_.size());
}

Result<void> InPlaceEntry::note(std::uint64_t offset, QByteArrayView bytes) const
{
    for (qsizetype at = 0; at < bytes.size(); at += qsizetype(blockBytes)) {
        const auto size = std::min(qsizetype(blockBytes), bytes.size() - at);
        std::uint64_t tag = 0;
        crypto_shorthash(reinterpret_cast<unsigned char*>(&tag),
                         reinterpret_cast<const unsigned char*>(bytes.data()) + at,
                         static_cast<unsigned long long>(size), key_.data());
        tag |= 1; // none is "nobody met it yet"
        std::uint64_t met = 0;
        auto& known = tags_[std::size_t((offset + std::uint64_t(at)) / blockBytes)];
        if (!known.compare_exchange_strong(met, tag) && met != tag)
            return fail(ErrorKind::Unreadable, file_.path(),
                        PackFileTexts::tr("The file was changed while it was open."));
    }
    return {};
}

Result<void> InPlaceEntry::readInto(char* buffer, std::uint64_t offset, std::uint64_t bytes) const
{
    const auto first = offset / blockBytes * blockBytes;
    const auto end =
        std::min<std::uint64_t>((offset + bytes + blockBytes - 1) / blockBytes * blockBytes, entry_.bytes);
    QByteArray around; // whole blocks, where less was asked for
    const bool isWhole = first == offset && end == offset + bytes;
    if (!isWhole)
        around.resize(qsizetype(end - first));
    char* target = isWhole ? buffer : around.data();
    const auto read = file_.readInto(target, entry_.dataOffset() + first, end - first);
    if (!read)
        return fail(read.error());
    if (!*read)
        return fail(ErrorKind::Unreadable, file_.path(),
                    PackFileTexts::tr("The file was cut while it was open."));
    if (auto noted = note(first, QByteArrayView(target, qsizetype(end - first))); !noted)
        return noted;
    if (!isWhole)
        std::memcpy(buffer, around.constData() + (offset - first), std::size_t(bytes));
    return {};
}

} // namespace ph
