#pragma once

#include "app/cli/CommandLine.h"
#include "services/connectors/AlertSource.h"

namespace ph {

/// Of one connection.
struct AlertsShown {
    QString connection;
    std::vector<Alert> alerts;
};

nlohmann::json alertJson(const Alert& alert, const QString& connection);
QStringList alertsLines(const std::vector<AlertsShown>& shown, std::int64_t nowMs);

nlohmann::json silenceJson(const Silence& silence);
QStringList silencesLines(const std::vector<Silence>& silences, std::int64_t nowMs);
QString matchersText(const QList<LabelMatcher>& matchers);

/// What could not be read, on stderr; the exit code says so.
void noteAlertFaults(CommandLine& line, const QString& connection, const std::vector<ItemFault>& faults);

} // namespace ph
