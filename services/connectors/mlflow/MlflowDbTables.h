#pragma once

#include "models/values/Run.h"
#include "services/connectors/ItemFaults.h"
#include "services/connectors/mlflow/MlflowDbReader.h"

#include <initializer_list>
#include <map>

namespace ph {

/// A column as SQL names it, or `otherwise` where this version's table lacks it.
std::string columnOr(const MlflowDbReader& db, const std::string& table, const std::string& alias,
                     const std::string& column, const std::string& otherwise = "NULL");

/// "a.x, NULL, a.z": a list of columns of which a version may lack some.
std::string columnsOrNull(const MlflowDbReader& db, const std::string& table, const std::string& alias,
                          std::initializer_list<const char*> columns);

/// A list to bind: SQL reads it with json_each(?).
std::string dbTextList(const QStringList& texts);

using TagsByOwner = std::map<QString, QList<KeyValue>>;

/// The tags of many: `select` has the columns owner, key and value, and `texts` as eachRow(). Empty where
/// `table`, which it reads, is not there.
Result<TagsByOwner> dbTags(const MlflowDbReader& db, const std::string& table, const std::string& select,
                           const std::vector<std::string>& texts = {});

/// Notes the item whose times of creation and update, in these columns, hold what integer() reads as none.
void noteDbTimes(ItemFaults& faults, const QString& item, const DbRows& row, int created, int updated);

/// Rows of a table; 0 where it is not there.
Result<std::int64_t> dbCount(const MlflowDbReader& db, const std::string& table);

} // namespace ph
