#include "app/cli/SyncReport.h"

#include "services/log/Redaction.h"
#include "services/sync/SyncErrorText.h"

#include <QCoreApplication>

namespace ph {

namespace {

nlohmann::json errorFields(const Error& error)
{
    return {{"kind", errorKindName(error.kind).toStdString()},
            {"where", jsonText(redact(error.where))},
            {"detail", jsonText(redact(error.detail))}};
}

/// When the server wants to be asked again; empty where it did not say.
QString whenToAskAgain(const Error& error)
{
    if (!error.retryAfter)
        return {};
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
    return QStringLiteral(" Try again in %1 s.").arg(seconds);
}

} // namespace

SyncReport::SyncReport(CommandLine& line)
    : line_(line)
{
}

void SyncReport::addPass(const Connection& connection, SyncSummary done, const std::optional<Error>& ended)
{
    nlohmann::json entry{{"name", jsonText(connection.name)},
                         {"ok", !ended},
                         {"experiments", done.experiments},
                         {"runs_read", done.runsRead},
                         {"runs_removed", done.runsRemoved},
                         {"logged_models", done.loggedModels},
                         {"registered_models", done.registeredModels},
                         {"endpoints", done.endpoints}};
    if (ended) {
        entry.update(errorFields(*ended));
        entry["error"] = std::move(entry["kind"]);
        entry.erase("kind");
        addFailure(connection, *ended);
    }
    connections_.push_back(std::move(entry));
    summary_.add(done);
    addFaults(connection, std::move(done.faults));
}

void SyncReport::addFetched(const Connection& connection, PinSummary fetched)
{
    addFaults(connection, std::exchange(fetched.left, {}));
    fetched_.add(fetched);
}

void SyncReport::addFailure(const Connection& connection, const Error& error)
{
    if (!failed_)
        failed_ = error;
    failedOnes_.insert(connection.id);
    line_.note(QStringLiteral("%1: %2%3")
                   .arg(terminalText(connection.name), terminalText(syncErrorText(error, connection)),
                        whenToAskAgain(error)));
}

void SyncReport::addFailure(const Error& error)
{
    if (!failed_)
        failed_ = error;
    line_.note(QStringLiteral("sync: %1: %2 %3")
                   .arg(errorKindName(error.kind), terminalText(error.where), terminalText(error.detail)));
}

// One bad item may be met by reading its experiment, its runs and their histories alike.
void SyncReport::addFaults(const Connection& connection, std::vector<ItemFault> faults)
{
    for (auto& fault : faults) {
        const auto told = QStringList{connection.name, fault.item, errorKindName(fault.error.kind),
                                      fault.error.where, fault.error.detail};
        if (known_.insert(told.join(QChar(0))).second)
            faults_.push_back({connection.name, std::move(fault)});
    }
}

void SyncReport::tellFaults() const
{
    for (const auto& [connection, fault] : faults_) {
        const auto& [item, error] = fault;
        auto words = QStringLiteral("%1: %2").arg(terminalText(item), errorKindName(error.kind));
        // An item of which a part is bad: which.
        if (!error.where.isEmpty() && error.where != item)
            words += QStringLiteral(" %1:").arg(terminalText(error.where));
        line_.note(words + u' ' + terminalText(error.detail));
    }
}

nlohmann::json SyncReport::faultsJson() const
{
    auto items = nlohmann::json::array();
    for (const auto& [connection, fault] : faults_) {
        auto item = errorFields(fault.error);
        item["connection"] = jsonText(connection);
        item["item"] = jsonText(fault.item);
        items.push_back(std::move(item));
    }
    return items;
}

void SyncReport::finish(CacheStore& cache, double seconds)
{
    tellFaults();
    if (failed_)
        line_.exitCode = exitCodeOf(*failed_);
    else if (!faults_.empty())
        line_.exitCode = ExitCode::Partial;
    const auto deleted = cache.deletedRunCount().value_or(0);
    const auto cached = cache.runCount().value_or(deleted) - deleted; // as `runs` counts
    if (line_.output == CommandLine::Output::Json) {
        nlohmann::json document{{"connections", connections_},
                                {"experiments", summary_.experiments},
                                {"runs_read", summary_.runsRead},
                                {"runs_removed", summary_.runsRemoved},
                                {"runs_cached", cached},
                                {"runs_deleted", deleted},
                                {"logged_models", summary_.loggedModels},
                                {"registered_models", summary_.registeredModels},
                                {"endpoints", summary_.endpoints},
                                {"histories", fetched_.histories},
                                {"points", fetched_.points},
                                {"artifacts", fetched_.artifacts},
                                {"pinned", fetched_.runs},
                                {"faults", faults_.size()},
                                {"fault_items", faultsJson()},
                                {"seconds", seconds}};
        if (failed_)
            document["error"] = errorFields(*failed_);
        line_.print(document);
        return;
    }
    auto text =
        QCoreApplication::translate("SyncCommand", "%1 experiments, %2 runs read, %3 removed, %4 cached, %5 "
                                                   "histories (%6 points), %7 artifacts, %8 s")
            .arg(summary_.experiments)
            .arg(summary_.runsRead)
            .arg(summary_.runsRemoved)
            .arg(deleted
                     ? QCoreApplication::translate("SyncCommand", "%1 (+%2 deleted)").arg(cached).arg(deleted)
                     : QString::number(cached))
            .arg(fetched_.histories)
            .arg(fetched_.points)
            .arg(fetched_.artifacts)
            .arg(seconds, 0, 'f', 2);
    if (summary_.endpoints > 0)
        text += QCoreApplication::translate("SyncCommand", ", %1 endpoints").arg(summary_.endpoints);
    line_.print(text);
}

} // namespace ph
