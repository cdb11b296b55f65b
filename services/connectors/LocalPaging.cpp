#include "services/connectors/LocalPaging.h"

#include "services/connectors/ConnectorText.h"

namespace ph {

QString RunCursor::token() const
{
    const auto start = startMs == noTime ? QStringLiteral("none") : QString::number(startMs);
    return start + QLatin1Char('/') + QString::fromStdString(id);
}

Result<std::optional<RunCursor>> RunCursor::fromToken(const QString& token)
{
    if (token.isEmpty())
        return std::optional<RunCursor>();
    const auto slash = token.indexOf(QLatin1Char('/'));
    const auto start = token.left(std::max(qsizetype(0), slash));
    bool isNumber = false;
    const auto startMs = start.toLongLong(&isNumber);
    if (slash < 0 || (!isNumber && start != QLatin1String("none")))
        return fail(ErrorKind::Invalid, QStringLiteral("page token"),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "not one of this store's")));
    return std::optional(RunCursor{isNumber ? startMs : noTime, token.mid(slash + 1).toStdString()});
}

std::size_t pageSizeOf(const RunQuery& query)
{
    return std::size_t(std::clamp(query.pageSize, 1, 50'000));
}

bool runMatches(const RunQuery& query, const RunFacts& run)
{
    if (query.scope != RunScope::All &&
        (query.scope == RunScope::Deleted) != (run.lifecycle == Lifecycle::Deleted))
        return false;
    if (query.startedAtOrAfterMs && (run.startMs == noTime || run.startMs < *query.startedAtOrAfterMs))
        return false;
    if (query.startedBeforeMs && (run.startMs == noTime || run.startMs >= *query.startedBeforeMs))
        return false;
    if (query.endedAtOrAfterMs && (run.endMs == noTime || run.endMs < *query.endedAtOrAfterMs))
        return false;
    return !query.status || *query.status == run.status;
}

} // namespace ph
