#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace ph {

/// What a pack is of.
enum class PackKind : std::uint8_t { Incident, Environment };
QString packKindName(PackKind kind); ///< "incident", "environment": as the manifest writes it

struct PackSubject {
    PackKind kind = PackKind::Incident;
    QString id;   ///< never empty
    QString name; ///< as its author called it; may be empty
    friend bool operator==(const PackSubject&, const PackSubject&) = default;
};

/// Of what a pack is to be made.
struct PackOrder {
    PackSubject about;         ///< by its kind and id; its name may be empty
    QStringList runbooks = {}; ///< files that go with it
    enum class Signing : std::uint8_t { OwnKey, None } signing = Signing::OwnKey;
};

struct PackEntry {
    QString path; ///< within the pack, '/' between folders
    std::int64_t bytes = 0;
    QString sha256;    ///< of its bytes, 64 lower-case hexadecimal digits
    QString mediaType; ///< "application/json"
    friend bool operator==(const PackEntry&, const PackEntry&) = default;
};

/// What a pack says of itself.
struct PackManifest {
    PackSubject about;
    std::int64_t madeMs = noTime;
    QString madeBy; ///< the version of Pilothouse: "0.1.0"
    /// Versions of what its files are written in, by name: {"observed", 3}.
    QMap<QString, int> schemas = {};
    QList<PackEntry> entries = {}; ///< by path, as its UTF-8 sorts
    friend bool operator==(const PackManifest&, const PackManifest&) = default;
};

/// What is wrong with a file that should be a pack.
enum class PackFlaw : std::uint8_t {
    NotAPack,        ///< no zip, or one without a manifest at its beginning
    Truncated,       ///< its end is missing
    ForeignBytes,    ///< before, after or between what it lists
    SeveralDisks,    ///< a part of an archive in several
    Zip64,           ///< what only archives of 4 GiB and more need
    TooLarge,        ///< the file, the sum of its contents, or how many they are
    HeadersDisagree, ///< what it says of an entry in one place and in another
    Overlap,         ///< entries share bytes
    Encrypted,
    Compression, ///< neither stored nor deflated
    EntryKind,   ///< a link, a folder, a device: no plain file
    UnsafeName,  ///< that could lead elsewhere, or looks like another
    NameTwice,   ///< also where only case or Unicode's forms differ
    Bomb,        ///< far more comes out than is in
    Manifest,    ///< cannot be read, or is not written as packs are
    Newer,       ///< of a format or schema that a newer version writes
    NotListed,   ///< an entry that the manifest does not list
    Missing,     ///< one that it lists
    Size,        ///< of an entry, another than the manifest says
    Contents,    ///< of an entry, others than the manifest says
    Signature,   ///< not of this manifest, or no signature
};
QString packFlawName(PackFlaw flaw); ///< stable, for JSON: "foreign-bytes"

struct PackFault {
    PackFlaw flaw = PackFlaw::NotAPack;
    QString entry;  ///< which; empty: the file as a whole
    QString detail; ///< what was found, for who looks into it; may be empty
    friend bool operator==(const PackFault&, const PackFault&) = default;
};

/// What a look at a pack came to. Only Whole was made by somebody whom we know, and is as they made it.
enum class PackStanding : std::uint8_t {
    Whole,      ///< signed with a known key, and all of it is as signed
    Unread,     ///< signed with a known key; not all contents were read yet
    Unsigned,   ///< no fault was found, and anybody may have made it
    UnknownKey, ///< no fault was found, and who holds the key is not known here
    Tampered,   ///< its contents or its signature do not fit its manifest
    Newer,      ///< a newer version can read it
    Refused,    ///< nothing in it was read
};
QString packStandingName(PackStanding standing); ///< stable, for JSON: "unknown-key"

struct PackVerdict {
    enum class Signer : std::uint8_t { Nobody, Unknown, Known } signer = Signer::Nobody;
    QString keyId; ///< empty: unsigned
    enum class Looked : std::uint8_t { Frame, Everything } looked = Looked::Frame;
    std::optional<PackFault> fault = std::nullopt; ///< the first
    PackStanding standing() const;
    friend bool operator==(const PackVerdict&, const PackVerdict&) = default;
};

/// In words: "Its contents are not what the manifest says.", translated.
QString packFlawText(PackFlaw flaw);
QString packStandingText(PackStanding standing);

} // namespace ph
