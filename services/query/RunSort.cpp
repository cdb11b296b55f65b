#include "models/values/NaturalOrder.h"
#include "services/query/Query.h"

#include <array>
#include <bit>
#include <cmath>

namespace ph {

namespace {

struct Keyed {
    std::uint64_t key;
    std::uint32_t row;
};

// Absent comes after NaN, and both after everything else, in either direction.
constexpr std::uint64_t absentKey = ~std::uint64_t(0);
constexpr std::uint64_t nanKey = absentKey - 1;

std::uint64_t directed(std::uint64_t key, Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? key : ~key;
}

/// An integer that orders as the double does.
std::uint64_t numberKey(double value, Qt::SortOrder order)
{
    if (std::isnan(value))
        return nanKey;
    const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value); // -0 is 0
    const auto ascending = bits >> 63 ? ~bits : bits | std::uint64_t(1) << 63;
    return directed(ascending, order);
}

std::uint64_t timeKey(std::int64_t ms, Qt::SortOrder order)
{
    if (ms == noTime)
        return absentKey;
    return std::min(directed(std::uint64_t(ms) ^ std::uint64_t(1) << 63, order), nanKey);
}

std::vector<std::uint64_t> codeKeys(const TextColumn& column, const std::vector<Keyed>& rows,
                                    Qt::SortOrder order)
{
    const auto distinct = column.dictionary->size();
    std::vector<std::uint64_t> keys(distinct, absentKey);
    if (column.numeric() && column.numbers.size() == distinct) {
        std::transform(column.numbers.begin(), column.numbers.end(), keys.begin(),
                       [order](double number) { return numberKey(number, order); });
        return keys;
    }
    std::vector<bool> used(distinct, false);
    std::vector<std::uint32_t> codes;
    for (const auto& row : rows) {
        const auto code = column.codes[row.row];
        if (code < distinct && !used[code]) {
            used[code] = true;
            codes.push_back(code);
        }
    }
    sortNaturally(codes, *column.dictionary);
    // Small keys leave the radix sort few digits to look at.
    for (std::size_t rank = 0; rank < codes.size(); ++rank)
        keys[codes[rank]] = order == Qt::AscendingOrder ? rank : codes.size() - 1 - rank;
    return keys;
}

void assignKeys(std::vector<Keyed>& rows, const ColumnData& data, Qt::SortOrder order)
{
    if (const auto* numbers = std::get_if<NumberColumn>(&data)) {
        for (auto& row : rows)
            row.key = numbers->has(row.row) ? numberKey(numbers->values[row.row], order) : absentKey;
    } else if (const auto* times = std::get_if<TimeColumn>(&data)) {
        for (auto& row : rows)
            row.key = timeKey(times->values[row.row], order);
    } else {
        const auto& texts = std::get<TextColumn>(data);
        const auto keys = texts.dictionary ? codeKeys(texts, rows, order) : std::vector<std::uint64_t>();
        for (auto& row : rows) {
            const auto code = texts.codes[row.row];
            row.key = code < keys.size() ? keys[code] : absentKey;
        }
    }
}

/// Stable, least significant digit first, 11 bits at a time, by bits [0, bitCount) above the row's 32.
void radixSort(std::vector<std::uint64_t>& packed, unsigned bitCount)
{
    constexpr unsigned digit = 11;
    constexpr std::size_t buckets = std::size_t(1) << digit;
    constexpr unsigned maxPasses = (32 + digit - 1) / digit;
    const unsigned passes = (bitCount + digit - 1) / digit;
    std::array<std::array<std::uint32_t, buckets>, maxPasses> counts{};
    for (const auto item : packed) {
        for (unsigned pass = 0; pass < passes; ++pass)
            ++counts[pass][item >> (32 + pass * digit) & (buckets - 1)];
    }
    std::vector<std::uint64_t> other(packed.size());
    for (unsigned pass = 0; pass < passes; ++pass) {
        auto& count = counts[pass];
        const auto shift = 32 + pass * digit;
        if (count[packed.front() >> shift & (buckets - 1)] == packed.size())
            continue;
        std::uint32_t begin = 0;
        for (auto& c : count)
            begin += std::exchange(c, begin);
        for (const auto item : packed)
            other[count[item >> shift & (buckets - 1)]++] = item;
        packed.swap(other);
    }
}

/// Stable. The first 32 bits in which the keys differ decide almost always, and eight bytes that hold them
/// and a row's place move faster than sixteen; what they leave equal is then sorted by the whole key.
void sortByKey(std::vector<Keyed>& rows)
{
    const auto byKey = [](const Keyed& a, const Keyed& b) { return a.key < b.key; };
    // Values that are none stand last anyway and would only widen the keys' range.
    const auto last =
        std::stable_partition(rows.begin(), rows.end(), [](const Keyed& r) { return r.key < nanKey; });
    std::stable_sort(last, rows.end(), byKey);
    const auto count = std::size_t(last - rows.begin());
    if (count < 256) {
        std::stable_sort(rows.begin(), last, byKey);
        return;
    }
    std::uint64_t differing = 0;
    for (std::size_t i = 1; i < count; ++i)
        differing |= rows[i].key ^ rows.front().key;
    const auto width = unsigned(std::bit_width(differing));
    if (width == 0)
        return;
    const unsigned shift = width > 32 ? width - 32 : 0;
    std::vector<std::uint64_t> packed(count);
    for (std::size_t i = 0; i < count; ++i)
        packed[i] = rows[i].key >> shift << 32 | i;
    radixSort(packed, width - shift);
    std::vector<Keyed> sorted(count);
    for (std::size_t i = 0; i < count; ++i)
        sorted[i] = rows[std::uint32_t(packed[i])];
    if (shift > 0) {
        for (std::size_t begin = 0; begin < count;) {
            auto end = begin + 1;
            while (end < count && packed[end] >> 32 == packed[begin] >> 32)
                ++end;
            if (end - begin > 1)
                std::stable_sort(sorted.begin() + std::ptrdiff_t(begin), sorted.begin() + std::ptrdiff_t(end),
                                 byKey);
            begin = end;
        }
    }
    std::copy(sorted.begin(), sorted.end(), rows.begin());
}

} // namespace

std::vector<std::uint32_t> sortedRows(const RunTable& table, const RowMask& mask,
                                      const std::vector<SortKey>& keys)
{
    std::vector<Keyed> rows;
    rows.reserve(mask.count());
    for (std::size_t w = 0; w < mask.words().size(); ++w) {
        for (auto bits = mask.words()[w]; bits != 0; bits &= bits - 1)
            rows.push_back({0, std::uint32_t(w * 64 + std::size_t(std::countr_zero(bits)))});
    }
    if (rows.empty())
        return {};
    // Stable sorts from the least significant key to the first.
    std::vector<SortKey> all{
        {{ColumnKind::Attribute, QLatin1String(attribute::startTime)}, Qt::DescendingOrder}};
    all.insert(all.end(), keys.rbegin(), keys.rend());
    for (const auto& key : all) {
        if (const auto* data = table.find(key.column)) {
            assignKeys(rows, *data, key.order);
            sortByKey(rows);
        }
    }
    std::vector<std::uint32_t> order(rows.size());
    std::transform(rows.begin(), rows.end(), order.begin(), [](const Keyed& row) { return row.row; });
    return order;
}

} // namespace ph
