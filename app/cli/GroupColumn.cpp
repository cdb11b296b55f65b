#include "app/cli/GroupColumn.h"

#include "app/cli/KnownColumns.h"

#include <QCoreApplication>

namespace ph {

Result<void> requireGroupColumn(CommandLine& line, const ComparedRuns& runs, const ColumnKey& by)
{
    const bool isUnread = by.kind == ColumnKind::Metric && runs.unknownValues(by.name) > 0;
    if (runs.table->find(by) || isUnread)
        return {};
    const auto unknown = firstUnknown(line, *runs.table, {by});
    if (!unknown)
        return fail(unknown.error());
    const auto words =
        QCoreApplication::translate("GroupColumn", "None of these runs has what they are to be grouped by");
    return fail(ErrorKind::NotFound, columnKeyText(by), *unknown ? words + didYouMean(**unknown) : words);
}

} // namespace ph
