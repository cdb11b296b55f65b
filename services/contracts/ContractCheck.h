#pragma once

#include "models/values/ContractReport.h"
#include "models/values/DataContract.h"
#include "services/frames/FrameRequest.h"

namespace ph {

/// Holds a table of any size against a contract, in one way through it and bounded memory: every cell as the
/// text that it is. Freshness is told by `nowMs` (since 1970 UTC). Where `request` says which columns to
/// read or their types, it is not asked: the contract is. Errors as readFrame().
///
/// Unique columns are compared by their texts up to RepeatFinder::exactUpTo of them, then by 64-bit hashes of
/// which all such columns together keep 8 million; the finding says so, and how sure it is.
Result<ContractReport> checkContract(const DataContract& contract, const FrameRequest& request,
                                     std::int64_t nowMs, const FrameContext& context = {});

} // namespace ph
