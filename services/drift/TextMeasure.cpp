#include "services/drift/DriftMeasure.h"

namespace ph {

DriftMeasure measureTexts(const TextProfile& reference, const TextProfile& current, DriftMethod method)
{
    double distance = 0;
    switch (method) {
    case DriftMethod::TextLength:
        return measureNumbers(SortedSample(reference.lengths()), SortedSample(current.lengths()),
                              DriftMethod::WassersteinNormed, DriftDefaults::Pilothouse);
    case DriftMethod::TextVocabulary:
        distance = vocabularyDrift(reference, current).excess();
        break;
    default:
        distance = gramDistance(reference, current);
        break;
    }
    // Fewer unknown words than expected are no drift.
    return {distance, std::nullopt, EffectSize::Statistic, distance < 0 ? 0 : distance};
}

} // namespace ph
