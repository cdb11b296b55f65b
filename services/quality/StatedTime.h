#pragma once

#include "models/values/Time.h"

#include <QString>

namespace ph {

/// A moment as tools write it: ISO 8601, also in its basic form ("20220727T154327.701100Z") or with a blank
/// for the T. noTime where it cannot be read or names no time zone: when that was, nobody knows.
std::int64_t statedTime(const QString& text);
/// The same, a time without a zone taken as UTC: for times within one's data, which are only put in order.
std::int64_t statedTimeOrUtc(const QString& text);

} // namespace ph
