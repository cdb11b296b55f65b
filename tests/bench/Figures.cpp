#include "tests/bench/Figures.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

namespace ph::bench {

namespace {

struct Target {
    Want want;
    double value;
};

struct Figure {
    std::string work;
    double measured;
    std::optional<Target> target;
    std::string unit;
};

std::vector<Figure>& figures()
{
    static std::vector<Figure> all;
    return all;
}

/// The library calls a benchmark several times to find out how often to repeat it: the last one counts.
void put(Figure figure)
{
    const auto same = std::find_if(figures().begin(), figures().end(),
                                   [&](const Figure& f) { return f.work == figure.work; });
    if (same != figures().end())
        *same = std::move(figure);
    else
        figures().push_back(std::move(figure));
}

} // namespace

void addFigure(std::string work, double measured, Want want, double target, const char* unit)
{
    put({std::move(work), measured, Target{want, target}, unit});
}

void addNote(std::string work, double measured, const char* unit)
{
    put({std::move(work), measured, std::nullopt, unit});
}

Targets printFigures()
{
    if (figures().empty())
        return Targets::Met;
    auto targets = Targets::Met;
    std::printf("\n%-88s %12s %12s   %s\n", "work", "measured", "target", "met");
    for (const auto& f : figures()) {
        std::printf("%-88s %8.4g %-3s", f.work.c_str(), f.measured, f.unit.c_str());
        if (f.target) {
            const bool least = f.target->want == Want::AtLeast;
            const bool met = least ? f.measured >= f.target->value : f.measured <= f.target->value;
            std::printf(" %s %5.4g %-3s  %s", least ? ">=" : "<=", f.target->value, f.unit.c_str(),
                        met ? "yes" : "NO");
            if (!met)
                targets = Targets::Missed;
        }
        std::printf("\n");
    }
    return targets;
}

} // namespace ph::bench
