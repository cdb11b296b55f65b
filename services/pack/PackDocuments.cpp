#include "services/pack/PackDocuments.h"

#include "services/pack/PackFileTexts.h"
#include "services/pack/PackName.h"
#include "services/pack/ZipRecords.h"
#include "services/release/SignedStatement.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

const std::string formatName = "pilothouse-pack";
constexpr int formatVersion = 1;
constexpr char signatureKind[] = "pilothouse.pack/v1";
constexpr int deepestManifest = 8;
constexpr qsizetype longestText = 1024;
constexpr qsizetype longestSignature = 4096;
constexpr std::array kinds{"incident", "environment"};

const QString inManifest = QStringLiteral("manifest.json");

/// "2026-11-28T00:30:00.000Z", whatever Qt writes of a time zone that is UTC: packs outlive versions of it.
QString madeText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzzZ"));
}

std::int64_t madeFrom(const QString& text)
{
    const auto made = QDateTime::fromString(text, Qt::ISODateWithMs);
    return made.isValid() && madeText(made.toMSecsSinceEpoch()) == text ? made.toMSecsSinceEpoch() : noTime;
}

nlohmann::json toJson(const PackManifest& manifest)
{
    auto schemas = nlohmann::json::array();
    for (auto it = manifest.schemas.begin(); it != manifest.schemas.end(); ++it)
        schemas.push_back({{"name", it.key().toStdString()}, {"version", it.value()}});
    auto entries = nlohmann::json::array();
    for (const auto& entry : manifest.entries)
        entries.push_back({{"path", entry.path.toStdString()},
                           {"bytes", entry.bytes},
                           {"sha256", entry.sha256.toStdString()},
                           {"type", entry.mediaType.toStdString()}});
    return {{"format", formatName},
            {"version", formatVersion},
            {"about",
             {{"kind", packKindName(manifest.about.kind).toStdString()},
              {"id", manifest.about.id.toStdString()},
              {"name", manifest.about.name.toStdString()}}},
            {"made", madeText(manifest.madeMs).toStdString()},
            {"made_by", manifest.madeBy.toStdString()},
            {"schemas", std::move(schemas)},
            {"entries", std::move(entries)}};
}

QString objectionToText(const QString& what, const QString& text, qsizetype least)
{
    return text.size() >= least && text.size() <= longestText && QString::fromUtf8(text.toUtf8()) == text
               ? QString()
               : PackFileTexts::tr("%1 is too long, empty or no text.").arg(what);
}

QString objectionToEntry(const PackEntry& entry)
{
    static const QRegularExpression digest(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    static const QRegularExpression type(
        QStringLiteral("\\A[a-z0-9][a-z0-9.+-]{0,99}/[a-z0-9][a-z0-9.+-]{0,99}\\z"));
    if (entry.bytes < 0 || entry.bytes > std::int64_t(zip::largest))
        return PackFileTexts::tr("An entry cannot have %1 bytes.").arg(entry.bytes);
    if (!digest.match(entry.sha256).hasMatch())
        return PackFileTexts::tr("The digest of an entry is none.");
    if (!type.match(entry.mediaType).hasMatch())
        return PackFileTexts::tr("The media type of an entry is none.");
    return {};
}

/// What no manifest says, whoever wrote it. Its names are looked at where there is an entry for each.
QString objectionTo(const PackManifest& manifest)
{
    QStringList found{objectionToText(PackFileTexts::tr("What it is of"), manifest.about.id, 1),
                      objectionToText(PackFileTexts::tr("Its name"), manifest.about.name, 0),
                      objectionToText(PackFileTexts::tr("What made it"), manifest.madeBy, 1)};
    if (manifest.madeMs == noTime)
        found << PackFileTexts::tr("It does not say when it was made.");
    for (auto it = manifest.schemas.begin(); it != manifest.schemas.end(); ++it) {
        found << objectionToText(PackFileTexts::tr("The name of a schema"), it.key(), 1);
        if (it.value() < 1)
            found << PackFileTexts::tr("A schema's version is none.");
    }
    for (const auto& entry : manifest.entries)
        found << objectionToEntry(entry);
    found.removeAll(QString());
    return found.value(0);
}

/// Before anything is parsed: a parser keeps what is open, which of megabytes of brackets is half a gigabyte.
bool isTooDeep(const QByteArray& json)
{
    int depth = 0;
    bool inText = false;
    for (auto at = json.begin(); at != json.end(); ++at) {
        if (inText && *at == '\\' && at + 1 != json.end())
            ++at;
        else if (*at == '"')
            inText = !inText;
        else if (!inText && (*at == '{' || *at == '[') && ++depth > deepestManifest)
            return true;
        else if (!inText && (*at == '}' || *at == ']'))
            --depth;
    }
    return false;
}

tl::unexpected<PackTrouble> unreadable(const QString& detail)
{
    return flawed(PackFlaw::Manifest, inManifest, detail);
}

/// Invalid: whatever is not as in a manifest of this version.
Result<PackManifest> readFields(const nlohmann::json& json)
{
    std::optional<Error> failure;
    const Locate nowhere;
    PackManifest manifest;
    StrictFields fields(json, nlohmann::json::json_pointer(), nowhere, failure, inManifest);
    std::int64_t version = 0;
    fields.text("format");
    fields.integer("version", version);
    fields.object("about", [&](StrictFields about) {
        manifest.about.kind = about.oneOf<PackKind>("kind", kinds);
        manifest.about.id = about.text("id");
        manifest.about.name = about.text("name");
        about.refuseOthers();
    });
    manifest.madeMs = madeFrom(fields.text("made"));
    manifest.madeBy = fields.text("made_by");
    fields.list("schemas", [&](StrictFields schema) {
        std::int64_t number = 0;
        schema.integer("version", number);
        // What does not fit is written otherwise than it was read, and found by that.
        manifest.schemas.insert(schema.text("name"), int(std::clamp<std::int64_t>(number, 0, 1 << 30)));
        schema.refuseOthers();
    });
    fields.list("entries", [&](StrictFields entry) {
        PackEntry read;
        read.path = entry.text("path");
        entry.integer("bytes", read.bytes);
        read.sha256 = entry.text("sha256");
        read.mediaType = entry.text("type");
        entry.refuseOthers();
        manifest.entries.append(std::move(read));
    });
    fields.refuseOthers();
    if (failure)
        return fail(*failure);
    return manifest;
}

} // namespace

Result<QByteArray> manifestText(const PackManifest& manifest)
{
    if (const auto objection = objectionTo(manifest); !objection.isEmpty())
        return fail(ErrorKind::Invalid, inManifest, objection);
    return canonicalJson(toJson(manifest));
}

PackResult<PackManifest> manifestFrom(const QByteArray& text)
{
    if (isTooDeep(text))
        return unreadable(PackFileTexts::tr("It is nested too deeply."));
    const auto json = readCanonical(text, inManifest);
    if (!json)
        return unreadable(json.error().detail);
    if (!json->is_object() || json->value("format", nlohmann::json()) != formatName)
        return unreadable(PackFileTexts::tr("It is no manifest of a pack."));
    const auto version = json->value("version", nlohmann::json());
    if (version.is_number_unsigned() && version.get<std::uint64_t>() > formatVersion)
        return flawed(PackFlaw::Newer, {},
                      PackFileTexts::tr("Its format has version %1, and %2 is the newest that can be read.")
                          .arg(version.get<std::uint64_t>())
                          .arg(formatVersion));
    auto manifest = readFields(*json);
    if (!manifest)
        return unreadable(manifest.error().detail);
    if (const auto objection = objectionTo(*manifest); !objection.isEmpty())
        return unreadable(objection);
    const auto again = manifestText(*manifest);
    if (!again || *again != text)
        return unreadable(PackFileTexts::tr("It says more than a manifest does, or in another order."));
    return *std::move(manifest);
}

Result<QByteArray> packSignature(const QByteArray& manifest, const SigningKey& key)
{
    const auto signature = key.sign(QByteArray(signatureKind) + '\n' + manifest);
    return canonicalStatement(
        {{"key", key.id().toStdString()}, {"public_key", publicKeyText(key.publicKey()).toStdString()}},
        signature);
}

PackResult<PackSigned> signerOf(const QByteArray& signature, const QByteArray& manifest,
                                const KnownKeys& keys)
{
    struct Parts {
        QString key, publicKey;
        QByteArray signature;
    };
    const auto unfit = [](const QString& detail) {
        return flawed(PackFlaw::Signature, signatureName, detail);
    };
    if (signature.size() > longestSignature || isTooDeep(signature))
        return unfit(PackFileTexts::tr("It is no signature."));
    const auto parts = signedFrom<Parts>(signature, signatureName, [](StrictFields& fields, Parts& read) {
        read.key = fields.text("key");
        read.publicKey = fields.text("public_key");
    });
    if (!parts)
        return unfit(parts.error().detail);
    const auto key = publicKeyFromText(parts->publicKey);
    if (!key || keyId(*key) != parts->key)
        return unfit(PackFileTexts::tr("Its key is none, or has another's name."));
    if (!verifySignature(*key, QByteArray(signatureKind) + '\n' + manifest, parts->signature))
        return unfit(PackFileTexts::tr("It is not of this manifest by %1.").arg(parts->key));
    const auto known = keys.constFind(parts->key);
    const bool isKnown = known != keys.constEnd() && *known == *key;
    return PackSigned{isKnown ? PackVerdict::Signer::Known : PackVerdict::Signer::Unknown, parts->key};
}

} // namespace ph
