#include "services/multivariate/DomainClassifier.h"

#include "services/analysis/AucInterval.h"
#include "services/multivariate/BoostedTrees.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace ph {

namespace {

using Verdict = ColumnDrift::Verdict;

std::uint64_t digest(std::span<const float> values)
{
    std::uint64_t hash = 0x9e3779b97f4a7c15;
    for (const float value : values) {
        hash ^= std::bit_cast<std::uint32_t>(value);
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
    }
    return hash ^ (hash >> 31);
}

/// Rows are dealt out evenly on each side. A row and its equal on the other side go into the same fold:
/// learnt from one as "reference", the other would be judged wrong, and tables with rows in common would be
/// told apart worse than by chance.
std::vector<int> foldsOf(const FeatureMatrix& rows, std::size_t ofReference, int folds)
{
    std::vector<std::uint64_t> digests(rows.rows);
    for (std::size_t i = 0; i < rows.rows; ++i)
        digests[i] = digest(rows.row(i));
    std::vector<std::size_t> order(rows.rows);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&digests](std::size_t a, std::size_t b) {
        return std::pair(digests[a], a) < std::pair(digests[b], b);
    });
    std::vector<int> found(rows.rows);
    std::size_t pairs = 0, single[2] = {0, 0};
    for (std::size_t begin = 0; begin < order.size();) {
        auto end = begin;
        while (end < order.size() && digests[order[end]] == digests[order[begin]])
            ++end;
        const auto equal = std::span(order).subspan(begin, end - begin);
        const auto reference = std::size_t(
            std::find_if(equal.begin(), equal.end(), [&](std::size_t row) { return row >= ofReference; }) -
            equal.begin());
        const auto paired = std::min(reference, equal.size() - reference);
        for (std::size_t i = 0; i < equal.size(); ++i) {
            const bool now = i >= reference;
            const auto place = now ? i - reference : i;
            const auto turn = place < paired ? pairs + place : single[now]++;
            found[equal[i]] = int(turn % std::size_t(folds));
        }
        pairs += paired;
        begin = end;
    }
    return found;
}

void nameColumns(DomainClassification& result, std::span<const JointColumn> columns,
                 const FeatureMatrix& rows, const std::vector<double>& gain)
{
    const double all = std::accumulate(gain.begin(), gain.end(), 0.0);
    if (!(all > 0))
        return;
    std::vector<double> shares(columns.size(), 0);
    for (std::size_t f = 0; f < gain.size(); ++f)
        shares[rows.columnOf[f]] += gain[f] / all;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (shares[c] > 0)
            result.tellsBy.emplace_back(columns[c].name, shares[c]);
    }
    std::stable_sort(result.tellsBy.begin(), result.tellsBy.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
}

} // namespace

Result<DomainClassification> domainClassification(std::span<const JointColumn> columns,
                                                  std::size_t referenceRows, std::size_t currentRows,
                                                  const MultivariateRules& rules, std::stop_token stop,
                                                  const std::function<void(double)>& progress)
{
    DomainClassification result;
    result.level = rules.level;
    result.threshold = rules.leastAuc;
    if (columns.empty()) {
        result.why = QStringLiteral("no column can take part");
        return result;
    }
    const auto count =
        std::min({referenceRows, currentRows, rules.mostRows, rules.mostCells / columns.size()});
    result.nReference = result.nCurrent = count;
    if (count < rules.leastRows) {
        result.why = QStringLiteral("%1 rows of each side can take part, %2 are needed")
                         .arg(count)
                         .arg(rules.leastRows);
        return result;
    }
    const auto rows = orderedFeatures(columns, sampledRows(referenceRows, count, rules.seed),
                                      sampledRows(currentRows, count, rules.seed));
    std::vector<float> isCurrent(rows.rows, 0);
    std::fill(isCurrent.begin() + std::ptrdiff_t(count), isCurrent.end(), 1.0F);
    const auto crossed = crossScores(rows, isCurrent, foldsOf(rows, count, rules.folds),
                                     {rules.folds, rules.trees, rules.depth, rules.threads}, stop, progress);
    if (!crossed) {
        if (crossed.error().kind == ErrorKind::Cancelled)
            return fail(crossed.error());
        result.why = crossed.error().where + QStringLiteral(": ") + crossed.error().detail;
        return result;
    }
    std::vector<ScoredRow> scored;
    scored.reserve(rows.rows);
    for (std::size_t i = 0; i < rows.rows; ++i)
        scored.push_back({double(crossed->scores[i]), i >= count});
    const double inflation = 1 + double(rules.folds) / (rules.folds - 1);
    const auto area = aucInterval(scored, rules.level, inflation);
    result.auc = area.auc;
    result.low = area.low;
    result.high = area.high;
    nameColumns(result, columns, rows, crossed->gain);
    result.verdict = result.low > 0.5 && result.auc >= rules.leastAuc ? Verdict::Drift : Verdict::NoDrift;
    return result;
}

} // namespace ph
