#include "services/observations/KeptLogs.h"

#include "services/store/StoreText.h"

#include <nlohmann/json.hpp>

#include <zstd.h>

namespace ph {

namespace {

using LogJson = nlohmann::json;

constexpr unsigned long long mostLogBytes = 256ull << 20; ///< of one fetch, unpacked

std::string utf8(const QString& text)
{
    return text.toStdString();
}

QByteArray packed(const KeptLogs& kept)
{
    auto logs = LogJson::array();
    for (const auto& log : kept.logs)
        logs.push_back({{"pod", utf8(log.pod)},
                        {"container", utf8(log.container)},
                        {"previous", log.life == RevisionLog::Life::Previous},
                        {"begins_later", log.beginsLater},
                        {"ends_earlier", log.endsEarlier},
                        {"revision", utf8(log.revision)},
                        {"dropped_lines", log.droppedLines},
                        {"redacted_lines", log.redactedLines},
                        {"text", utf8(log.text)}});
    auto trouble = LogJson::array();
    for (const auto& sentence : kept.trouble)
        trouble.push_back(utf8(sentence));
    const auto text = LogJson{
        {"logs_format", 1},
        {"connection", utf8(kept.connection)},
        {"endpoint", utf8(kept.endpoint)},
        {"fetched_ms", kept.fetchedMs},
        {"logs", logs},
        {"trouble",
         trouble}}.dump(-1, ' ', false, LogJson::error_handler_t::replace);
    QByteArray bytes(qsizetype(ZSTD_compressBound(text.size())), Qt::Uninitialized);
    bytes.resize(
        qsizetype(ZSTD_compress(bytes.data(), std::size_t(bytes.size()), text.data(), text.size(), 3)));
    return bytes;
}

std::optional<KeptLogs> unpacked(const QByteArray& bytes)
{
    const auto size = ZSTD_getFrameContentSize(bytes.constData(), std::size_t(bytes.size()));
    if (size > mostLogBytes) // also what is no frame, or does not say
        return std::nullopt;
    std::string text(size, '\0');
    if (ZSTD_decompress(text.data(), text.size(), bytes.constData(), std::size_t(bytes.size())) != size)
        return std::nullopt;
    const auto json = LogJson::parse(text, nullptr, false);
    // What other versions write may have other fields; types are ours, or it is damaged.
    try {
        if (json.at("logs_format") != 1)
            return std::nullopt;
        const auto word = [](const LogJson& of, const char* name) {
            return QString::fromStdString(of.at(name).get<std::string>());
        };
        KeptLogs kept{word(json, "connection"), word(json, "endpoint"), json.at("fetched_ms"), {}};
        for (const auto& log : json.at("logs"))
            kept.logs.append(
                {word(log, "pod"), word(log, "container"),
                 log.at("previous").get<bool>() ? RevisionLog::Life::Previous : RevisionLog::Life::Current,
                 word(log, "text"), log.at("begins_later"), log.at("ends_earlier"),
                 // Of logs that were kept before these were told, they are not known.
                 QString::fromStdString(log.value("revision", std::string())),
                 log.value("dropped_lines", std::int64_t(0)), log.value("redacted_lines", std::int64_t(-1))});
        for (const auto& sentence : json.at("trouble"))
            kept.trouble.append(QString::fromStdString(sentence.get<std::string>()));
        return kept;
    } catch (const LogJson::exception&) {
        return std::nullopt;
    }
}

} // namespace

KeptLogs redactedLogs(KeptLogs logs, const LogRedaction& redaction)
{
    const auto hide = [&redaction](QString& text) { text = redaction.apply(text); };
    for (auto& log : logs.logs) {
        auto safe = redaction.redacted(log.text);
        log.text = std::move(safe.text);
        log.redactedLines = std::max<std::int64_t>(log.redactedLines, 0) + safe.hiddenLines;
        for (auto* name : {&log.pod, &log.container, &log.revision})
            hide(*name);
    }
    for (auto* name : {&logs.connection, &logs.endpoint})
        hide(*name);
    for (auto& sentence : logs.trouble)
        hide(sentence);
    return logs;
}

Result<ObservedDocument> keepLogs(ObservedStore& store, const QString& incident, KeptLogs logs,
                                  const LogRedaction& redaction)
{
    const auto safe = redactedLogs(std::move(logs), redaction);
    return store.putDocument(QLatin1String(incidentLogsKind), incident, packed(safe), safe.fetchedMs);
}

Result<std::vector<KeptLogsOf>> keptLogs(ObservedStore& store, const QString& incident)
{
    const auto documents = store.documents(QLatin1String(incidentLogsKind), incident);
    if (!documents)
        return fail(documents.error());
    std::vector<KeptLogsOf> all;
    all.reserve(documents->size());
    for (const auto& document : *documents) {
        const auto bytes = store.document(document.digest);
        if (!bytes)
            return fail(bytes.error());
        auto logs = unpacked(*bytes);
        if (!logs)
            return fail(ErrorKind::Unreadable, document.digest,
                        storeText(QT_TRANSLATE_NOOP("ph::Store", "These logs are not as they were kept.")));
        all.push_back({document, *std::move(logs)});
    }
    return all;
}

} // namespace ph
