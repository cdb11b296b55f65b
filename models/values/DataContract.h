#pragma once

#include "models/values/FrameColumn.h"

#include <QStringList>

namespace ph {

/// What a data contract says that the values of a column are.
enum class ContractType : std::uint8_t {
    Integer,  ///< "7", "7.0", "1e3"
    Number,   ///< finite
    Boolean,  ///< "true", "no", "1", …
    Text,     ///< anything
    Timestamp ///< as readTime(); bare numbers as epochs of the years 2001 to 2100
};
QString contractTypeName(ContractType type); ///< "integer", "number", "boolean", "text", "timestamp"
const QStringList& contractTypeNames();
std::optional<ContractType> contractTypeFromName(const QString& name);
/// What a contract calls a column that was read as this type.
ContractType contractTypeOf(FrameType type);

/// What one column has to be.
struct ContractColumn {
    QString name;
    ContractType type = ContractType::Text;
    double mostMissing = 0;                 ///< share of the rows, 0 to 1
    double mostOfOtherType = 0;             ///< share of the present values, 0 to 1
    std::optional<double> minimum, maximum; ///< of integers and numbers; both are allowed values
    QStringList values = {};                ///< all that are allowed; empty: any
    double mostNewCategories = 0;           ///< share of the values of its type that are not among `values`
    QString pattern = {};                   ///< a regular expression for the whole value; empty: none
    enum class Repeats : std::uint8_t { Allowed, Refused } repeats = Repeats::Allowed;
    enum class Constant : std::uint8_t { Allowed, Refused } constant = Constant::Allowed;
    QString unit = {}, owner = {}, description = {};
    friend bool operator==(const ContractColumn&, const ContractColumn&) = default;
};

/// How old the newest row may be.
struct ContractFreshness {
    QString column;
    std::int64_t maxAgeMs = 0;
    friend bool operator==(const ContractFreshness&, const ContractFreshness&) = default;
};

/// What a table of data has to be, as the team that makes it and those that use it agreed.
struct DataContract {
    QString name = {};             ///< may be empty in a file that is only checked against
    QString team = {}, owner = {}; ///< who stands for it
    QString description = {}, dataset = {};
    QList<ContractColumn> columns = {}; ///< in the order of the file; no name twice
    enum class Others : std::uint8_t { Refused, Allowed } otherColumns = Others::Refused;
    std::size_t minimumRows = 1;
    std::optional<std::size_t> maximumRows = {};
    std::optional<ContractFreshness> freshness = {};

    const ContractColumn* column(const QString& columnName) const;
    friend bool operator==(const DataContract&, const DataContract&) = default;
};

} // namespace ph
