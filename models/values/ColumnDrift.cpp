#include "models/values/ColumnDrift.h"

namespace ph {

QString driftVerdictName(ColumnDrift::Verdict verdict)
{
    switch (verdict) {
    case ColumnDrift::Verdict::NoDrift:
        return QStringLiteral("no drift");
    case ColumnDrift::Verdict::Drift:
        return QStringLiteral("drift");
    case ColumnDrift::Verdict::NoData:
        return QStringLiteral("no data");
    }
    return {};
}

QString effectSizeName(EffectSize effect)
{
    switch (effect) {
    case EffectSize::Statistic:
        return QStringLiteral("statistic");
    case EffectSize::KolmogorovDistance:
        return QStringLiteral("ks_distance");
    case EffectSize::CramersV:
        return QStringLiteral("cramer_v");
    case EffectSize::CliffsDelta:
        return QStringLiteral("cliffs_delta");
    case EffectSize::CohensD:
        return QStringLiteral("cohens_d");
    case EffectSize::ShareDifference:
        return QStringLiteral("share_difference");
    }
    return {};
}

} // namespace ph
