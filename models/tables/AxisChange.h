#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

namespace ph {

/// Leads the rows, or the columns, of a model from what is shown to what shall be, by removals, at most one
/// rearrangement, and insertions, so that indexes, selection and scroll position stay with what stays.
///
/// `shown` holds, for each line now shown, its place in the next arrangement of `count` lines, or -1 where it
/// goes; afterwards it is 0 … count - 1. `axis` tells views of it: remove(first, last) and insert(first,
/// last), each given the change to make in between, and rearrange(order, change), where line i of the new
/// order is line order[i] of the old one.
template <class Axis>
void changeAxis(std::vector<int>& shown, int count, Axis&& axis)
{
    for (int last = int(shown.size()) - 1; last >= 0; --last) {
        if (shown[std::size_t(last)] >= 0)
            continue;
        int first = last;
        while (first > 0 && shown[std::size_t(first - 1)] < 0)
            --first;
        axis.remove(first, last, [&] { shown.erase(shown.begin() + first, shown.begin() + last + 1); });
        last = first;
    }
    if (!std::is_sorted(shown.begin(), shown.end())) {
        std::vector<int> order(shown.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(),
                  [&](int a, int b) { return shown[std::size_t(a)] < shown[std::size_t(b)]; });
        axis.rearrange(order, [&] { std::sort(shown.begin(), shown.end()); });
    }
    for (int at = 0; at < count; ++at) {
        if (at < int(shown.size()) && shown[std::size_t(at)] == at)
            continue;
        const int next = at < int(shown.size()) ? shown[std::size_t(at)] : count;
        axis.insert(at, next - 1, [&] {
            std::vector<int> fresh(std::size_t(next - at));
            std::iota(fresh.begin(), fresh.end(), at);
            shown.insert(shown.begin() + at, fresh.begin(), fresh.end());
        });
        at = next - 1;
    }
}

} // namespace ph
