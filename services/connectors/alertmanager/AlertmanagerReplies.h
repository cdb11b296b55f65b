#pragma once

#include "services/connectors/AlertSource.h"

#include <string>
#include <string_view>

/// What an Alertmanager's API of version 2 says, read and written. Pure; `where` becomes Error::where.
/// Unreadable for what is no such answer; an item of a list that cannot be read becomes a fault of its own.
namespace ph::alertmanager {

Result<Sifted<Alert>> alertsFromReply(std::string_view body, const QString& where);
Result<Sifted<AlertGroup>> groupsFromReply(std::string_view body, const QString& where);
Result<Sifted<Silence>> silencesFromReply(std::string_view body, const QString& where);
Result<Silence> silenceFromReply(std::string_view body, const QString& where);
/// Of a silence that was made.
Result<QString> silenceIdFromReply(std::string_view body, const QString& where);

struct Status {
    QString version;
    QString cluster; ///< "ready", "settling", "disabled"
    std::size_t peers = 0;
};
/// Its configuration, which may hold secrets, is left out.
Result<Status> statusFromReply(std::string_view body, const QString& where);

std::string silenceRequest(const SilenceAsk& ask);

} // namespace ph::alertmanager
