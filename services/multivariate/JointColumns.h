#pragma once

#include "models/values/Frame.h"

namespace ph {

/// A column that both tables have, ready to be seen as one.
struct JointColumn {
    QString name;
    ColumnView reference, current;
    /// Of categories: which number the text of each of the current dictionary has in the reference's; those
    /// that only the current one has are numbered on.
    std::vector<std::int32_t> currentCodes = {};
    std::vector<std::string_view> texts = {}; ///< of each category of both together

    bool isCategory() const { return !texts.empty(); }
    const ColumnView& side(bool ofCurrent) const { return ofCurrent ? current : reference; }
    /// The category's number, or missingCode.
    std::int32_t code(bool ofCurrent, std::size_t row) const
    {
        const auto code = side(ofCurrent).codes[row];
        return ofCurrent && code != missingCode ? currentCodes[std::size_t(code)] : code;
    }
};

struct JointColumns {
    std::vector<JointColumn> columns = {};
    QStringList leftOut = {}; ///< see MultivariateDrift::columnsLeftOut
};

/// Numbers, integers, booleans and categories of features and segments that are not all one value.
JointColumns jointColumns(const Frame& reference, const Frame& current);

/// `count` rows of so many, ascending, each equally probable; the same ones each time. All where there are no
/// more.
std::vector<std::uint32_t> sampledRows(std::size_t rows, std::size_t count, std::uint64_t seed);

} // namespace ph
