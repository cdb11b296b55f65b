#pragma once

#include "models/values/Result.h"
#include "services/multivariate/OrderedFeatures.h"

#include <functional>
#include <stop_token>

namespace ph {

struct BoostingPlan {
    int folds = 5; ///< at least 2
    int trees = 50, depth = 3, threads = 1;
};

/// What trees say of each row that learnt from rows of other folds only.
struct CrossScores {
    std::vector<float> scores = {}; ///< of each row, how probable it is of the second kind
    std::vector<double> gain = {};  ///< of each feature, over all folds
};

/// Gradient boosted trees by XGBoost (Chen and Guestrin, KDD 2016), histograms, the same each time.
/// `isSecond` says of each row which kind it is, `foldOf` in which fold, from 0. Cancelled when asked to
/// stop; Unsupported, in the library's words, where it fails. `progress`, from 0 to 1, may be empty.
Result<CrossScores> crossScores(const FeatureMatrix& rows, std::span<const float> isSecond,
                                std::span<const int> foldOf, const BoostingPlan& plan, std::stop_token stop,
                                const std::function<void(double)>& progress);

} // namespace ph
