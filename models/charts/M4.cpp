#include "models/charts/M4.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {
namespace {

// Indexes of first, lowest, highest and last of a stretch without gaps.
struct Extremes {
    std::size_t first = 0, low = 0, high = 0, last = 0;
};

class Decimation {
public:
    Decimation(const CurveData& curve, DecimatedCurve& out)
        : curve_(curve)
        , out_(out)
    {
    }

    void point(std::size_t i)
    {
        if (std::isnan(curve_.y[i])) {
            penUp_ = true;
            return;
        }
        put(i);
    }

    // One pixel column: points [begin, end).
    void column(std::size_t begin, std::size_t end)
    {
        runs_.clear();
        for (std::size_t i = begin; i < end;) {
            const std::size_t block = i / CurveData::blockPoints;
            const std::size_t blockEnd = (block + 1) * CurveData::blockPoints;
            const auto& summary = curve_.blocks[block];
            if (i % CurveData::blockPoints == 0 && blockEnd <= end && summary.gaps == 0) {
                take(i, blockEnd - 1, summary.minAt, summary.maxAt);
                i = blockEnd;
                continue;
            }
            const std::size_t stop = std::min(end, blockEnd);
            for (; i < stop; ++i) {
                if (std::isnan(curve_.y[i]))
                    gap_ = true;
                else
                    take(i, i, i, i);
            }
        }
        if (runs_.size() > 2) {
            // So many breaks in one pixel column cannot be seen: both ends and the extremes in one stroke.
            Extremes all = runs_.front();
            for (const Extremes& run : runs_) {
                if (curve_.y[run.low] < curve_.y[all.low])
                    all.low = run.low;
                if (curve_.y[run.high] > curve_.y[all.high])
                    all.high = run.high;
            }
            all.last = runs_.back().last;
            const bool broken = startsBroken_;
            runs_ = {all};
            startsBroken_ = broken;
        }
        for (std::size_t r = 0; r < runs_.size(); ++r) {
            if (r > 0 || startsBroken_)
                penUp_ = true;
            put(runs_[r]);
        }
        if (runs_.empty())
            penUp_ = penUp_ || gap_;
        else
            penUp_ = gap_;
        gap_ = false;
    }

private:
    void take(std::size_t first, std::size_t last, std::size_t low, std::size_t high)
    {
        if (runs_.empty() || gap_) {
            if (runs_.empty())
                startsBroken_ = gap_;
            runs_.push_back({first, low, high, last});
            gap_ = false;
            return;
        }
        Extremes& run = runs_.back();
        if (curve_.y[low] < curve_.y[run.low])
            run.low = low;
        if (curve_.y[high] > curve_.y[run.high])
            run.high = high;
        run.last = last;
    }

    void put(const Extremes& run)
    {
        std::array<std::size_t, 4> at{run.first, std::min(run.low, run.high), std::max(run.low, run.high),
                                      run.last};
        for (std::size_t k = 0; k < at.size(); ++k) {
            if (k == 0 || at[k] != at[k - 1])
                put(at[k]);
        }
    }

    void put(std::size_t i)
    {
        if (penUp_ || out_.starts.empty())
            out_.starts.push_back(std::uint32_t(out_.points.size()));
        penUp_ = false;
        out_.points.emplace_back(curve_.x[i], curve_.y[i]);
    }

    const CurveData& curve_;
    DecimatedCurve& out_;
    std::vector<Extremes> runs_;
    bool penUp_ = true;
    bool gap_ = false;
    bool startsBroken_ = false;
};

} // namespace

DecimatedCurve m4(const CurveData& curve, ChartRange range, int columns)
{
    DecimatedCurve out;
    if (curve.x.empty() || !range.valid() || columns <= 0)
        return out;
    const auto begin =
        std::size_t(std::lower_bound(curve.x.begin(), curve.x.end(), range.low) - curve.x.begin());
    const auto end =
        std::size_t(std::upper_bound(curve.x.begin(), curve.x.end(), range.high) - curve.x.begin());
    out.inView = end - begin;
    Decimation decimation(curve, out);
    if (begin > 0)
        decimation.point(begin - 1);
    if (out.inView <= std::size_t(columns) * 4 || range.span() <= 0) {
        // A range without width is one column of whatever height.
        if (out.inView > std::size_t(columns) * 4) {
            out.kind = DecimatedCurve::Kind::Decimated;
            decimation.column(begin, end);
        } else {
            out.points.reserve(out.inView + 2);
            for (std::size_t i = begin; i < end; ++i)
                decimation.point(i);
        }
    } else {
        out.kind = DecimatedCurve::Kind::Decimated;
        out.points.reserve(std::size_t(columns) * 4 + 2);
        std::size_t from = begin;
        for (int c = 0; c < columns && from < end; ++c) {
            std::size_t to = end;
            if (c + 1 < columns) {
                const double edge = range.low + range.span() * (double(c + 1) / columns);
                to = std::size_t(std::lower_bound(curve.x.begin() + std::ptrdiff_t(from),
                                                  curve.x.begin() + std::ptrdiff_t(end), edge) -
                                 curve.x.begin());
            }
            if (to > from)
                decimation.column(from, to);
            from = to;
        }
    }
    if (end < curve.size())
        decimation.point(end);
    return out;
}

DecimatedCurve m4(std::span<const CurveBucket> buckets, ChartRange range, int columns)
{
    DecimatedCurve out;
    if (buckets.empty() || !range.valid() || columns <= 0)
        return out;
    std::size_t inView = 0;
    for (const CurveBucket& bucket : buckets) {
        if (bucket.lastX >= range.low && bucket.firstX <= range.high)
            inView += bucket.points;
    }
    DecimatedCurve thinned = m4(prepareOverview(buckets, {}), range, columns);
    thinned.kind = DecimatedCurve::Kind::Decimated;
    thinned.inView = inView;
    return thinned;
}

} // namespace ph
