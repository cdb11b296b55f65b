#pragma once

#include "models/values/MetricSeries.h"

#include <string>
#include <string_view>
#include <vector>

namespace ph::prometheus {

/// A range query's reply without its samples, which are nearly all of it, and are read while they are cut
/// out. In their place stands `[["mark"]]`: what is left is as right or wrong a JSON as before, nests as
/// deep, and is small. What is not written as scanSamples() expects stays in the text.
///
/// Once the text is read and every mark was given back, nothing but samples of series was cut, and the text
/// with its runs says what the reply said. Otherwise only the reply itself does.
class CutReply {
public:
    explicit CutReply(const std::string& body);

    const std::string& text() const { return text_; }
    std::size_t runs() const { return runs_.size(); }
    /// The samples that `mark` stands for, without labels, to be moved away; nullptr for any other text.
    MetricSeries* run(std::string_view mark);
    bool everyRunWasTaken() const { return taken_ == runs_.size(); }

private:
    std::string text_;
    std::string seal_; ///< drawn anew: no reply can hold it, however it spells its texts
    std::vector<MetricSeries> runs_;
    std::size_t taken_ = 0;
};

} // namespace ph::prometheus
