#include "app/cli/KnownColumns.h"

#include "models/values/NearestWord.h"
#include "services/query/QueryKeys.h"

#include <QCoreApplication>

namespace ph {

namespace {

bool isAttribute(const ColumnKey& key)
{
    return key.kind == ColumnKind::Attribute && attributeFromAlias(key.name) == key;
}

/// What was meant, or empty where nothing is near.
QString likely(const ColumnKey& key, const RunTable& cached)
{
    QStringList ofItsKind;
    for (const auto& column : cached.columns()) {
        if (key.kind == ColumnKind::Attribute && column.key.name == key.name)
            return columnKeyText(column.key); // its kind was left out
        if (column.key.kind == key.kind)
            ofItsKind.append(columnKeyText(column.key));
    }
    if (key.kind != ColumnKind::Attribute)
        return nearestWord(columnKeyText(key), ofItsKind);
    const auto dot = key.name.indexOf(u'.');
    const auto prefix = dot > 0 ? nearestPrefix(key.name.first(dot)) : QString();
    return prefix.isEmpty() ? nearestAttribute(key.name) : prefix + key.name.sliced(dot + 1);
}

} // namespace

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
    RunTablePtr everything; // read only where a key is not one of the runs at hand
    for (const auto& key : keys) {
        if (isAttribute(key) || found.find(key))
            continue;
        if (!everything) {
            TableScope scope;
            scope.deleted = TableScope::Deleted::Show;
            auto all =
                line.workspace()->cache().loadTable(scope, line.connectionNames(), nullptr, line.stop());
            if (!all)
                return fail(all.error());
            everything = *all;
        }
        if (!everything->find(key))
            return UnknownColumn{key, likely(key, *everything)};
    }
    return std::nullopt;
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
