#include "app/UnknownColumn.h"

#include "models/values/NearestWord.h"
#include "services/query/QueryKeys.h"

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
        if (column.key.name == key.name)
            return columnKeyText(column.key); // its kind was left out, or is another
        if (column.key.kind == key.kind)
            ofItsKind.append(column.key.name);
    }
    if (key.kind != ColumnKind::Attribute) {
        const auto near = nearestWord(key.name, ofItsKind);
        return near.isEmpty() ? QString() : columnKeyText({key.kind, near});
    }
    const auto dot = key.name.indexOf(u'.');
    const auto prefix = dot > 0 ? nearestPrefix(key.name.first(dot)) : QString();
    return prefix.isEmpty() ? nearestAttribute(key.name) : prefix + key.name.sliced(dot + 1);
}

} // namespace

Result<std::optional<UnknownColumn>> firstUnknown(CacheStore& cache,
                                                  const QMap<qint64, QString>& connectionNames,
                                                  const RunTable& found, const std::vector<ColumnKey>& keys,
                                                  std::stop_token stop)
{
    RunTablePtr whole;
    const RunTable* everything = nullptr;
    for (const auto& key : keys) {
        if (isAttribute(key) || found.find(key))
            continue;
        if (!everything) {
            const auto count = cache.runCount();
            if (!count)
                return fail(count.error());
            everything = &found;
            if (*count != std::int64_t(found.rowCount())) {
                TableScope scope;
                scope.deleted = TableScope::Deleted::Show;
                auto all = cache.loadTable(scope, connectionNames, nullptr, stop);
                if (!all)
                    return fail(all.error());
                whole = *all;
                everything = whole.get();
            }
        }
        if (!everything->find(key))
            return UnknownColumn{key, likely(key, *everything)};
    }
    return std::nullopt;
}

} // namespace ph
