#include "services/multivariate/Reconstruction.h"

#include "services/multivariate/StandardisedColumns.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

using Verdict = ColumnDrift::Verdict;
using Rows = std::vector<std::uint32_t>;

constexpr std::size_t blockRows = 1024;
/// In standard deviations: what is left of a column that another one says wholly.
constexpr double rounding = 1e-9;

struct MeanError {
    double mean = 0, deviation = 0;
};

/// The components of the reference, and what is lost on the way through them.
class Components {
public:
    Components(std::vector<StandardisedColumn> columns, std::stop_token stop,
               const std::function<void(double)>& progress, std::size_t allRows)
        : columns_(std::move(columns))
        , stop_(std::move(stop))
        , progress_(progress)
        , allRows_(double(allRows))
    {
    }
    Result<> fit(const Rows& rows, double explained);
    Result<MeanError> error(bool ofCurrent, const Rows& rows);

    std::size_t count() const { return std::size_t(axes_.cols()); }
    double explained() const { return explained_; }

private:
    /// Calls with each block of rows. What it returns is the caller's until the next.
    template <class Take>
    Result<> forBlocks(bool ofCurrent, const Rows& rows, const Take& take);

    std::vector<StandardisedColumn> columns_;
    std::stop_token stop_;
    const std::function<void(double)>& progress_;
    double allRows_, seenRows_ = 0;
    Eigen::MatrixXd axes_;
    double explained_ = 0;
};

template <class Take>
Result<> Components::forBlocks(bool ofCurrent, const Rows& rows, const Take& take)
{
    for (std::size_t from = 0; from < rows.size(); from += blockRows) {
        if (stop_.stop_requested())
            return fail(ErrorKind::Cancelled, QStringLiteral("principal components"));
        const auto some = std::span(rows).subspan(from, std::min(blockRows, rows.size() - from));
        Eigen::MatrixXd block(Eigen::Index(some.size()), Eigen::Index(columns_.size()));
        for (std::size_t c = 0; c < columns_.size(); ++c)
            columns_[c].write(ofCurrent, some, block.col(Eigen::Index(c)).data());
        take(block);
        seenRows_ += double(some.size());
        if (progress_)
            progress_(std::min(1.0, seenRows_ / allRows_));
    }
    return {};
}

Result<> Components::fit(const Rows& rows, double explained)
{
    const auto size = Eigen::Index(columns_.size());
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(size, size); // the lower half of it
    if (auto seen = forBlocks(false, rows,
                              [&](const Eigen::MatrixXd& block) {
                                  products.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
                              });
        !seen)
        return seen;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(products); // ascending
    const Eigen::VectorXd variances = solved.eigenvalues().reverse().cwiseMax(0);
    const double all = variances.sum();
    double sum = 0;
    Eigen::Index kept = 0;
    while (kept + 1 < size && sum <= explained * all)
        sum += variances[kept++];
    axes_ = solved.eigenvectors().rightCols(kept);
    explained_ = sum / all;
    return {};
}

Result<MeanError> Components::error(bool ofCurrent, const Rows& rows)
{
    std::vector<double> errors;
    errors.reserve(rows.size());
    if (auto seen = forBlocks(ofCurrent, rows,
                              [&](const Eigen::MatrixXd& block) {
                                  const Eigen::MatrixXd lost = block - (block * axes_) * axes_.transpose();
                                  for (Eigen::Index i = 0; i < lost.rows(); ++i)
                                      errors.push_back(lost.row(i).norm());
                              });
        !seen)
        return fail(seen.error());
    MeanError result;
    for (const double error : errors)
        result.mean += error / double(errors.size());
    for (const double error : errors)
        result.deviation += (error - result.mean) * (error - result.mean) / double(errors.size() - 1);
    result.deviation = std::sqrt(result.deviation);
    return result;
}

} // namespace

Result<ReconstructionDrift> reconstructionDrift(std::span<const JointColumn> columns,
                                                std::size_t referenceRows, std::size_t currentRows,
                                                const MultivariateRules& rules, std::stop_token stop,
                                                const std::function<void(double)>& progress)
{
    ReconstructionDrift result;
    result.threshold = rules.leastErrorChange;
    if (columns.empty() || columns.size() > rules.mostColumns) {
        result.why = columns.empty() ? QStringLiteral("no column can take part")
                                     : QStringLiteral("%1 columns are more than the %2 that can take part")
                                           .arg(columns.size())
                                           .arg(rules.mostColumns);
        return result;
    }
    const auto most = rules.mostCells / columns.size();
    const auto sample = sampledRows(referenceRows, most, rules.seed);
    const auto current = sampledRows(currentRows, most, rules.seed);
    result.nReference = sample.size();
    result.nCurrent = current.size();
    if (std::min(sample.size(), current.size()) < std::max<std::size_t>(rules.leastRows, 4)) {
        result.why = QStringLiteral("%1 rows of the reference and %2 of the current table, %3 are needed")
                         .arg(sample.size())
                         .arg(current.size())
                         .arg(rules.leastRows);
        return result;
    }
    Rows fitted, between;
    for (std::size_t i = 0; i < sample.size(); ++i)
        (i % 2 == 0 ? fitted : between).push_back(sample[i]);
    std::vector<StandardisedColumn> standardised;
    for (const auto& column : columns) {
        StandardisedColumn candidate(column, fitted);
        if (candidate.varies())
            standardised.push_back(std::move(candidate));
    }
    if (standardised.size() < 2) {
        result.why = QStringLiteral("fewer than two columns vary in the reference");
        return result;
    }
    Components components(std::move(standardised), std::move(stop), progress, sample.size() + current.size());
    if (auto fit = components.fit(fitted, rules.explained); !fit)
        return fail(fit.error());
    const auto reference = components.error(false, between);
    if (!reference)
        return fail(reference.error());
    const auto now = components.error(true, current);
    if (!now)
        return fail(now.error());
    result.components = components.count();
    result.explained = components.explained();
    result.reference = reference->mean;
    result.current = now->mean;
    const double chance =
        3 * reference->deviation * std::sqrt(1 / double(current.size()) + 1 / double(between.size())) +
        rounding;
    result.low = std::max(0.0, result.reference - chance);
    result.high = result.reference + chance;
    const bool isBeyondChance = result.current < result.low || result.current > result.high;
    const bool matters =
        std::abs(result.current - result.reference) >= rules.leastErrorChange * result.reference;
    result.verdict = isBeyondChance && matters ? Verdict::Drift : Verdict::NoDrift;
    return result;
}

} // namespace ph
