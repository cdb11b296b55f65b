#include "widgets/drift/DriftTones.h"

namespace ph {

Tone driftTone(ColumnDrift::Verdict verdict)
{
    switch (verdict) {
    case ColumnDrift::Verdict::Drift:
        return Tone::Bad;
    case ColumnDrift::Verdict::NoDrift:
        return Tone::Good;
    case ColumnDrift::Verdict::NoData:
        break;
    }
    return Tone::Unknown;
}

Tone qualityTone(QualityVerdict verdict)
{
    switch (verdict) {
    case QualityVerdict::Pass:
        return Tone::Good;
    case QualityVerdict::Fail:
        return Tone::Bad;
    case QualityVerdict::Warning:
        return Tone::Warning;
    case QualityVerdict::NoData:
        return Tone::Unknown;
    case QualityVerdict::NotJudged:
        break;
    }
    return Tone::Neutral;
}

} // namespace ph
