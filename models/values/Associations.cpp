#include "models/values/Associations.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

struct AssociationsTexts {
    Q_DECLARE_TR_FUNCTIONS(Associations)
};

QString figure(double value)
{
    const double shown = std::abs(value) < 0.005 ? 0 : value; // no "−0.00"
    return QLocale().toString(shown, 'f', 2).replace(u'-', QChar(0x2212));
}

} // namespace

const Association* Associations::find(const ColumnKey& key) const
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Association& item) { return item.key == key; });
    return found != items.end() ? &*found : nullptr;
}

std::size_t Associations::untestedFor(UntestedKey::Reason reason) const
{
    return std::size_t(std::count_if(untested.begin(), untested.end(),
                                     [reason](const UntestedKey& key) { return key.reason == reason; }));
}

QString associationsNote(const Associations& associations)
{
    return AssociationsTexts::tr(
               "This is association, not cause: a key may only go along with what really made %1 "
               "better, and keys that were changed together cannot be told apart. q is the p value "
               "after allowing for %Ln keys tested.",
               nullptr, int(associations.items.size()))
        .arg(associations.metric);
}

QString untestedText(const Associations& associations)
{
    if (associations.untested.isEmpty())
        return {};
    QStringList parts;
    using Reason = UntestedKey::Reason;
    if (const auto n = associations.untestedFor(Reason::Constant))
        parts << AssociationsTexts::tr("%Ln are the same in every run", nullptr, int(n));
    if (const auto n = associations.untestedFor(Reason::TooFewRuns))
        parts << AssociationsTexts::tr("%Ln are in fewer than 5 runs", nullptr, int(n));
    if (const auto n = associations.untestedFor(Reason::NearlyUnique))
        parts << AssociationsTexts::tr("%Ln have a value of their own in most runs", nullptr, int(n));
    return AssociationsTexts::tr("%Ln keys were not tested: %1.", nullptr, int(associations.untested.size()))
        .arg(parts.join(QStringLiteral(", ")));
}

QString associationFigure(const Association& association)
{
    if (association.kind == Association::Kind::Numeric)
        return QStringLiteral("ρ ") + figure(association.rho);
    return QStringLiteral("η² %1 (ω² %2)")
        .arg(figure(association.etaSquared), figure(association.omegaSquared));
}

QString probabilityText(double p)
{
    if (std::isnan(p))
        return QStringLiteral("–");
    if (p < 0.001)
        return QStringLiteral("< ") + QLocale().toString(0.001, 'f', 3);
    return QLocale().toString(p, 'g', 2);
}

} // namespace ph
