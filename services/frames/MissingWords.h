#pragma once

#include <QStringList>

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace ph {

/// What tools write where there is no value. An empty or blank cell is always missing.
class MissingWords {
public:
    /// "NA", "N/A", "NaN", "-NaN", "null", "None", "<NA>", "NaT", "\N", "#N/A", "#NA": what pandas, R, Spark,
    /// MySQL and spreadsheets write.
    static const QStringList& usual();

    /// Compared in any case of ASCII letters.
    explicit MissingWords(const QStringList& words = usual());
    bool contains(std::string_view cell) const;

private:
    std::vector<std::string> words_;
    std::bitset<256> firsts_; ///< bytes that one of them, or a blank cell, begins with
    std::size_t longest_ = 0;
};

} // namespace ph
