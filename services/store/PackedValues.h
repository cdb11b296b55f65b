#pragma once

#include "models/values/Run.h"
#include "services/store/UnreadItem.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ph {

/// Small values as bytes of a column that nobody asks for in SQL. Each begins with a version byte.
std::string packTags(const QList<KeyValue>& tags);
std::optional<QList<KeyValue>> unpackTags(std::string_view bytes); ///< empty bytes: no tags

std::string packModel(const LoggedModel& model);
/// Without its key.
std::optional<LoggedModel> unpackModel(std::string_view bytes);

std::string packArtifacts(std::span<const ArtifactEntry> entries);
std::optional<std::vector<ArtifactEntry>> unpackArtifacts(std::string_view bytes);

std::string packUnread(std::span<const UnreadItem> items);
std::optional<std::vector<UnreadItem>> unpackUnread(std::string_view bytes); ///< empty bytes: no items

} // namespace ph
