#include "app/incidents/LoadLogs.h"

#include "app/packs/PackLogs.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/IncidentStoreTexts.h"
#include "services/observations/KeptLogs.h"
#include "services/observations/LogSearch.h"

#include <QDateTime>
#include <QSet>

namespace ph {

namespace {

constexpr std::int64_t logHourMs = 3'600'000;
constexpr qsizetype mostShownCharacters = 64 << 20;
constexpr std::size_t mostShownMatches = 100'000;
constexpr std::chrono::milliseconds mostSearchTime{10'000};

/// The oldest first.
Result<QList<KeptLogs>> fetchesOf(Workspace& workspace, const OpenedPackPtr& pack, const Incident& incident,
                                  const std::stop_token& stop)
{
    if (pack)
        return packedLogsOf(pack->contents, incident.id, stop);
    auto kept = keptLogs(workspace.observed(), incident.id);
    if (!kept)
        return fail(kept.error());
    QList<KeptLogs> all;
    all.reserve(qsizetype(kept->size()));
    for (auto& one : *kept)
        all.append(std::move(one.logs));
    return all;
}

QString eventLine(const TimelineTable& table, std::uint32_t row)
{
    const auto detail = table.detail(row);
    const auto text = [](std::string_view utf8) {
        return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).simplified();
    };
    return QStringLiteral("%1 %2 %3%4\n")
        .arg(QDateTime::fromMSecsSinceEpoch(table.atMs(row), Qt::UTC)
                 .toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzzZ")),
             table.severity(row) == TimelineSeverity::Info ? QStringLiteral("INFO") : QStringLiteral("WARN"),
             text(table.title(row)), detail.empty() ? QString() : QStringLiteral(": ") + text(detail));
}

void addFetch(const KeptLogs& fetch, LogsReading& reading)
{
    const auto where = QStringLiteral("%1 %2 %3").arg(fetch.connection, fetch.endpoint).arg(fetch.fetchedMs);
    for (qsizetype i = 0; i < fetch.logs.size(); ++i) {
        auto log = fetch.logs[i];
        auto lines = std::make_shared<const LogLines>(std::exchange(log.text, {}));
        reading.logs.append({QStringLiteral("%1 %2").arg(where).arg(i), ShownLog::Kind::Container,
                             fetch.connection, fetch.endpoint, fetch.fetchedMs, log, std::move(lines)});
    }
}

} // namespace

QList<ShownLog> eventLogs(const TimelineTable& table, const QString& environment,
                          const QStringList& endpoints)
{
    const auto isOf = [&](std::uint32_t row, const QString& endpoint) {
        const auto& scope = table.scopes()[table.scopeOf(row)];
        return table.kind(row) == TimelineKind::ClusterEvent && scope.endpoint == endpoint &&
               (scope.environment.isEmpty() || scope.environment == environment);
    };
    QList<ShownLog> logs;
    for (const auto& endpoint : endpoints) {
        ShownLog log{{}, ShownLog::Kind::Events, {}, endpoint};
        QString text;
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            if (!isOf(row, endpoint))
                continue;
            text += eventLine(table, row);
            log.fetchedMs = std::max(log.fetchedMs, table.seenMs(row));
            if (log.connection.isEmpty())
                log.connection =
                    QString::fromUtf8(table.source(row).data(), qsizetype(table.source(row).size()));
        }
        if (text.isEmpty())
            continue;
        log.lines = std::make_shared<const LogLines>(text);
        log.id = QStringLiteral("events %1 %2 %3").arg(endpoint).arg(log.lines->size()).arg(log.fetchedMs);
        logs.append(std::move(log));
    }
    return logs;
}

Result<LogsReading> loadLogs(Workspace& workspace, const OpenedPackPtr& pack, const Incident& incident,
                             const std::stop_token& stop)
{
    auto fetches = fetchesOf(workspace, pack, incident, stop);
    if (!fetches)
        return fail(fetches.error());
    LogsReading reading;
    qsizetype characters = 0;
    QSet<QString> endpoints;
    for (auto fetch = fetches->crbegin(); fetch != fetches->crend(); ++fetch) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, incident.id);
        for (const auto& log : fetch->logs)
            characters += log.text.size();
        if (characters > mostShownCharacters && fetch != fetches->crbegin()) {
            reading.notes << IncidentStoreTexts::tr(
                                 "%1 older fetches are not shown; `incident logs` prints them.")
                                 .arg(fetches->crend() - fetch);
            break;
        }
        addFetch(*fetch, reading);
        // What an older one lacked is no news.
        if (!endpoints.contains(fetch->endpoint))
            reading.notes += fetch->trouble;
        endpoints.insert(fetch->endpoint);
    }
    TimelineTableBuilder builder;
    auto& observed = pack ? *pack->observed : workspace.observed();
    const auto untilMs = incident.endedMs == noTime ? stillGoing : incident.endedMs + logHourMs;
    if (const auto read = observed.readTimeline(builder, beganMs(incident) - 24 * logHourMs, untilMs, stop);
        !read)
        return fail(read.error());
    const auto table = builder.build();
    if (!table)
        return fail(table.error());
    reading.logs += eventLogs(**table, incident.environment, incident.endpoints);
    reading.notes.removeDuplicates();
    return reading;
}

Result<LogMatches> findInLogs(const LogsReading& reading, const LogQuery& query, const std::stop_token& stop)
{
    QList<RevisionLog> logs;
    logs.reserve(reading.logs.size());
    for (const auto& log : reading.logs)
        logs.append({.pod = {}, .container = {}, .text = log.lines->text()});
    const auto form =
        query.form == LogQuery::Form::Regex ? LogQuestion::Form::Regex : LogQuestion::Form::Literal;
    const auto found = searchLogs(logs, {query.text, form, mostShownMatches, mostSearchTime}, stop);
    if (!found)
        return fail(found.error());
    LogMatches matches{query, QList<std::vector<LogMatch>>(logs.size())};
    for (const auto& hit : found->hits)
        matches.byLog[hit.log].push_back(
            {std::uint32_t(hit.line), std::uint32_t(hit.from), std::uint32_t(hit.length)});
    if (!found->isWhole)
        matches.extent = LogMatches::Extent::Partial;
    return matches;
}

} // namespace ph
