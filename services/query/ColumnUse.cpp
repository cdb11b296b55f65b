#include "services/query/ColumnUse.h"

#include <atomic>
#include <bit>
#include <cmath>
#include <thread>

namespace ph {

namespace {

constexpr std::uint64_t wholeWord = ~std::uint64_t(0);
constexpr std::size_t rowsWorthAThread = 50'000; // rows

/// Calls each(row) for the rows of the mask.
template <class Each>
void forRows(const RowMask& mask, Each each)
{
    for (std::size_t w = 0; w < mask.words().size(); ++w) {
        auto bits = mask.words()[w];
        if (bits == wholeWord) {
            for (std::size_t row = w * 64; row < w * 64 + 64; ++row)
                each(row); // no bits to look for: this one the compiler unrolls
            continue;
        }
        for (; bits != 0; bits &= bits - 1)
            each(w * 64 + std::size_t(std::countr_zero(bits)));
    }
}

/// Values that are equal where they are the same, one of them for "absent".
template <class Value>
ColumnUse useOf(const std::vector<Value>& values, Value absent, std::size_t first, const RowMask& mask)
{
    const Value* at = values.data();
    const Value one = at[first];
    std::size_t runs = 0;
    Value differing = 0;
    forRows(mask, [&](std::size_t row) {
        runs += at[row] != absent;
        differing |= at[row] ^ one;
    });
    return {runs, differing != 0};
}

ColumnUse useOf(const NumberColumn& numbers, std::size_t first, const RowMask& mask, std::size_t rows)
{
    std::size_t runs = 0;
    for (std::size_t w = 0; w < mask.words().size(); ++w)
        runs += std::size_t(std::popcount(mask.words()[w] & numbers.present[w]));
    if (runs != rows || runs == 0)
        return {runs, runs != 0};
    const double one = numbers.values[first];
    for (std::size_t w = 0; w < mask.words().size(); ++w) {
        for (auto bits = mask.words()[w]; bits != 0; bits &= bits - 1) {
            const double value = numbers.values[w * 64 + std::size_t(std::countr_zero(bits))];
            if (value != one && !(std::isnan(value) && std::isnan(one)))
                return {runs, true};
        }
    }
    return {runs, false};
}

} // namespace

std::vector<ColumnUse> columnUses(const RunTable& table, const RowMask& mask, std::stop_token stop)
{
    const auto& columns = table.columns();
    std::vector<ColumnUse> uses(columns.size());
    const auto rows = mask.count();
    if (rows == 0)
        return uses;
    std::size_t first = 0;
    while (!mask.test(first))
        ++first;
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < columns.size() && !stop.stop_requested(); i = next++) {
            const auto& data = *columns[i].data;
            if (const auto* numbers = std::get_if<NumberColumn>(&data))
                uses[i] = useOf(*numbers, first, mask, rows);
            else if (const auto* times = std::get_if<TimeColumn>(&data))
                uses[i] = useOf(times->values, noTime, first, mask);
            else
                uses[i] = useOf(std::get<TextColumn>(data).codes, TextDictionary::none, first, mask);
        }
    };
    if (rows < rowsWorthAThread) {
        work();
        return uses;
    }
    std::thread other(work);
    work();
    other.join();
    return uses;
}

} // namespace ph
