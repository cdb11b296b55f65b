#pragma once

#include "models/values/Settings.h"
#include "services/update/CheckForUpdate.h"

namespace ph {

/// What an answer means for this version.
enum class UpdateStanding { Newer, Current, Older };
UpdateStanding standingOf(const UpdateNews& news, const QString& version = QStringLiteral(PH_VERSION));

/// Asks now, whatever the setting says, and keeps that it was asked, and what was told, in `seenFile`.
/// Nothing is asked where there is no source (Unsupported); errors of checkForUpdate(). Blocking.
Result<UpdateNews> askForUpdate(HttpTransport& transport, const Settings& settings, const QString& seenFile,
                                std::int64_t nowMs, std::stop_token stop);

/// One or two sentences for people, in their language.
QString updateWords(const UpdateNews& news);

} // namespace ph
