#include "services/release/LedgerExport.h"

#include "services/release/CanonicalJson.h"
#include "services/release/ReleaseStoreTexts.h"

namespace ph {

namespace {

const QByteArray payloadType = "application/vnd.in-toto+json";
constexpr const char* statementType = "https://in-toto.io/Statement/v1";
constexpr const char* predicateType = "urn:pilothouse:ledger-entry:v1";

Result<QByteArray> envelope(const LedgerEntry& entry, const SigningKey& exporter)
{
    auto payload = inTotoStatement(entry);
    if (!payload)
        return payload;
    const auto signature = exporter.sign(dssePreAuthEncoding(payloadType, *payload));
    return canonicalJson(
        {{"payloadType", payloadType.toStdString()},
         {"payload", payload->toBase64().toStdString()},
         {"signatures", nlohmann::json::array({{{"keyid", exporter.id().toStdString()},
                                                {"sig", signature.toBase64().toStdString()}}})}});
}

struct Opened {
    QByteArray line; ///< of the ledger
    std::optional<LedgerBreak> broken;
};

Opened refuse(LedgerBreak::Why why, const QString& detail)
{
    return {{}, LedgerBreak{why, 0, detail}};
}

/// Exact base64 text of JSON.
QByteArray decoded(const nlohmann::json& json)
{
    const auto text = QByteArray::fromStdString(json.get<std::string>());
    auto bytes = QByteArray::fromBase64(text);
    if (bytes.toBase64() != text)
        throw std::runtime_error("no base64");
    return bytes;
}

Opened open(const QByteArray& text, const KnownKeys& keys)
{
    using Why = LedgerBreak::Why;
    const auto json = readCanonical(text, QStringLiteral("envelope"));
    if (!json)
        return refuse(Why::Unreadable, json.error().detail);
    try {
        const auto payload = decoded(json->at("payload"));
        const auto& signature = json->at("signatures").at(0);
        if (json->size() != 3 || json->at("signatures").size() != 1 || signature.size() != 2 ||
            json->at("payloadType") != payloadType.toStdString())
            return refuse(Why::Unreadable, ReleaseStoreTexts::tr("This is no envelope of a ledger entry."));
        const auto keyid = QString::fromStdString(signature.at("keyid").get<std::string>());
        const auto key = keys.constFind(keyid);
        if (key == keys.constEnd())
            return refuse(Why::UnknownKey, ReleaseStoreTexts::tr("%1 is no known key.").arg(keyid));
        if (!verifySignature(*key, dssePreAuthEncoding(payloadType, payload), decoded(signature.at("sig"))))
            return refuse(Why::Signature,
                          ReleaseStoreTexts::tr("The envelope's signature is not by %1.").arg(keyid));
        const auto statement = readCanonical(payload, QStringLiteral("payload"));
        if (!statement || statement->at("_type") != statementType ||
            statement->at("predicateType") != predicateType)
            return refuse(Why::Unreadable, ReleaseStoreTexts::tr("This is no statement of a ledger entry."));
        const auto line = canonicalJson(statement->at("predicate"));
        if (!line)
            return refuse(Why::Unreadable, line.error().detail);
        return {*line, std::nullopt};
    } catch (const std::exception&) {
        return refuse(Why::Unreadable, ReleaseStoreTexts::tr("This is no envelope of a ledger entry."));
    }
}

} // namespace

QByteArray dssePreAuthEncoding(const QByteArray& type, const QByteArray& payload)
{
    return "DSSEv1 " + QByteArray::number(type.size()) + ' ' + type + ' ' +
           QByteArray::number(payload.size()) + ' ' + payload;
}

Result<QByteArray> inTotoStatement(const LedgerEntry& entry)
{
    auto line = ledgerLine(entry);
    if (!line)
        return line;
    return canonicalJson(
        {{"_type", statementType},
         {"subject", nlohmann::json::array({{{"name", "ledger-entry-" + std::to_string(entry.seq)},
                                             {"digest", {{"sha256", entry.hash.mid(7).toStdString()}}}}})},
         {"predicateType", predicateType},
         {"predicate", nlohmann::json::parse(line->begin(), line->end())}});
}

Result<QByteArray> exportLedger(const QList<LedgerEntry>& entries, const SigningKey& exporter)
{
    QByteArray lines;
    for (const auto& entry : entries) {
        auto line = envelope(entry, exporter);
        if (!line)
            return line;
        lines += *line + '\n';
    }
    return lines;
}

Result<QByteArray> exportLedgerLines(const QByteArray& lines, const SigningKey& exporter)
{
    QList<LedgerEntry> entries;
    const auto all = lines.split('\n');
    for (const auto& line : all) {
        if (line.isEmpty())
            continue;
        const auto entry = ledgerEntryFromLine(line, QStringLiteral("ledger"));
        if (!entry)
            return fail(entry.error());
        entries.append(*entry);
    }
    return exportLedger(entries, exporter);
}

LedgerCheck verifyExport(const QByteArray& envelopes, const KnownKeys& keys, const QString& anchor)
{
    QByteArray lines;
    for (qsizetype start = 0, seq = 1; start < envelopes.size(); ++seq) {
        const auto end = envelopes.indexOf('\n', start);
        auto opened = end < 0 ? refuse(LedgerBreak::Why::Truncated,
                                       ReleaseStoreTexts::tr("The last line is cut short."))
                              : open(envelopes.mid(start, end - start), keys);
        if (opened.broken) {
            // What comes before it is judged first: the first broken link is asked for.
            auto check = verifyLedgerLines(lines, keys);
            if (!check.broken) {
                opened.broken->seq = seq;
                check.broken = opened.broken;
            }
            return check;
        }
        lines += opened.line + '\n';
        start = end + 1;
    }
    return verifyLedgerLines(lines, keys, anchor);
}

} // namespace ph
