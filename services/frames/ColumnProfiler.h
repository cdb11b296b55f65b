#pragma once

#include "models/values/ColumnProfile.h"
#include "services/frames/DistinctCount.h"
#include "services/frames/FrameRequest.h"

#include <random>

namespace ph {

/// Makes the profile of one column from its batches. Takes at most a few megabytes.
class ColumnProfiler {
public:
    explicit ColumnProfiler(const FrameColumn& column);
    void add(const ColumnView& values);
    ColumnProfile profile() const;

private:
    void addNumber(double value);
    void addText(std::string_view text);
    void keepInSample(double value);

    ColumnProfile seen_;
    std::size_t count_ = 0; ///< finite values
    double squares_ = 0;    ///< around the mean (Welford)
    DistinctCount distinct_;
    /// All values, or where there are more than fit each with the same chance (Vitter's algorithm R).
    std::vector<double> sample_;
    std::mt19937_64 random_{20260117}; // the same file gives the same profile
};

/// Profiles of all columns of a table that is read.
class FrameProfile final : public FrameSink {
public:
    void begin(const FrameSchema& schema) override;
    Result<void> take(const FrameBatch& batch) override;
    std::vector<ColumnProfile> profiles() const;

private:
    std::vector<ColumnProfiler> columns_;
};

} // namespace ph
