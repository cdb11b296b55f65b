#pragma once

#include "models/values/RunBatch.h"
#include "services/store/RunDocument.h"

#include <functional>
#include <span>

namespace ph {

/// Puts into `read` what `cached` holds of the run's parts that could not be read, and of no others. Where
/// `read` has a value of such a part all the same, the later of two metrics stays, and of two texts the one
/// that was read. `read` is normalized before and after; its views then point where those of `cached` do,
/// too. `keyName` tells the names of `cached`'s keys.
void fillGaps(RunDocument& read, const RunDocument& cached, std::span<const RunBatch::GapCell> gaps,
              const std::function<std::string_view(std::int64_t key)>& keyName);

/// The same of a logged model and the gaps that it names.
void fillGaps(LoggedModel& read, const LoggedModel& cached);

} // namespace ph
