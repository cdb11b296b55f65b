#include "services/connectors/mlflow/MlflowDbTables.h"

#include "services/connectors/ConnectorText.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace ph {

std::string columnOr(const MlflowDbReader& db, const std::string& table, const std::string& alias,
                     const std::string& column, const std::string& otherwise)
{
    return db.hasColumn(table, column) ? alias + "." + column : otherwise;
}

std::string columnsOrNull(const MlflowDbReader& db, const std::string& table, const std::string& alias,
                          std::initializer_list<const char*> columns)
{
    std::string list;
    for (const auto* column : columns)
        list += (list.empty() ? "" : ", ") + columnOr(db, table, alias, column);
    return list;
}

std::string dbTextList(const QStringList& texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact).toStdString();
}

Result<TagsByOwner> dbTags(const MlflowDbReader& db, const std::string& table, const std::string& select,
                           const std::vector<std::string>& texts)
{
    TagsByOwner tags;
    if (!db.hasTable(table))
        return tags;
    return db
        .eachRow(select, texts,
                 [&tags](const DbRows& row) {
                     tags[row.text(0)].append({row.text(1), row.text(2)});
                 })
        .map([&tags] { return std::move(tags); });
}

void noteDbTimes(ItemFaults& faults, const QString& item, const DbRows& row, int created, int updated)
{
    if (row.isWholeNumberOrNull(created) && row.isWholeNumberOrNull(updated))
        return;
    faults.add(item,
               Error::make(ErrorKind::Unreadable, item,
                           connectorText(QT_TRANSLATE_NOOP(
                               "ph::Connector", "creation or update time is not a 64-bit whole number"))));
}

Result<std::int64_t> dbCount(const MlflowDbReader& db, const std::string& table)
{
    std::int64_t count = 0;
    if (!db.hasTable(table))
        return count;
    return db
        .eachRow("SELECT COUNT(*) FROM " + table, {},
                 [&count](const DbRows& row) { count = row.integer(0, 0); })
        .map([&count] { return count; });
}

} // namespace ph
