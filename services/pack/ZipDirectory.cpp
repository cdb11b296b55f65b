#include "services/pack/ZipDirectory.h"

#include "services/pack/PackFileTexts.h"
#include "services/pack/PackName.h"
#include "services/pack/ZipFlaws.h"

#include <QSet>
#include <QtEndian>

namespace ph {

namespace {

struct ZipEnd {
    std::uint16_t entries = 0;
    std::uint32_t directoryBytes = 0, directoryOffset = 0;
};

QByteArray bytesOf(std::uint32_t signature)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(signature, bytes.data());
    return bytes;
}

/// Of a file that does not end as a zip file does.
PackResult<ZipEnd> whyNoEnd(const PackFile& file)
{
    constexpr std::uint64_t longestComment = 0xffff;
    const auto from =
        file.size() - std::min<std::uint64_t>(file.size(), longestComment + std::uint64_t(zip::endSize));
    const auto head = file.read(0, 4);
    const auto tail = file.read(from, file.size() - from);
    if (!head || !tail)
        return broken(head ? tail.error() : head.error());
    const auto end = tail->lastIndexOf(bytesOf(zip::endSignature));
    if (end >= 0 && tail->size() - end > zip::endSize)
        return flawed(PackFlaw::ForeignBytes, {}, PackFileTexts::tr("There are bytes behind its end."));
    return flawed(*head == bytesOf(zip::localSignature) ? PackFlaw::Truncated : PackFlaw::NotAPack, {});
}

PackResult<ZipEnd> readEnd(const PackFile& file, const PackLimits& limits)
{
    if (file.size() > limits.fileBytes)
        return flawed(PackFlaw::TooLarge, {}, PackFileTexts::tr("It has %1 bytes.").arg(file.size()));
    if (file.size() < std::uint64_t(zip::endSize))
        return whyNoEnd(file);
    const auto at = file.size() - std::uint64_t(zip::endSize);
    const auto record = file.read(at, zip::endSize);
    if (!record)
        return broken(record.error());
    if (record->size() != zip::endSize || zip::u32(record->constData()) != zip::endSignature)
        return whyNoEnd(file);
    const auto locatorAt = at - std::min<std::uint64_t>(at, zip::zip64LocatorSize);
    const auto locator = file.read(locatorAt, 4);
    if (!locator)
        return broken(locator.error());
    const ZipEnd end{zip::u16(record->constData() + 10), zip::u32(record->constData() + 12),
                     zip::u32(record->constData() + 16)};
    if (*locator == bytesOf(zip::zip64LocatorSignature) || end.entries > zip::mostEntries ||
        end.directoryBytes > zip::largest || end.directoryOffset > zip::largest)
        return flawed(PackFlaw::Zip64, {});
    if (zip::u16(record->constData() + 4) != 0 || zip::u16(record->constData() + 6) != 0 ||
        zip::u16(record->constData() + 8) != end.entries)
        return flawed(PackFlaw::SeveralDisks, {});
    if (*record != zipEndRecord(end.entries, end.directoryBytes, end.directoryOffset))
        return flawed(PackFlaw::ForeignBytes, {}, PackFileTexts::tr("It announces a comment."));
    if (end.entries > limits.entries)
        return flawed(PackFlaw::TooLarge, {}, PackFileTexts::tr("It has %1 entries.").arg(end.entries));
    const auto said = std::uint64_t(end.directoryOffset) + end.directoryBytes;
    if (said < at)
        return flawed(
            PackFlaw::ForeignBytes, {},
            PackFileTexts::tr("%1 bytes come before what it says is its beginning.").arg(at - said));
    if (said > at)
        return flawed(PackFlaw::HeadersDisagree, {},
                      PackFileTexts::tr("Its directory reaches behind its end."));
    return end;
}

/// The next entry of the directory, which begins at `at`; leaves `at` behind it.
PackResult<ZipEntry> readCentral(const QByteArray& directory, qsizetype& at)
{
    const auto header = directory.mid(at, zip::centralSize);
    if (header.size() < zip::centralSize || zip::u32(header.constData()) != zip::centralSignature)
        return flawed(PackFlaw::HeadersDisagree, {},
                      PackFileTexts::tr("Its directory has fewer entries than it says."));
    const auto named = zip::u16(header.constData() + 28);
    const auto extra = zip::u16(header.constData() + 30);
    const auto whole = directory.mid(at, zip::centralSize + named + extra);
    ZipEntry entry;
    entry.name = whole.mid(zip::centralSize, named);
    if (auto fault = flawOfCentral(whole, entry.name))
        return tl::unexpected<PackTrouble>(*fault);
    entry.method = ZipEntry::Method(zip::u16(header.constData() + 10));
    entry.crc = zip::u32(header.constData() + 16);
    entry.packed = zip::u32(header.constData() + 20);
    entry.bytes = zip::u32(header.constData() + 24);
    entry.offset = zip::u32(header.constData() + 42);
    if (whole != zipCentralHeader(entry))
        return flawed(PackFlaw::HeadersDisagree, nameOf(entry),
                      PackFileTexts::tr("Its entry in the directory is not as a pack's is."));
    at += whole.size();
    return entry;
}

PackResult<std::vector<ZipEntry>> readEntries(const PackFile& file, const ZipEnd& end)
{
    // One header may be as long as any, so that what is wrong with it is found; all of them may not.
    constexpr std::uint64_t longestHeader = zip::centralSize + 3 * 0xffff;
    if (end.directoryBytes >
        std::uint64_t(end.entries) * (zip::centralSize + longestPackName) + longestHeader)
        return flawed(PackFlaw::ForeignBytes, {},
                      PackFileTexts::tr("Its directory holds more than entries."));
    const auto directory = file.read(end.directoryOffset, end.directoryBytes);
    if (!directory)
        return broken(directory.error());
    std::vector<ZipEntry> entries;
    entries.reserve(end.entries);
    QSet<QString> names;
    qsizetype at = 0;
    for (int i = 0; i < end.entries; ++i) {
        auto entry = readCentral(*directory, at);
        if (!entry)
            return tl::unexpected(std::move(entry.error()));
        const auto key = packNameKey(nameOf(*entry));
        if (names.contains(key))
            return flawed(PackFlaw::NameTwice, nameOf(*entry));
        names.insert(key);
        entries.push_back(std::move(*entry));
    }
    if (at != directory->size())
        return flawed(PackFlaw::ForeignBytes, {},
                      PackFileTexts::tr("Its directory holds more than entries."));
    for (const auto& entry : entries) {
        const auto key = packNameKey(nameOf(entry));
        for (auto slash = key.indexOf(u'/'); slash >= 0; slash = key.indexOf(u'/', slash + 1)) {
            if (names.contains(key.left(slash)))
                return flawed(PackFlaw::NameTwice, nameOf(entry),
                              PackFileTexts::tr("Another entry has the name of its folder."));
        }
    }
    return entries;
}

PackResult<> checkSizes(const std::vector<ZipEntry>& entries, const PackLimits& limits)
{
    std::uint64_t sum = 0;
    for (const auto& entry : entries) {
        if (entry.method == ZipEntry::Method::Stored && entry.packed != entry.bytes)
            return flawed(PackFlaw::HeadersDisagree, nameOf(entry),
                          PackFileTexts::tr("It is stored as it is, and in another size."));
        if (entry.bytes > limits.ratioFrom && entry.bytes > limits.ratio * entry.packed)
            return flawed(PackFlaw::Bomb, nameOf(entry),
                          PackFileTexts::tr("%1 bytes of %2.").arg(entry.bytes).arg(entry.packed));
        sum += entry.bytes;
    }
    if (sum > limits.contentBytes)
        return flawed(PackFlaw::TooLarge, {}, PackFileTexts::tr("Its contents have %1 bytes.").arg(sum));
    return {};
}

/// That they lie one behind the other, each behind the header that it is written with.
PackResult<> checkPlaces(const PackFile& file, const std::vector<ZipEntry>& entries, std::uint64_t directory)
{
    std::uint64_t at = 0;
    for (const auto& entry : entries) {
        if (entry.offset < at || entry.end() > directory)
            return flawed(PackFlaw::Overlap, nameOf(entry));
        if (entry.offset > at)
            return flawed(PackFlaw::ForeignBytes, nameOf(entry),
                          PackFileTexts::tr("%1 bytes before it belong to nothing.").arg(entry.offset - at));
        const auto expected = zipLocalHeader(entry);
        const auto header = file.read(entry.offset, std::uint64_t(expected.size()));
        if (!header)
            return broken(header.error());
        if (*header != expected)
            return flawed(
                PackFlaw::HeadersDisagree, nameOf(entry),
                PackFileTexts::tr("Before its contents stands something else than in the directory."));
        at = entry.end();
    }
    if (at != directory)
        return flawed(
            PackFlaw::ForeignBytes, {},
            PackFileTexts::tr("%1 bytes before its directory belong to nothing.").arg(directory - at));
    return {};
}

} // namespace

PackResult<std::vector<ZipEntry>> readZipDirectory(const PackFile& file, const PackLimits& limits)
{
    const auto end = readEnd(file, limits);
    if (!end)
        return tl::unexpected(end.error());
    auto entries = readEntries(file, *end);
    if (!entries)
        return entries;
    if (auto sound = checkSizes(*entries, limits); !sound)
        return tl::unexpected(std::move(sound.error()));
    if (auto sound = checkPlaces(file, *entries, end->directoryOffset); !sound)
        return tl::unexpected(std::move(sound.error()));
    return entries;
}

} // namespace ph
