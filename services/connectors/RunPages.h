#pragma once

#include "services/connectors/Capabilities.h"
#include "services/connectors/DistinctRuns.h"
#include "services/connectors/PageGuard.h"

namespace ph {

/// The runs of a query, page by page, with an end also where the server's pages have none.
class RunPages {
public:
    explicit RunPages(RunQuery query);

    /// The last page was read.
    bool atEnd() const { return begun_ && query_.pageToken.isEmpty(); }
    /// Not at the end: the next page, of at most `pageSize` runs. Errors of RunSource::fetchRuns(); after one
    /// the same page is asked for again. Unreadable, now and always, where the pages before it go in circles:
    /// those were handed over, for there may be new runs even on the last of them.
    Result<RunBatch> next(RunSource& source, const CallContext& context, int pageSize);

private:
    RunQuery query_;
    bool begun_ = false;
    PageGuard guard_;
    DistinctRuns seen_;
    std::optional<Error> circling_;
};

} // namespace ph
