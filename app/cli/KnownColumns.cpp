#include "app/cli/KnownColumns.h"

#include "services/query/QueryKeys.h"

#include <QCoreApplication>

namespace ph {

ColumnKey columnFromWord(const QString& word)
{
    if (const auto known = attributeFromAlias(word))
        return *known;
    const auto dot = word.indexOf(u'.');
    const auto kind = dot > 0 ? columnKindFromPrefix(word.first(dot)) : std::nullopt;
    if (!kind)
        return columnKeyFromText(word);
    const auto name = word.sliced(dot + 1);
    if (*kind == ColumnKind::Attribute)
        return attributeFromAlias(name).value_or(ColumnKey{ColumnKind::Attribute, name});
    return columnKeyFromText(canonicalPrefix(*kind) + name);
}

Result<std::optional<UnknownColumn>> firstUnknown(CommandLine& line, const RunTable& found,
                                                  const std::vector<ColumnKey>& keys)
{
    return firstUnknown(line.workspace()->cache(), line.connectionNames(), found, keys, line.stop());
}

QString didYouMean(const UnknownColumn& unknown)
{
    return unknown.likely.isEmpty()
               ? QString()
               : QCoreApplication::translate("RunOptions", "; did you mean %1?").arg(unknown.likely);
}

Result<void> requireKnown(CommandLine& line, const RunTable& found, const QString& option,
                          const std::vector<ColumnKey>& keys)
{
    const auto unknown = firstUnknown(line, found, keys);
    if (!unknown)
        return fail(unknown.error());
    if (!*unknown)
        return {};
    const auto words =
        QCoreApplication::translate("RunOptions",
                                    "There is no column %1: expected an attribute such as start_time, or "
                                    "metrics., params., tags. or datasets. with a key of a cached run")
            .arg(columnKeyText((*unknown)->key));
    return fail(ErrorKind::Invalid, option, words + didYouMean(**unknown));
}

} // namespace ph
