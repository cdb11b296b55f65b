#pragma once

#include "models/values/Run.h"

#include <optional>
#include <string>
#include <string_view>

namespace ph {

struct MetricPoint {
    std::int64_t step = 0;
    std::int64_t timestampMs = noTime;
    double value = 0;

    /// MLflow's rule for which of two points is a metric's last value: (step, timestamp, value), where NaN
    /// never replaces an equal one.
    bool isLaterThan(const MetricPoint& other) const;
};

/// "NaN", "inf", "-Infinity" and ordinary numbers, as Python and MLflow spell them.
std::optional<double> parseMetricValue(std::string_view text);

/// One line of a FileStore metric file: "timestamp value [step [dataset or run …]]"; none for a malformed
/// one.
std::optional<MetricPoint> parseMetricLine(std::string_view line);

/// Reads the lines of a metric file from pieces of any size.
class MetricLines {
public:
    template <class Take>
    void feed(std::string_view bytes, Take take)
    {
        const auto before = fed_;
        const auto* begin = bytes.data();
        fed_ += std::int64_t(bytes.size());
        for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
            line(bytes.substr(0, end), take);
            bytes.remove_prefix(end + 1);
            wholeBytes_ = before + (bytes.data() - begin);
        }
        if (rest_.size() + bytes.size() > maxLineBytes) { // not text at all: do not collect it
            tooLong_ = true;
            rest_.clear();
        } else if (!tooLong_) {
            rest_.append(bytes);
        }
    }
    /// Bytes up to the end of the last whole line.
    std::int64_t wholeBytes() const { return wholeBytes_; }
    bool endsInsideLine() const { return fed_ > wholeBytes_; }
    int malformed() const { return malformed_; }

private:
    static constexpr std::size_t maxLineBytes = 4096;

    template <class Take>
    void line(std::string_view end, Take& take)
    {
        std::string joined;
        if (!rest_.empty()) {
            joined = rest_ + std::string(end);
            end = joined;
            rest_.clear();
        }
        const auto point = tooLong_ ? std::nullopt : parseMetricLine(end);
        if (point)
            take(*point);
        else if (tooLong_ || end.find_first_not_of(" \t\r") != std::string_view::npos)
            ++malformed_;
        tooLong_ = false;
    }

    std::string rest_;
    std::int64_t fed_ = 0;
    std::int64_t wholeBytes_ = 0;
    int malformed_ = 0;
    bool tooLong_ = false;
};

} // namespace ph
