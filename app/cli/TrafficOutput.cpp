#include "app/cli/TrafficOutput.h"

#include "app/cli/EndpointOutput.h"
#include "app/cli/RequestOutput.h"
#include "models/tables/EndpointWords.h"

#include <QCoreApplication>

namespace ph {

namespace {

using Seen = TrafficOutcome::Seen;

struct TrafficOutputTexts {
    Q_DECLARE_TR_FUNCTIONS(TrafficOutput)
};

const char* seenName(Seen seen)
{
    switch (seen) {
    case Seen::Observed:
        return "observed";
    case Seen::NotInTime:
        return "not-in-time";
    case Seen::NotObservable:
        return "not-observable";
    case Seen::Unknown:
        break;
    }
    return "unknown";
}

void printField(CommandLine& line, const char* name, const QString& value)
{
    if (!value.isEmpty())
        line.print(QStringLiteral("%1  %2").arg(QLatin1String(name), -9).arg(terminalText(value)));
}

QString targetsText(const QMap<QString, double>& traffic)
{
    QStringList words;
    for (auto it = traffic.begin(); it != traffic.end(); ++it)
        words << QStringLiteral("%1 %2").arg(percentText(it.value()), it.key());
    return words.join(QLatin1String(", "));
}

/// With who is who: "90 % fraud-00006 (stable)".
QString shareLine(const TrafficShare& share)
{
    auto words = QStringLiteral("%1 %2").arg(percentText(share.percent), share.target);
    if (share.role != TrafficShare::Role::Other)
        words += QStringLiteral(" (%1)").arg(shareRoleText(share.role));
    return share.tag.isEmpty() ? words : words + QStringLiteral(" #") + share.tag;
}

QString observedText(const Endpoint& endpoint)
{
    return endpoint.observed.source == ObservedTraffic::Source::NotObservable
               ? endpoint.observed.remark
               : targetsText(sharesByTarget(endpoint.observed.shares));
}

/// How far a revision is, where the system tells: who gets the rest of a share hangs on it.
QString standingText(const QString& revision, const RevisionNames& latest)
{
    QStringList words;
    const auto addWhere = [&](const QString& named, const QString& word) {
        if (named == revision)
            words << word;
    };
    addWhere(latest.latestCreated, TrafficOutputTexts::tr("newest"));
    addWhere(latest.latestReady, TrafficOutputTexts::tr("newest ready"));
    addWhere(latest.latestRolledOut, TrafficOutputTexts::tr("rolled out"));
    addWhere(latest.previousRolledOut, TrafficOutputTexts::tr("rolled out before"));
    return words.join(QLatin1String(", "));
}

QString revisionText(const EndpointRevision& revision, const RevisionNames& latest)
{
    QStringList words{revision.name, replicasText(revision.readyReplicas, revision.replicas)};
    if (const auto standing = standingText(revision.name, latest); !standing.isEmpty())
        words << standing;
    for (const auto& word : {revision.state, revision.model}) {
        if (!word.isEmpty())
            words << word;
    }
    return words.join(QLatin1String("  "));
}

nlohmann::json percentsJson(const QMap<QString, double>& traffic)
{
    auto object = nlohmann::json::object();
    for (auto it = traffic.begin(); it != traffic.end(); ++it)
        object[it.key().toStdString()] = jsonNumber(it.value());
    return object;
}

TriedRequest tried(const TrafficPreview& preview)
{
    return {preview.request, preview.before, preview.after, preview.warnings};
}

QString errorWords(const Error& error)
{
    return QStringLiteral("%1: %2").arg(errorKindName(error.kind), terminalText(error.detail));
}

} // namespace

void showTraffic(CommandLine& line, const Endpoint& endpoint, const QString& connection)
{
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"endpoint", endpointJson(endpoint, connection)}});
    printField(
        line, "endpoint",
        QStringLiteral("%1: %2 (%3)").arg(connection, endpointTitle(endpoint), systemAndModeText(endpoint)));
    printField(line, "health",
               QStringLiteral("%1 %2")
                   .arg(endpointHealthName(endpointHealth(endpoint)), endpointHealthReason(endpoint))
                   .trimmed());
    for (const auto& share : endpoint.declared)
        printField(line, "declared", shareLine(share));
    for (const auto& share : endpoint.observed.shares)
        printField(line, "observed", shareLine(share));
    printField(line, "seen by", observedSourceText(endpoint.observed.source));
    printField(line, "remark", endpoint.observed.remark);
    for (const auto& revision : endpoint.revisions)
        printField(line, "revision", revisionText(revision, endpoint.latest));
    printField(line, "git ops", endpoint.gitOps);
}

void showPreview(CommandLine& line, const TrafficPreview& preview, const QString& connection)
{
    printField(line, "endpoint",
               QStringLiteral("%1: %2 (%3)")
                   .arg(connection, endpointTitle(preview.endpoint), systemAndModeText(preview.endpoint)));
    printField(line, "declared", targetsText(sharesByTarget(preview.endpoint.declared)));
    printField(line, "observed", observedText(preview.endpoint));
    printField(line, "asked for", targetsText(preview.traffic));
    for (const auto& warning : preview.warnings)
        printField(line, "warning", warning);
    showRequest(line, tried(preview));
}

void noteOutcome(CommandLine& line, const TrafficOutcome& outcome)
{
    const auto& endpoint = outcome.endpoint;
    const bool taken = outcome.seen != Seen::Unknown;
    if (outcome.unanswered)
        line.note((taken
                       ? TrafficOutputTexts::tr(
                             "No answer came (%1). Looking showed that the cluster has taken it.")
                       : TrafficOutputTexts::tr(
                             "No answer came (%1). It was not asked again; by the last look the cluster has "
                             "not taken it."))
                      .arg(errorWords(*outcome.unanswered)));
    if (outcome.unseen)
        line.note(TrafficOutputTexts::tr("The last look failed (%1).").arg(errorWords(*outcome.unseen)));
    if (outcome.unrecorded)
        line.note(TrafficOutputTexts::tr("The ledger lacks how it ended (%1).")
                      .arg(errorWords(*outcome.unrecorded)));
    if (outcome.seen == Seen::NotInTime || outcome.seen == Seen::Unknown)
        line.note(
            TrafficOutputTexts::tr("Requested, not seen: %1").arg(terminalText(observedText(endpoint))));
    if (outcome.seen == Seen::NotObservable)
        line.note(TrafficOutputTexts::tr("Requested, not observable: %1")
                      .arg(terminalText(observedText(endpoint))));
    if (line.output == CommandLine::Output::Json)
        return;
    if (taken)
        printField(line, "requested", targetsText(sharesByTarget(endpoint.declared)));
    if (outcome.seen == Seen::Observed)
        printField(line, "observed", observedText(endpoint));
}

nlohmann::json trafficJson(const TrafficPreview& preview, const TrafficOutcome* outcome,
                           const QString& connection)
{
    nlohmann::json document{
        {"endpoint", endpointJson(outcome ? outcome->endpoint : preview.endpoint, connection)},
        {"asked", percentsJson(preview.traffic)},
        {"dry_run", outcome == nullptr},
        {"outcome", outcome ? nlohmann::json(seenName(outcome->seen)) : nlohmann::json()},
        {"unanswered", nullptr}};
    document.update(requestJson(tried(preview)));
    if (outcome && outcome->unanswered)
        document["unanswered"] = jsonText(errorKindName(outcome->unanswered->kind));
    return document;
}

} // namespace ph
