#include "services/pack/ZipFlaws.h"

#include "services/pack/PackFileTexts.h"
#include "services/pack/PackName.h"
#include "services/pack/ZipRecords.h"

namespace ph {

namespace {

// APPNOTE 6.3.10, 4.4.4
constexpr std::uint16_t encryptedFlags = (1 << 0) | (1 << 6) | (1 << 13);
constexpr std::uint16_t sizesBehindFlag = 1 << 3;

std::optional<PackFlaw> flawOfExtra(std::uint16_t id)
{
    switch (id) {
    case 0x0001:
        return PackFlaw::Zip64;
    case 0x000d: // PKWARE's Unix field: a link's target or a device's numbers
        return PackFlaw::EntryKind;
    case 0x0017:
    case 0x9901:
        return PackFlaw::Encrypted;
    case 0x7075: // another name, which some readers prefer
        return PackFlaw::HeadersDisagree;
    default:
        return PackFlaw::ForeignBytes;
    }
}

/// By the attributes, which are a Unix mode or DOS's, as whoever made the entry says.
bool isPlainFile(std::uint16_t madeBy, std::uint32_t attributes)
{
    constexpr std::uint32_t kindOfFile = 0170000, plain = 0100000;
    constexpr std::uint32_t dosVolume = 0x08, dosFolder = 0x10;
    return madeBy >> 8 == 3 ? ((attributes >> 16) & kindOfFile) == plain
                            : (attributes & (dosVolume | dosFolder)) == 0;
}

} // namespace

std::optional<PackFault> flawOfCentral(const QByteArray& header, const QByteArray& name)
{
    const auto* at = header.constData();
    const auto text = QString::fromUtf8(name);
    const auto fault = [&](PackFlaw flaw, const QString& detail = {}) {
        return std::optional(PackFault{flaw, text.left(longestPackName), detail});
    };
    if (text.toUtf8() != name)
        return fault(PackFlaw::UnsafeName, PackFileTexts::tr("It is no UTF-8."));
    if (name.endsWith('/'))
        return fault(PackFlaw::EntryKind, PackFileTexts::tr("It is a folder."));
    if (const auto objection = objectionToPackName(text))
        return fault(PackFlaw::UnsafeName, *objection);
    if (zip::u16(at + 8) & encryptedFlags)
        return fault(PackFlaw::Encrypted);
    const auto method = zip::u16(at + 10);
    if (method == 99) // AES
        return fault(PackFlaw::Encrypted);
    if (method != std::uint16_t(ZipEntry::Method::Stored) &&
        method != std::uint16_t(ZipEntry::Method::Deflated))
        return fault(PackFlaw::Compression, PackFileTexts::tr("It is compressed by method %1.").arg(method));
    if (zip::u16(at + 8) & sizesBehindFlag)
        return fault(PackFlaw::HeadersDisagree, PackFileTexts::tr("Its sizes are said to stand behind it."));
    if (!isPlainFile(zip::u16(at + 4), zip::u32(at + 38)))
        return fault(PackFlaw::EntryKind);
    if (zip::u16(at + 34) != 0)
        return fault(PackFlaw::SeveralDisks);
    if (zip::u32(at + 20) > zip::largest || zip::u32(at + 24) > zip::largest ||
        zip::u32(at + 42) > zip::largest)
        return fault(PackFlaw::Zip64);
    if (zip::u16(at + 30) != 0) {
        const auto extra = zip::centralSize + name.size();
        const auto flaw = header.size() >= extra + 2 ? flawOfExtra(zip::u16(at + extra)) : std::nullopt;
        return fault(flaw.value_or(PackFlaw::ForeignBytes), PackFileTexts::tr("It has an extra field."));
    }
    if (zip::u16(at + 32) != 0)
        return fault(PackFlaw::ForeignBytes, PackFileTexts::tr("It has a comment."));
    return std::nullopt;
}

} // namespace ph
