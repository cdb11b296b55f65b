#include "services/frames/ColumnProfiler.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ph {

namespace {

constexpr std::size_t sampleSize = std::size_t(1) << 16;

/// Dvoretzky-Kiefer-Wolfowitz with Massart's constant: no quantile of a sample of n is further from its rank
/// than this, with 99 % confidence.
double sampleRankError(std::size_t n)
{
    return std::sqrt(std::log(2 / 0.01) / (2 * double(n)));
}

} // namespace

ColumnProfiler::ColumnProfiler(const FrameColumn& column)
{
    seen_.column = column;
}

void ColumnProfiler::add(const ColumnView& values)
{
    const auto rows = values.rows();
    seen_.rows += rows;
    for (std::size_t row = 0; row < rows; ++row) {
        if (values.isMissing(row)) {
            ++seen_.missing;
            continue;
        }
        if (values.type == FrameType::Category) {
            addText(values.dictionary->at(std::uint32_t(values.codes[row])));
        } else if (values.type == FrameType::Text) {
            addText(values.texts.at(row));
        } else {
            const auto number = values.number(row) + 0.0; // -0 is 0
            // Integers by their own digits: as doubles, two of them may be one.
            if (values.type == FrameType::Number)
                distinct_.add({reinterpret_cast<const char*>(&number), sizeof number});
            else
                distinct_.add(values.text(row));
            addNumber(number);
        }
    }
}

void ColumnProfiler::addText(std::string_view text)
{
    distinct_.add(text);
    addNumber(double(text.size()));
}

void ColumnProfiler::addNumber(double value)
{
    if (!std::isfinite(value)) {
        ++seen_.infinite;
        return;
    }
    ++count_;
    seen_.minimum = count_ == 1 ? value : std::min(seen_.minimum, value);
    seen_.maximum = count_ == 1 ? value : std::max(seen_.maximum, value);
    const double before = count_ == 1 ? 0 : seen_.mean;
    seen_.mean = before + (value - before) / double(count_);
    squares_ += (value - before) * (value - seen_.mean);
    keepInSample(value);
}

void ColumnProfiler::keepInSample(double value)
{
    if (sample_.size() < sampleSize) {
        sample_.push_back(value);
        return;
    }
    const auto place = std::uniform_int_distribution<std::size_t>(0, count_ - 1)(random_);
    if (place < sampleSize)
        sample_[place] = value;
}

ColumnProfile ColumnProfiler::profile() const
{
    auto profile = seen_;
    profile.distinct = distinct_.count();
    profile.distinctError = distinct_.relativeError();
    if (count_ > 1)
        profile.deviation = std::sqrt(squares_ / double(count_ - 1));
    if (count_ > 0) {
        auto sorted = sample_;
        std::sort(sorted.begin(), sorted.end());
        for (const double rank : ColumnProfile::ranks)
            profile.quantiles.push_back(sorted[std::size_t(std::llround(rank * double(sorted.size() - 1)))]);
        profile.quantiles.front() = profile.minimum;
        profile.quantiles.back() = profile.maximum;
        profile.rankError = count_ > sample_.size() ? sampleRankError(sample_.size()) : 0;
    }
    for (const auto& [text, times] : distinct_.mostFrequent(ColumnProfile::maxTop)) {
        double number = 0;
        if (profile.column.type == FrameType::Number && text.size() == sizeof number) {
            std::memcpy(&number, text.data(), sizeof number);
            const ColumnView one{.type = FrameType::Number, .numbers = {&number, 1}};
            profile.top.emplace_back(QString::fromStdString(one.text(0)), times);
        } else {
            profile.top.emplace_back(QString::fromStdString(text), times);
        }
    }
    return profile;
}

void FrameProfile::begin(const FrameSchema& schema)
{
    columns_.clear();
    for (const auto& column : schema)
        columns_.emplace_back(column);
}

Result<void> FrameProfile::take(const FrameBatch& batch)
{
    for (std::size_t i = 0; i < columns_.size(); ++i)
        columns_[i].add(batch.columns[i]);
    return {};
}

std::vector<ColumnProfile> FrameProfile::profiles() const
{
    std::vector<ColumnProfile> profiles;
    for (const auto& column : columns_)
        profiles.push_back(column.profile());
    return profiles;
}

} // namespace ph
