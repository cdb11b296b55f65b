#pragma once

#include "models/values/Alert.h"
#include "services/notify/NoticePolicy.h"
#include "services/observations/ScopeIndex.h"

#include <span>

namespace ph {

/// Alerts of one connection that people are told of; not those that are pending or kept back, which so are
/// over. An alert that fires again is another one. `extent`: whether all of them could be read.
NoticeBatch alertNotices(std::span<const Alert> alerts, const QString& connection, NoticeBatch::Extent extent,
                         const ScopeIndex& scopes, std::int64_t nowMs);

} // namespace ph
