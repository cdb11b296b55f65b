#pragma once

#include <QString>

namespace ph::bench {

/// What a month of a platform leaves: 50 endpoints, so many events and points of metrics.
inline constexpr int bigPackEvents = 1'000'000;
inline constexpr std::int64_t bigPackPoints = 50'000'000;
inline constexpr std::int64_t bigPackEndMs = 1'795'000'000'000;

/// Makes the pack, always the same, beside its database in `folder`; its path.
QString writeBigPack(const QString& folder);

} // namespace ph::bench
