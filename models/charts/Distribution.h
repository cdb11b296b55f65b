#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

/// How values are distributed: what boxes, violins, error bars and histograms are drawn from. Values are
/// finite; on a logarithmic axis they are given as log10, so that quartiles, bins and densities belong to
/// what is seen.
namespace ph {

/// The quantile of ascending values for 0 ≤ p ≤ 1, by linear interpolation of the order statistics: type 7 of
/// Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996); the
/// default of R and NumPy. NaN for no values.
double quantile(std::span<const double> sorted, double p);

/// What a box shows (Tukey, "Exploratory data analysis", 1977): quartiles by quantile(), whiskers to the
/// farthest values within 1.5 interquartile ranges of the box, the values beyond them one by one. All NaN for
/// no values.
struct BoxSummary {
    double low = std::numeric_limits<double>::quiet_NaN(); ///< end of the lower whisker
    double q1 = low, median = low, q3 = low;
    double high = low; ///< end of the upper whisker
    double smallest = low, largest = low;
    std::vector<double> outliers = {}; ///< ascending
    std::size_t count = 0;
};
BoxSummary boxSummary(std::span<const double> sorted);

/// Mean with its spread. NaN where there are too few values: the mean of none, the deviation of one.
struct MeanSpread {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double deviation = mean;    ///< of the sample, divided by n - 1
    double confidence95 = mean; ///< half the 95 % confidence interval of the mean, by Student's t
    std::size_t count = 0;
};
MeanSpread meanSpread(std::span<const double> values);

/// Edges of equally wide bins over ascending values: one more than bins. The width is that of Freedman and
/// Diaconis, "On the histogram as a density estimator", 1981 (twice the interquartile range over the cube
/// root of n), where the quartiles coincide that of Sturges (1926), rounded to 1, 2 or 5 times a power of ten
/// so that the edges are round; at most maxBins. Empty for no values; one bin where all are the same.
std::vector<double> histogramEdges(std::span<const double> sorted);
inline constexpr int maxBins = 60;

/// The bin of a value: [low, high), the last one closed, as NumPy's; -1 outside.
int histogramBin(std::span<const double> edges, double value);

/// A Gaussian kernel density estimate with Silverman's bandwidth, not drawn beyond the values: a violin's
/// side.
struct Density {
    std::vector<double> at;      ///< ascending, from the smallest to the largest value
    std::vector<double> density; ///< integrates to at most 1
    double bandwidth = 0;
};

/// 0.9 times the smaller of the deviation and the interquartile range over 1.34, times n^-1/5: Silverman,
/// "Density estimation", 1986, (3.31); R's bw.nrd0 without its case for equal values. 0 for fewer than two
/// values or where all are the same.
double silvermanBandwidth(std::span<const double> sorted);

/// The estimate at `x` for a bandwidth above 0.
double densityAt(std::span<const double> values, double bandwidth, double x);

/// Empty where there is no bandwidth. More than 2,000 values are represented by as many of their quantiles.
Density densityOf(std::span<const double> sorted, int points = 96);

} // namespace ph
