#include "services/connectors/RunPages.h"

namespace ph {

RunPages::RunPages(RunQuery query)
    : query_(std::move(query))
{
}

Result<RunBatch> RunPages::next(RunSource& source, const CallContext& context, int pageSize)
{
    if (circling_)
        return fail(*circling_);
    query_.pageSize = pageSize;
    auto page = source.fetchRuns(context, query_);
    if (!page)
        return fail(page.error());
    begun_ = true;
    query_.pageToken = page->nextPageToken;
    const auto known = seen_.count();
    seen_.add(page->runs);
    const auto progress = seen_.count() > known ? PageGuard::Progress::New : PageGuard::Progress::Nothing;
    const auto where =
        QStringLiteral("runs of experiment %1").arg(query_.experimentIds.join(QLatin1String(", ")));
    if (const auto ok = guard_.accept(query_.pageToken, progress, where); !ok)
        circling_ = ok.error();
    return std::move(page->runs);
}

} // namespace ph
