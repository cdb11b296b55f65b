#include "app/cli/PackOutput.h"

#include "app/cli/CommandLine.h"
#include "models/tables/Format.h"

namespace ph {

namespace {

QString signerText(const PackVerdict& verdict, const QString& signer)
{
    switch (verdict.signer) {
    case PackVerdict::Signer::Nobody:
        return QStringLiteral("nobody");
    case PackVerdict::Signer::Unknown:
        return verdict.keyId + QStringLiteral(", which is not known here");
    case PackVerdict::Signer::Known:
        break;
    }
    return signer.isEmpty() ? verdict.keyId : QStringLiteral("%1, %2").arg(verdict.keyId, signer);
}

qint64 contentBytes(const PackManifest& manifest)
{
    qint64 sum = 0;
    for (const auto& entry : manifest.entries)
        sum += entry.bytes;
    return sum;
}

nlohmann::json faultJson(const std::optional<PackFault>& fault)
{
    if (!fault)
        return nullptr;
    return {{"flaw", jsonText(packFlawName(fault->flaw))},
            {"entry", jsonText(fault->entry)},
            {"detail", jsonText(fault->detail)}};
}

nlohmann::json signerJson(const PackVerdict& verdict, const QString& signer)
{
    if (verdict.signer == PackVerdict::Signer::Nobody)
        return nullptr;
    return {{"key", jsonText(verdict.keyId)},
            {"known", verdict.signer == PackVerdict::Signer::Known},
            {"label", jsonText(signer)}};
}

} // namespace

QString verdictLine(const PackVerdict& verdict)
{
    const auto standing = packStandingText(verdict.standing());
    if (!verdict.fault)
        return standing + u'.';
    QStringList parts{standing + QStringLiteral(": ") + packFlawText(verdict.fault->flaw)};
    if (!verdict.fault->entry.isEmpty())
        parts.append(verdict.fault->entry +
                     (verdict.fault->detail.isEmpty() ? QString() : QStringLiteral(":")));
    parts.append(verdict.fault->detail);
    return terminalText(parts.join(u' ').trimmed());
}

QStringList packLines(const PackContents& pack, const PackVerdict& verdict, const QString& signer)
{
    QStringList lines{terminalText(pack.file()) + QStringLiteral(": ") + verdictLine(verdict)};
    const auto& manifest = pack.manifest();
    if (manifest.madeMs == noTime) // nothing of it was believed
        return lines;
    const auto line = [&](const char* what, const QString& text) {
        lines.append(QLatin1String(what).toString().leftJustified(9) + terminalText(text).trimmed());
    };
    line("of", QStringLiteral("%1 %2 %3")
                   .arg(packKindName(manifest.about.kind), manifest.about.id, manifest.about.name));
    line("made", QStringLiteral("%1 by Pilothouse %2")
                     .arg(toText(jsonTime(manifest.madeMs).get<std::string>()), manifest.madeBy));
    line("signed", QStringLiteral("by ") + signerText(verdict, signer));
    line("holds", QStringLiteral("%1 entries, %2 in %3")
                      .arg(manifest.entries.size())
                      .arg(formatBytes(contentBytes(manifest)), formatBytes(qint64(pack.fileBytes()))));
    return lines;
}

QStringList packEntryLines(const PackManifest& manifest)
{
    QList<QStringList> rows;
    rows.reserve(manifest.entries.size());
    for (const auto& entry : manifest.entries)
        rows.append({terminalText(entry.path), QString::number(entry.bytes), entry.sha256.left(12),
                     terminalText(entry.mediaType)});
    return alignedLines(
        {QStringLiteral("ENTRY"), QStringLiteral("BYTES"), QStringLiteral("SHA256"), QStringLiteral("TYPE")},
        rows, {1});
}

nlohmann::json packEntryJson(const PackEntry& entry)
{
    return {{"path", jsonText(entry.path)},
            {"bytes", entry.bytes},
            {"sha256", jsonText(entry.sha256)},
            {"type", jsonText(entry.mediaType)}};
}

nlohmann::json packJson(const PackContents& pack, const PackVerdict& verdict, const QString& signer)
{
    const auto& manifest = pack.manifest();
    const bool isBelieved = manifest.madeMs != noTime;
    auto entries = nlohmann::json::array();
    for (const auto& entry : manifest.entries)
        entries.push_back(packEntryJson(entry));
    auto schemas = nlohmann::json::object();
    for (auto it = manifest.schemas.begin(); it != manifest.schemas.end(); ++it)
        schemas[it.key().toStdString()] = it.value();
    nlohmann::json about = nullptr;
    if (isBelieved)
        about = {{"kind", jsonText(packKindName(manifest.about.kind))},
                 {"id", jsonText(manifest.about.id)},
                 {"name", jsonText(manifest.about.name)}};
    return {{"file", jsonText(pack.file())},
            {"bytes", pack.fileBytes()},
            {"standing", jsonText(packStandingName(verdict.standing()))},
            {"fault", faultJson(verdict.fault)},
            {"signer", signerJson(verdict, signer)},
            {"about", about},
            {"made", jsonTime(manifest.madeMs)},
            {"made_by", isBelieved ? jsonText(manifest.madeBy) : nlohmann::json()},
            {"schemas", schemas},
            {"entries", entries}};
}

} // namespace ph
