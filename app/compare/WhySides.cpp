#include "app/compare/WhySides.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

using Places = std::vector<std::uint32_t>;

struct WhySidesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::WhySides)
};

QString nameOf(const ComparedRuns& runs, const Places& places, const QString& many)
{
    return places.size() == 1 ? runs.names[qsizetype(places.front())] : many;
}

Places without(const ComparedRuns& runs, const Places& some)
{
    Places others;
    for (std::uint32_t place = 0; place < runs.size(); ++place) {
        if (!std::binary_search(some.begin(), some.end(), place))
            others.push_back(place);
    }
    return others;
}

std::optional<WhySides> groupsThatAre(const ComparedRuns& runs, const Places& chosen)
{
    for (std::size_t i = 0; i < runs.groups.size(); ++i) {
        for (std::size_t j = i + 1; j < runs.groups.size(); ++j) {
            Places both = runs.groups[i].places;
            both.insert(both.end(), runs.groups[j].places.begin(), runs.groups[j].places.end());
            std::sort(both.begin(), both.end());
            if (both == chosen)
                return WhySides{runs.groups[i].label, runs.groups[j].label, runs.groups[i].places,
                                runs.groups[j].places};
        }
    }
    return std::nullopt;
}

std::optional<WhySides> bestAgainstRest(const ComparedRuns& runs, const ColumnKey& objective)
{
    const auto* column = runs.table->numbers(objective);
    if (!column)
        return std::nullopt;
    Places ranked;
    for (std::uint32_t place = 0; place < runs.size(); ++place) {
        if (column->has(place) && std::isfinite(column->values[place]))
            ranked.push_back(place);
    }
    if (ranked.size() < 2)
        return std::nullopt;
    const auto direction = runs.direction(objective.name);
    const bool lower = direction == MetricDirection::LowerIsBetter;
    std::stable_sort(ranked.begin(), ranked.end(), [&](auto x, auto y) {
        return lower ? column->values[x] < column->values[y] : column->values[x] > column->values[y];
    });
    const auto best = std::max<std::size_t>(1, ranked.size() / 4);
    WhySides sides;
    sides.a.assign(ranked.begin(), ranked.begin() + std::ptrdiff_t(best));
    sides.b.assign(ranked.begin() + std::ptrdiff_t(best), ranked.end());
    const auto quarter = direction == MetricDirection::Unknown ? WhySidesTexts::tr("highest quarter by %1")
                                                               : WhySidesTexts::tr("best quarter by %1");
    sides.nameA = nameOf(runs, sides.a, quarter.arg(objective.name));
    sides.nameB = nameOf(runs, sides.b, WhySidesTexts::tr("the other %Ln", nullptr, int(sides.b.size())));
    return sides;
}

} // namespace

std::optional<WhySides> whySides(const ComparedRuns& runs, const LinkedRuns::Ids& selected,
                                 const std::optional<ColumnKey>& objective)
{
    if (runs.size() < 2)
        return std::nullopt;
    Places chosen;
    for (std::uint32_t place = 0; place < runs.size(); ++place) {
        if (selected.contains(runs.rowId(place)))
            chosen.push_back(place);
    }
    const auto single = [&](std::uint32_t place) { return runs.names[qsizetype(place)]; };
    if (chosen.size() == 2)
        return WhySides{single(chosen[0]), single(chosen[1]), {chosen[0]}, {chosen[1]}};
    const auto many = WhySidesTexts::tr("%Ln selected runs", nullptr, int(chosen.size()));
    if (!chosen.empty() && runs.baseline) {
        std::erase(chosen, *runs.baseline);
        if (!chosen.empty())
            return WhySides{single(*runs.baseline), nameOf(runs, chosen, many), {*runs.baseline}, chosen};
    }
    if (!chosen.empty()) {
        if (auto groups = groupsThatAre(runs, chosen))
            return groups;
        const auto others = without(runs, chosen);
        if (!others.empty())
            return WhySides{
                nameOf(runs, others, WhySidesTexts::tr("the other %Ln", nullptr, int(others.size()))),
                nameOf(runs, chosen, many), others, chosen};
    }
    if (runs.baseline) {
        const auto others = without(runs, {*runs.baseline});
        return WhySides{single(*runs.baseline),
                        nameOf(runs, others, WhySidesTexts::tr("the other %Ln", nullptr, int(others.size()))),
                        {*runs.baseline},
                        others};
    }
    if (runs.groups.size() >= 2)
        return WhySides{runs.groups[0].label, runs.groups[1].label, runs.groups[0].places,
                        runs.groups[1].places};
    if (runs.size() == 2)
        return WhySides{single(0), single(1), {0}, {1}};
    return objective ? bestAgainstRest(runs, *objective) : std::nullopt;
}

} // namespace ph
