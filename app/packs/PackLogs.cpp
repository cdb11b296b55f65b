#include "app/packs/PackLogs.h"

#include "app/incidents/FetchLogs.h"
#include "services/incidents/IncidentStore.h"
#include "services/log/Redaction.h"
#include "services/observations/KeptLogs.h"
#include "services/pack/PackFileTexts.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

namespace ph {

namespace {

using LogListJson = nlohmann::json;

const QString packedLogList = QStringLiteral("logs.json"), packedLogFolder = QStringLiteral("logs/");
constexpr std::int64_t mostListBytes = std::int64_t(8) << 20, mostPackedLogBytes = std::int64_t(64) << 20;
constexpr std::int64_t mostLogsBytes = std::int64_t(256) << 20; ///< of one incident

/// What is left of a name where it may stand in any file system.
QString plainName(const QString& name)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9_-]+"));
    return QString(name).replace(others, QStringLiteral("-")).left(60);
}

QString logEntryName(const QString& incident, int number, const RevisionLog& log)
{
    const auto life = log.life == RevisionLog::Life::Previous ? QStringLiteral("-previous") : QString();
    const auto name = QStringLiteral("%1%2/%3-%4-%5%6.log")
                          .arg(packedLogFolder, plainName(incident))
                          .arg(number)
                          .arg(plainName(log.pod), plainName(log.container), life);
    // What reads like a secret by now names nothing.
    return redact(name) == name
               ? name
               : QStringLiteral("%1%2/%3.log").arg(packedLogFolder, plainName(incident)).arg(number);
}

LogListJson logListJson(const RevisionLog& log, const QString& entry)
{
    return {{"entry", entry.toStdString()},
            {"pod", log.pod.toStdString()},
            {"container", log.container.toStdString()},
            {"revision", log.revision.toStdString()},
            {"previous", log.life == RevisionLog::Life::Previous},
            {"begins_later", log.beginsLater},
            {"dropped_lines", log.droppedLines},
            {"ends_earlier", log.endsEarlier},
            {"redacted_lines", log.redactedLines}};
}

class LogPacking {
public:
    LogPacking(Workspace& workspace, const LogRedaction& redaction)
        : workspace_(workspace)
        , redaction_(redaction)
    {
    }

    Result<void> add(const QString& incident)
    {
        const auto kept = keptLogs(workspace_.observed(), incident);
        if (!kept && kept.error().kind != ErrorKind::Unreadable)
            return fail(kept.error());
        if (!kept)
            packed_.notes << QStringLiteral("%1: %2").arg(incident, kept.error().detail);
        int number = 0;
        for (const auto& one : kept.value_or(std::vector<KeptLogsOf>())) {
            const auto safe = redactedLogs(one.logs, redaction_);
            auto logs = LogListJson::array(), trouble = LogListJson::array();
            for (const auto& log : safe.logs) {
                const auto entry = logEntryName(incident, ++number, log);
                packed_.sources.push_back({entry, QStringLiteral("text/plain"), log.text.toUtf8()});
                logs.push_back(logListJson(log, entry));
            }
            for (const auto& sentence : safe.trouble)
                trouble.push_back(sentence.toStdString());
            fetches_.push_back({{"incident", incident.toStdString()},
                                {"connection", safe.connection.toStdString()},
                                {"endpoint", safe.endpoint.toStdString()},
                                {"fetched_ms", safe.fetchedMs},
                                {"trouble", trouble},
                                {"logs", logs}});
        }
        return {};
    }

    PackedLogs take()
    {
        if (!fetches_.empty())
            packed_.sources.push_back({packedLogList, QStringLiteral("application/json"),
                                       QByteArray::fromStdString(LogListJson(fetches_).dump(1))});
        return std::move(packed_);
    }

private:
    Workspace& workspace_;
    const LogRedaction& redaction_;
    LogListJson fetches_ = LogListJson::array();
    PackedLogs packed_;
};

struct LogListReading {
    const PackContents& pack;
    const std::stop_token& stop;
    std::int64_t room = mostLogsBytes;

    /// Throws what nlohmann_json does where the list is otherwise than ours.
    Result<KeptLogs> fetch(const LogListJson& json)
    {
        const auto word = [](const LogListJson& of, const char* name) {
            return QString::fromStdString(of.at(name).get<std::string>());
        };
        KeptLogs kept{
            word(json, "connection"), word(json, "endpoint"), json.at("fetched_ms").get<std::int64_t>(), {}};
        for (const auto& sentence : json.at("trouble"))
            kept.trouble << QString::fromStdString(sentence.get<std::string>());
        for (const auto& log : json.at("logs")) {
            const auto text = pack.read(word(log, "entry"), std::min(room, mostPackedLogBytes), stop);
            if (!text)
                return fail(text.error());
            room -= text->size();
            kept.logs.append({.pod = word(log, "pod"),
                              .container = word(log, "container"),
                              .life = log.at("previous").get<bool>() ? RevisionLog::Life::Previous
                                                                     : RevisionLog::Life::Current,
                              .text = QString::fromUtf8(*text),
                              .beginsLater = log.at("begins_later").get<bool>(),
                              .endsEarlier = log.at("ends_earlier").get<bool>(),
                              .revision = word(log, "revision"),
                              .droppedLines = log.at("dropped_lines").get<std::int64_t>(),
                              .redactedLines = log.at("redacted_lines").get<std::int64_t>()});
        }
        return kept;
    }
};

Error badLogList(const QString& detail)
{
    return Error::make(ErrorKind::Unreadable, packedLogList,
                       PackFileTexts::tr("The pack's logs cannot be read: %1").arg(detail));
}

} // namespace

Result<PackedLogs> packLogs(Workspace& workspace, const PackRange& range, const std::stop_token& stop)
{
    const auto redaction = logRedactionOf(workspace);
    if (!redaction && redaction.error().kind != ErrorKind::Invalid)
        return fail(redaction.error());
    if (!redaction)
        return PackedLogs{{},
                          {PackFileTexts::tr("%1: %2 No logs are packed.")
                               .arg(redaction.error().where, redaction.error().detail)}};
    const auto known = IncidentStore(workspace.state()).incidents();
    if (!known)
        return fail(known.error());
    LogPacking packing(workspace, *redaction);
    for (const auto& incident : known->incidents) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, incident.id);
        if (range.incident.isEmpty() ? incident.environment != range.environment
                                     : incident.id != range.incident)
            continue;
        if (auto added = packing.add(incident.id); !added)
            return fail(added.error());
    }
    return packing.take();
}

Result<QList<KeptLogs>> packedLogsOf(const PackContents& pack, const QString& incident,
                                     const std::stop_token& stop)
{
    const auto text = pack.read(packedLogList, mostListBytes, stop);
    if (!text && text.error().kind == ErrorKind::NotFound)
        return QList<KeptLogs>();
    if (!text)
        return fail(text.error());
    const auto list = LogListJson::parse(text->toStdString(), nullptr, false);
    QList<KeptLogs> all;
    LogListReading reading{pack, stop};
    try {
        for (const auto& fetch : list) {
            if (fetch.at("incident").get<std::string>() != incident.toStdString())
                continue;
            auto kept = reading.fetch(fetch);
            if (!kept && kept.error().kind == ErrorKind::NotFound)
                return fail(badLogList(kept.error().detail));
            if (!kept)
                return fail(kept.error());
            all.append(*std::move(kept));
        }
    } catch (const LogListJson::exception& problem) {
        return fail(badLogList(QString::fromLatin1(problem.what())));
    }
    return all;
}

} // namespace ph
