#include "services/multivariate/BoostedTrees.h"

#include <xgboost/c_api.h>

#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <string>

namespace ph {

namespace {

struct MatrixEnd {
    void operator()(void* matrix) const { XGDMatrixFree(matrix); }
};
struct BoosterEnd {
    void operator()(void* booster) const { XGBoosterFree(booster); }
};
using Matrix = std::unique_ptr<void, MatrixEnd>;
using Booster = std::unique_ptr<void, BoosterEnd>;

/// Of a call that returns what all of XGBoost's return: 0, or there is an error to be asked for.
Result<> done(int returned)
{
    if (returned == 0)
        return {};
    return fail(ErrorKind::Unsupported, QStringLiteral("XGBoost"),
                QString::fromUtf8(XGBGetLastError()).section(QLatin1Char('\n'), 0, 0));
}

Result<Matrix> matrixOf(const FeatureMatrix& rows, std::span<const float> isSecond, int threads)
{
    DMatrixHandle handle = nullptr;
    if (auto made =
            done(XGDMatrixCreateFromMat_omp(rows.values.data(), rows.rows, rows.features(),
                                            std::numeric_limits<float>::quiet_NaN(), &handle, threads));
        !made)
        return fail(made.error());
    Matrix matrix(handle);
    if (auto set = done(XGDMatrixSetFloatInfo(handle, "label", isSecond.data(), isSecond.size())); !set)
        return fail(set.error());
    return matrix;
}

Result<Matrix> rowsOf(const Matrix& all, const std::vector<int>& rows)
{
    DMatrixHandle handle = nullptr;
    if (auto made = done(XGDMatrixSliceDMatrix(all.get(), rows.data(), rows.size(), &handle)); !made)
        return fail(made.error());
    return Matrix(handle);
}

Result<Booster> boosterFor(const Matrix& learnt, const BoostingPlan& plan)
{
    const DMatrixHandle known[] = {learnt.get()};
    BoosterHandle handle = nullptr;
    if (auto made = done(XGBoosterCreate(known, 1, &handle)); !made)
        return fail(made.error());
    Booster booster(handle);
    const std::pair<const char*, std::string> parameters[] = {{"verbosity", "0"},
                                                              {"nthread", std::to_string(plan.threads)},
                                                              {"objective", "binary:logistic"},
                                                              {"tree_method", "hist"},
                                                              {"max_bin", "64"},
                                                              {"max_depth", std::to_string(plan.depth)},
                                                              {"eta", "0.1"},
                                                              {"seed", "1"}};
    for (const auto& [name, value] : parameters) {
        if (auto set = done(XGBoosterSetParam(handle, name, value.c_str())); !set)
            return fail(set.error());
    }
    return booster;
}

Result<> addScores(const Booster& booster, const Matrix& rows, const std::vector<int>& places,
                   CrossScores& found)
{
    constexpr auto* request = R"({"type":0,"training":false,"iteration_begin":0,"iteration_end":0,)"
                              R"("strict_shape":false})";
    const bst_ulong* shape = nullptr;
    bst_ulong dimensions = 0;
    const float* scores = nullptr;
    if (auto asked = done(
            XGBoosterPredictFromDMatrix(booster.get(), rows.get(), request, &shape, &dimensions, &scores));
        !asked)
        return asked;
    for (std::size_t i = 0; i < places.size(); ++i)
        found.scores[std::size_t(places[i])] = scores[i];
    return {};
}

Result<> addGain(const Booster& booster, CrossScores& found)
{
    bst_ulong count = 0, dimensions = 0;
    const char** names = nullptr; // "f0", "f1", …: only those that a tree asks for
    const bst_ulong* shape = nullptr;
    const float* gains = nullptr;
    if (auto asked = done(XGBoosterFeatureScore(booster.get(), R"({"importance_type":"total_gain"})", &count,
                                                &names, &dimensions, &shape, &gains));
        !asked)
        return asked;
    for (bst_ulong i = 0; i < count; ++i) {
        const auto feature = std::strtoull(names[i] + 1, nullptr, 10);
        if (feature < found.gain.size())
            found.gain[feature] += double(gains[i]);
    }
    return {};
}

/// One fold after the other.
class Crossing {
public:
    Crossing(const BoostingPlan& plan, std::stop_token stop, const std::function<void(double)>& progress)
        : plan_(plan)
        , stop_(std::move(stop))
        , progress_(progress)
    {
    }
    Result<> fold(const Matrix& all, std::span<const int> foldOf, int fold, CrossScores& found) const;

private:
    Result<> grow(const Booster& booster, const Matrix& learnt, int fold) const;

    const BoostingPlan& plan_;
    std::stop_token stop_;
    const std::function<void(double)>& progress_;
};

Result<> Crossing::grow(const Booster& booster, const Matrix& learnt, int fold) const
{
    for (int tree = 0; tree < plan_.trees; ++tree) {
        if (stop_.stop_requested())
            return fail(ErrorKind::Cancelled, QStringLiteral("XGBoost"));
        if (auto grown = done(XGBoosterUpdateOneIter(booster.get(), tree, learnt.get())); !grown)
            return grown;
        if (progress_)
            progress_((fold + double(tree + 1) / plan_.trees) / plan_.folds);
    }
    return {};
}

Result<> Crossing::fold(const Matrix& all, std::span<const int> foldOf, int fold, CrossScores& found) const
{
    std::vector<int> learning, judged;
    for (std::size_t i = 0; i < foldOf.size(); ++i)
        (foldOf[i] == fold ? judged : learning).push_back(int(i));
    if (judged.empty())
        return {};
    const auto learnt = rowsOf(all, learning);
    if (!learnt)
        return fail(learnt.error());
    const auto rows = rowsOf(all, judged);
    if (!rows)
        return fail(rows.error());
    const auto booster = boosterFor(*learnt, plan_);
    if (!booster)
        return fail(booster.error());
    if (auto grown = grow(*booster, *learnt, fold); !grown)
        return grown;
    if (auto scored = addScores(*booster, *rows, judged, found); !scored)
        return scored;
    return addGain(*booster, found);
}

} // namespace

Result<CrossScores> crossScores(const FeatureMatrix& rows, std::span<const float> isSecond,
                                std::span<const int> foldOf, const BoostingPlan& plan, std::stop_token stop,
                                const std::function<void(double)>& progress)
{
    // Of this thread only; what making a matrix would print goes past a booster's own verbosity.
    if (auto silent = done(XGBSetGlobalConfig(R"({"verbosity":0})")); !silent)
        return fail(silent.error());
    const auto all = matrixOf(rows, isSecond, plan.threads);
    if (!all)
        return fail(all.error());
    CrossScores found{std::vector<float>(rows.rows), std::vector<double>(rows.features(), 0)};
    const Crossing crossing(plan, std::move(stop), progress);
    for (int fold = 0; fold < plan.folds; ++fold) {
        if (auto crossed = crossing.fold(*all, foldOf, fold, found); !crossed)
            return fail(crossed.error());
    }
    return found;
}

} // namespace ph
