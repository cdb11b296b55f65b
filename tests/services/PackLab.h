#pragma once

#include "services/pack/PackContents.h"
#include "services/release/CanonicalJson.h"
#include "services/release/SigningKey.h"
#include "tests/services/RawZip.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>

namespace ph::testing {

inline SigningKey keyOf(unsigned char seed)
{
    std::array<unsigned char, 32> bytes{};
    bytes.fill(seed);
    return SigningKey::fromSeed(bytes);
}

/// The one that is known, and signs.
inline SigningKey knownKey()
{
    return keyOf(7);
}

inline KnownKeys knownKeys()
{
    const auto key = knownKey();
    return {{key.id(), key.publicKey()}};
}

struct PackPart {
    QByteArray path, bytes;
    const char* type = "application/json";
};

/// What the good pack holds: two texts that are deflated, and a file that is stored.
inline std::vector<PackPart> goodParts()
{
    QByteArray log, database("SQLite format 3\0", 16);
    for (int i = 0; i < 40; ++i)
        log += "2026-11-28 00:0" + QByteArray::number(i % 10) + " served 17 requests\n";
    for (int i = 0; i < 700; ++i)
        database += char(i * i * 7 >> 3);
    return {{"alerts.json", R"({"alerts":[{"name":"latency"},{"name":"latency"},{"name":"latency"}]})"},
            {"logs/app.log", log, "text/plain"},
            {"observed.db", database, "application/vnd.sqlite3"}};
}

inline nlohmann::json manifestJson(const std::vector<PackPart>& parts)
{
    auto entries = nlohmann::json::array();
    for (const auto& part : parts)
        entries.push_back(
            {{"path", part.path.toStdString()},
             {"bytes", part.bytes.size()},
             {"sha256",
              QCryptographicHash::hash(part.bytes, QCryptographicHash::Sha256).toHex().toStdString()},
             {"type", part.type}});
    return {{"format", "pilothouse-pack"},
            {"version", 1},
            {"about", {{"kind", "incident"}, {"id", "42"}, {"name", "Checkout is slow"}}},
            {"made", "2026-11-28T00:30:00.000Z"},
            {"made_by", "0.1.0"},
            {"schemas", {{{"name", "observed"}, {"version", 3}}}},
            {"entries", entries}};
}

inline QByteArray textOf(const nlohmann::json& json)
{
    return canonicalJson(json).value_or(QByteArray());
}

inline nlohmann::json signatureJson(const QByteArray& manifest, const SigningKey& key)
{
    return {{"key", key.id().toStdString()},
            {"public_key", publicKeyText(key.publicKey()).toStdString()},
            {"signature", key.sign("pilothouse.pack/v1\n" + manifest).toBase64().toStdString()}};
}

inline RawEntry rawPart(const PackPart& part)
{
    const auto packed = rawDeflatedEntry(part.path, part.bytes);
    const bool isText = QByteArray(part.type) != "application/vnd.sqlite3";
    return isText && packed.data.size() < part.bytes.size() ? packed : rawStored(part.path, part.bytes);
}

/// These parts behind this manifest, whatever it says, signed by the known key.
inline RawZip rawPackOf(const QByteArray& manifest, const std::vector<PackPart>& parts)
{
    RawZip pack;
    pack.entries.push_back(rawStored("manifest.json", manifest));
    pack.entries.push_back(rawStored("signature.json", textOf(signatureJson(manifest, knownKey()))));
    for (const auto& part : parts)
        pack.entries.push_back(rawPart(part));
    return pack;
}

inline RawZip rawPackOf(const std::vector<PackPart>& parts)
{
    return rawPackOf(textOf(manifestJson(parts)), parts);
}

inline RawZip goodPack()
{
    return rawPackOf(goodParts());
}

inline void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

inline QByteArray bytesIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything below a folder: what it is, how large, and when it changed.
inline QStringList filesBelow(const QString& folder)
{
    QStringList found;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo file(all.next());
        found.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(file.filePath())
                         .arg(file.isFile() ? file.size() : -1)
                         .arg(int(file.permissions()))
                         .arg(file.lastModified().toMSecsSinceEpoch()));
    }
    found.sort();
    return found;
}

} // namespace ph::testing
