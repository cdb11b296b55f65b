#include "models/values/Pack.h"

#include <QCoreApplication>

#include <array>

namespace ph {

namespace {

struct PackTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Pack)
};

constexpr std::array flawNames{
    "not-a-pack", "truncated",        "foreign-bytes", "several-disks", "zip64",
    "too-large",  "headers-disagree", "overlap",       "encrypted",     "compression",
    "entry-kind", "unsafe-name",      "name-twice",    "bomb",          "manifest",
    "newer",      "not-listed",       "missing",       "size",          "contents",
    "signature"};
static_assert(flawNames.size() == std::size_t(PackFlaw::Signature) + 1);

constexpr std::array standingNames{"whole",    "unread", "unsigned", "unknown-key",
                                   "tampered", "newer",  "refused"};
static_assert(standingNames.size() == std::size_t(PackStanding::Refused) + 1);

/// Where the archive is sound and what it holds is not what it says.
bool isTampering(PackFlaw flaw)
{
    return flaw >= PackFlaw::NotListed;
}

} // namespace

QString packKindName(PackKind kind)
{
    return kind == PackKind::Incident ? QStringLiteral("incident") : QStringLiteral("environment");
}

QString packFlawName(PackFlaw flaw)
{
    return QLatin1String(flawNames[std::size_t(flaw)]);
}

QString packStandingName(PackStanding standing)
{
    return QLatin1String(standingNames[std::size_t(standing)]);
}

PackStanding PackVerdict::standing() const
{
    if (fault)
        return fault->flaw == PackFlaw::Newer ? PackStanding::Newer
               : isTampering(fault->flaw)     ? PackStanding::Tampered
                                              : PackStanding::Refused;
    switch (signer) {
    case Signer::Nobody:
        return PackStanding::Unsigned;
    case Signer::Unknown:
        return PackStanding::UnknownKey;
    case Signer::Known:
        break;
    }
    return looked == Looked::Everything ? PackStanding::Whole : PackStanding::Unread;
}

QString packFlawText(PackFlaw flaw)
{
    switch (flaw) {
    case PackFlaw::NotAPack:
        return PackTexts::tr("This is no pack.");
    case PackFlaw::Truncated:
        return PackTexts::tr("Its end is missing.");
    case PackFlaw::ForeignBytes:
        return PackTexts::tr("It holds bytes that belong to nothing in it.");
    case PackFlaw::SeveralDisks:
        return PackTexts::tr("It is one part of several, and a pack is one file.");
    case PackFlaw::Zip64:
        return PackTexts::tr("It is written as if it had 4 GiB or more, which no pack has.");
    case PackFlaw::TooLarge:
        return PackTexts::tr("It is too large, or holds too many entries.");
    case PackFlaw::HeadersDisagree:
        return PackTexts::tr("It contradicts itself about what it holds.");
    case PackFlaw::Overlap:
        return PackTexts::tr("Its entries lie upon each other.");
    case PackFlaw::Encrypted:
        return PackTexts::tr("It is encrypted, which no pack is.");
    case PackFlaw::Compression:
        return PackTexts::tr("It is compressed in a way that no pack is.");
    case PackFlaw::EntryKind:
        return PackTexts::tr("It holds a link, a folder or a device; a pack holds files alone.");
    case PackFlaw::UnsafeName:
        return PackTexts::tr("An entry's name could lead elsewhere, or pass for another.");
    case PackFlaw::NameTwice:
        return PackTexts::tr("Two entries have the same name, or names that pass for the same.");
    case PackFlaw::Bomb:
        return PackTexts::tr("Far more would come out of it than is in it.");
    case PackFlaw::Manifest:
        return PackTexts::tr("Its manifest is not as a pack's is.");
    case PackFlaw::Newer:
        return PackTexts::tr("It is of a format that only a newer version reads.");
    case PackFlaw::NotListed:
        return PackTexts::tr("It holds an entry that its manifest does not list.");
    case PackFlaw::Missing:
        return PackTexts::tr("An entry that its manifest lists is missing.");
    case PackFlaw::Size:
        return PackTexts::tr("An entry has another size than its manifest says.");
    case PackFlaw::Contents:
        return PackTexts::tr("An entry holds something else than its manifest says.");
    case PackFlaw::Signature:
        return PackTexts::tr("Its signature is not one of this manifest.");
    }
    return {};
}

QString packStandingText(PackStanding standing)
{
    switch (standing) {
    case PackStanding::Whole:
        return PackTexts::tr("Whole, and signed by a known key");
    case PackStanding::Unread:
        return PackTexts::tr("Signed by a known key; its contents are checked as they are read");
    case PackStanding::Unsigned:
        return PackTexts::tr("Unsigned: anybody may have made or changed it");
    case PackStanding::UnknownKey:
        return PackTexts::tr("Signed with a key that is not known here");
    case PackStanding::Tampered:
        return PackTexts::tr("Tampered with");
    case PackStanding::Newer:
        return PackTexts::tr("Made by a newer version");
    case PackStanding::Refused:
        return PackTexts::tr("Refused");
    }
    return {};
}

} // namespace ph
