#include "services/sync/ServerPatience.h"

#include <algorithm>

namespace ph {

std::optional<Error> ServerPatience::note(const PinSummary& one)
{
    const auto fault = std::find_if(one.left.begin(), one.left.end(), [](const ItemFault& left) {
        return left.error.kind == ErrorKind::ServerFault;
    });
    const std::lock_guard lock(mutex_);
    if (one.answers > 0)
        faultyRuns_ = 0;
    else if (fault != one.left.end() && ++faultyRuns_ >= mostFaultyRuns)
        return fault->error;
    return std::nullopt;
}

} // namespace ph
