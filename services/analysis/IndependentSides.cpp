#include "services/analysis/IndependentSides.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace ph {

namespace {

struct IndependentSidesTexts {
    Q_DECLARE_TR_FUNCTIONS(IndependentSides)
};

using SideRows = std::vector<std::uint32_t>;

/// Of ascending rows.
SideRows rowsBeyond(const SideRows& rows, const SideRows& others)
{
    SideRows beyond;
    std::set_difference(rows.begin(), rows.end(), others.begin(), others.end(), std::back_inserter(beyond));
    return beyond;
}

} // namespace

IndependentSides independentSides(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                                  const QString& nameA, const QString& nameB)
{
    IndependentSides sides{{a.begin(), a.end()}, {b.begin(), b.end()}, {}};
    std::sort(sides.a.begin(), sides.a.end());
    std::sort(sides.b.begin(), sides.b.end());
    auto onlyA = rowsBeyond(sides.a, sides.b), onlyB = rowsBeyond(sides.b, sides.a);
    const auto shared = int(sides.a.size() - onlyA.size());
    if (shared == 0)
        return sides;
    if (onlyA.empty() && onlyB.empty()) {
        sides.remark = IndependentSidesTexts::tr("Both sides are the same %Ln runs.", nullptr, shared);
    } else if (onlyA.empty() || onlyB.empty()) {
        sides.remark =
            IndependentSidesTexts::tr("%Ln runs are on both sides, and left out of %1.", nullptr, shared)
                .arg(onlyA.empty() ? nameB : nameA);
        (onlyA.empty() ? sides.b : sides.a) = std::move(onlyA.empty() ? onlyB : onlyA);
    } else {
        sides.remark =
            IndependentSidesTexts::tr("%Ln runs are on both sides, and left out of both.", nullptr, shared);
        sides.a = std::move(onlyA);
        sides.b = std::move(onlyB);
    }
    return sides;
}

} // namespace ph
