#include "services/multivariate/MultivariateComparison.h"

#include "services/multivariate/DomainClassifier.h"
#include "services/multivariate/Reconstruction.h"

namespace ph {

Result<MultivariateDrift> multivariateDrift(const Frame& reference, const Frame& current,
                                            const MultivariateRules& rules, std::stop_token stop,
                                            const std::function<void(double)>& progress)
{
    const auto joint = jointColumns(reference, current);
    MultivariateDrift result;
    for (const auto& column : joint.columns)
        result.columns.append(column.name);
    result.columnsLeftOut = joint.leftOut;
    // Trees take the most of the time by far.
    constexpr double ofTrees = 0.9;
    const auto part = [&progress](double from, double length) -> std::function<void(double)> {
        if (!progress)
            return {};
        return [&progress, from, length](double share) { progress(from + share * length); };
    };
    auto classifier =
        domainClassification(joint.columns, reference.rows(), current.rows(), rules, stop, part(0, ofTrees));
    if (!classifier)
        return fail(classifier.error());
    auto reconstruction = reconstructionDrift(joint.columns, reference.rows(), current.rows(), rules, stop,
                                              part(ofTrees, 1 - ofTrees));
    if (!reconstruction)
        return fail(reconstruction.error());
    result.classifier = std::move(*classifier);
    result.reconstruction = std::move(*reconstruction);
    return result;
}

} // namespace ph
