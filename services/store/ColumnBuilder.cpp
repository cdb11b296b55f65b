#include "services/store/ColumnBuilder.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace ph {

double strictNumber(std::string_view text)
{
    constexpr auto none = std::numeric_limits<double>::quiet_NaN();
    // from_chars would take "nan" and "infinity".
    if (text.empty() || !((text.back() >= '0' && text.back() <= '9') || text.back() == '.'))
        return none;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : none;
}

TextColumn TextColumnBuilder::finish()
{
    TextColumn column;
    column.codes = std::move(codes_);
    column.numbers.reserve(dictionary_.size());
    for (std::uint32_t code = 0; code < dictionary_.size(); ++code)
        column.numbers.push_back(strictNumber(dictionary_.at(code)));
    // A copy has no spare capacity, of which growing by doubling leaves up to half.
    column.dictionary = std::make_shared<const TextDictionary>(dictionary_);
    return column;
}

namespace {

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool sameCell(const NumberColumn& a, std::size_t i, const NumberColumn& b, std::size_t j)
{
    return a.has(i) == b.has(j) && (!a.has(i) || sameBits(a.values[i], b.values[j]));
}

bool sameCell(const TextColumn& a, std::size_t i, const TextColumn& b, std::size_t j)
{
    return a.has(i) == b.has(j) && (!a.has(i) || a.at(i) == b.at(j));
}

bool sameCell(const TimeColumn& a, std::size_t i, const TimeColumn& b, std::size_t j)
{
    return a.values[i] == b.values[j];
}

template <class C>
bool freshIsSame(const C* older, const C* fresh, const RowSources& rows)
{
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows.fresh[row] < 0)
            continue;
        const auto i = std::size_t(rows.older[row]);
        const auto j = std::size_t(rows.fresh[row]);
        const bool olderHas = older && older->has(i);
        const bool freshHas = fresh && fresh->has(j);
        if (olderHas != freshHas || (olderHas && !sameCell(*older, i, *fresh, j)))
            return false;
    }
    return true;
}

ColumnPtr gather(const NumberColumn* older, const NumberColumn* fresh, const RowSources& rows)
{
    NumberColumn column(rows.size());
    bool any = false;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto* from = rows.fresh[row] >= 0 ? fresh : older;
        const auto at = rows.fresh[row] >= 0 ? rows.fresh[row] : rows.older[row];
        if (from && at >= 0 && from->has(std::size_t(at))) {
            column.set(row, from->values[std::size_t(at)]);
            any = true;
        }
    }
    return any ? std::make_shared<const ColumnData>(std::move(column)) : nullptr;
}

ColumnPtr gather(const TimeColumn* older, const TimeColumn* fresh, const RowSources& rows)
{
    TimeColumn column;
    column.values.assign(rows.size(), noTime);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto* from = rows.fresh[row] >= 0 ? fresh : older;
        const auto at = rows.fresh[row] >= 0 ? rows.fresh[row] : rows.older[row];
        if (from && at >= 0)
            column.values[row] = from->values[std::size_t(at)];
    }
    return std::make_shared<const ColumnData>(std::move(column));
}

ColumnPtr gather(const TextColumn* older, const TextColumn* fresh, const RowSources& rows)
{
    TextColumnBuilder column(rows.size());
    const auto unknown = TextDictionary::none;
    std::vector<std::uint32_t> olderCodes(older ? older->dictionary->size() : 0, unknown);
    std::vector<std::uint32_t> freshCodes(fresh ? fresh->dictionary->size() : 0, unknown);
    bool any = false;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const bool isFresh = rows.fresh[row] >= 0;
        const auto* from = isFresh ? fresh : older;
        const auto at = isFresh ? rows.fresh[row] : rows.older[row];
        if (!from || at < 0 || !from->has(std::size_t(at)))
            continue;
        const auto code = from->codes[std::size_t(at)];
        auto& translated = (isFresh ? freshCodes : olderCodes)[code];
        if (translated == unknown)
            translated = column.intern(from->dictionary->at(code));
        column.setCode(row, translated);
        any = true;
    }
    return any ? std::make_shared<const ColumnData>(column.finish()) : nullptr;
}

template <class C>
ColumnPtr merge(const ColumnPtr& older, const ColumnPtr& fresh, const RowSources& rows)
{
    const auto* o = older ? std::get_if<C>(older.get()) : nullptr;
    const auto* f = fresh ? std::get_if<C>(fresh.get()) : nullptr;
    if (rows.sameRows && o && freshIsSame(o, f, rows))
        return older;
    return gather(o, f, rows);
}

bool sameColumn(const NumberColumn& a, const NumberColumn& b)
{
    return a.present == b.present && a.values.size() == b.values.size() &&
           std::equal(a.values.begin(), a.values.end(), b.values.begin(), sameBits);
}

bool sameColumn(const TextColumn& a, const TextColumn& b)
{
    if (a.codes != b.codes || a.dictionary->size() != b.dictionary->size())
        return false;
    for (std::uint32_t code = 0; code < a.dictionary->size(); ++code) {
        if (a.dictionary->at(code) != b.dictionary->at(code))
            return false;
    }
    return true;
}

bool sameColumn(const TimeColumn& a, const TimeColumn& b)
{
    return a.values == b.values;
}

} // namespace

ColumnPtr mergeColumn(const ColumnPtr& older, const ColumnPtr& fresh, const RowSources& rows)
{
    const auto& either = fresh ? fresh : older;
    if (!either)
        return nullptr;
    return std::visit(
        [&](const auto& column) { return merge<std::decay_t<decltype(column)>>(older, fresh, rows); },
        *either);
}

ColumnPtr shareIfEqual(const ColumnPtr& older, ColumnData&& column)
{
    const bool same = older && older->index() == column.index() &&
                      std::visit(
                          [&older](const auto& made) {
                              return sameColumn(std::get<std::decay_t<decltype(made)>>(*older), made);
                          },
                          column);
    return same ? older : std::make_shared<const ColumnData>(std::move(column));
}

} // namespace ph
