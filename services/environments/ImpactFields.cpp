#include "services/environments/ImpactFields.h"

#include "services/environments/EnvironmentTexts.h"

#include <cmath>

namespace ph {

namespace {

enum class Least { Zero, AboveZero };

std::optional<double> amountOf(YamlFields& fields, const char* key, Least least)
{
    if (!fields.has(key))
        return std::nullopt;
    bool isNumber = false;
    const auto amount = fields.text(key).toDouble(&isNumber);
    if (isNumber && std::isfinite(amount) && (amount > 0 || (amount == 0 && least == Least::Zero)))
        return amount;
    fields.refuse(key, (least == Least::Zero ? EnvironmentTexts::tr("\"%1\" is a number from 0 up")
                                             : EnvironmentTexts::tr("\"%1\" is a number above 0"))
                           .arg(QLatin1String(key)));
    return std::nullopt;
}

} // namespace

ImpactSettings readImpact(YamlFields& file, QList<EnvironmentProblem>& problems)
{
    if (!file.has("impact"))
        return {};
    YamlFields fields(file.node("impact"), QStringLiteral("impact"),
                      {QStringLiteral("requests-per-second"), QStringLiteral("requests-per-user"),
                       QStringLiteral("cost-per-error")},
                      problems);
    if (!file.node("impact").IsMap())
        return {};
    return {amountOf(fields, "requests-per-second", Least::Zero),
            amountOf(fields, "requests-per-user", Least::AboveZero),
            amountOf(fields, "cost-per-error", Least::Zero)};
}

} // namespace ph
