#include "services/query/ColumnPredicate.h"

#include "services/query/NumberTest.h"
#include "services/query/QueryKeys.h"
#include "services/query/RowsWhere.h"
#include "services/query/TextMatch.h"
#include "services/query/TextPredicate.h"

#include <QCoreApplication>

namespace ph {

namespace {

using Words = std::vector<std::uint64_t>;

struct ColumnPredicateTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Query)
};

RowMask operator&(RowMask a, const Words& b)
{
    for (std::size_t w = 0; w < a.words().size(); ++w)
        a.words()[w] &= b[w];
    return a;
}

RowMask presentRows(const ColumnData& data, const RowMask& within)
{
    if (const auto* numbers = std::get_if<NumberColumn>(&data))
        return within & numbers->present;
    if (const auto* texts = std::get_if<TextColumn>(&data)) {
        const auto* codes = texts->codes.data();
        return rowsWhere(within, [codes](std::size_t row) { return codes[row] != TextDictionary::none; });
    }
    const auto* times = std::get<TimeColumn>(data).values.data();
    return rowsWhere(within, [times](std::size_t row) { return times[row] != noTime; });
}

double numberOf(const Literal& literal)
{
    if (const auto* number = std::get_if<double>(&literal.value))
        return *number;
    bool isNumber = false;
    const double number = std::get<QString>(literal.value).toDouble(&isNumber);
    return isNumber ? number : std::numeric_limits<double>::quiet_NaN();
}

/// Rows, not yet cut to the present ones, whose number makes the comparison true.
template <class At>
RowMask selectNumbers(const CompareNode& node, const RowMask& within, At at)
{
    if (comparesWithList(node.op)) {
        std::vector<double> wanted;
        for (const auto& operand : node.operands)
            wanted.push_back(numberOf(operand));
        return rowsWhere(within, [&](std::size_t row) {
            const bool found = std::any_of(wanted.begin(), wanted.end(),
                                           [v = at(row)](double x) { return equalNumbers(v, x); });
            return found == (node.op == CompareOp::In);
        });
    }
    const auto& operand = node.operands.front();
    const double x = numberOf(operand);
    // Text that is no number equals no number.
    if (std::holds_alternative<QString>(operand.value) && std::isnan(x))
        return node.op == CompareOp::NotEqual ? within : RowMask(within.size());
    return withNumberTest(node.op, x, [&](auto test) {
        return rowsWhere(within, [test, at](std::size_t row) { return test(at(row)); });
    });
}

RowMask selectTrue(const CompareNode& node, const NumberColumn& column, const RowMask& within)
{
    const auto* values = column.values.data();
    return selectNumbers(node, within & column.present, [values](std::size_t row) { return values[row]; });
}

RowMask selectTrue(const CompareNode& node, const TimeColumn& column, const RowMask& within)
{
    const auto* values = column.values.data();
    const auto present = rowsWhere(within, [values](std::size_t row) { return values[row] != noTime; });
    return selectNumbers(node, present, [values](std::size_t row) { return double(values[row]); });
}

} // namespace

Result<void> checkCompare(const CompareNode& node, const RunTable& table)
{
    const bool nullTest = node.op == CompareOp::IsNull || node.op == CompareOp::IsNotNull;
    if (node.operands.empty() && !nullTest && !comparesWithList(node.op))
        return fail(ErrorKind::Invalid, QStringLiteral("search"),
                    ColumnPredicateTexts::tr("a comparison lacks its value"));
    if (node.op != CompareOp::Like && node.op != CompareOp::ILike && node.op != CompareOp::Regex)
        return {};
    const auto* pattern = std::get_if<QString>(&node.operands.front().value);
    const auto* data = table.find(node.column);
    if (!pattern || (data && !std::holds_alternative<TextColumn>(*data)))
        return fail(ErrorKind::Invalid, QStringLiteral("search"),
                    ColumnPredicateTexts::tr("%1 is a number: LIKE and =~ compare text")
                        .arg(queryKeyText(node.column)));
    if (node.op != CompareOp::Regex)
        return {};
    if (const auto complaint = patternComplaint(*pattern); !complaint.isEmpty())
        return fail(ErrorKind::Invalid, QStringLiteral("search"),
                    ColumnPredicateTexts::tr("this pattern cannot be read: %1").arg(complaint));
    return {};
}

Result<RowMask> selectCompare(const CompareNode& node, const RunTable& table, Truth truth,
                              const RowMask& within, const std::stop_token& stop)
{
    const auto* data = table.find(node.column);
    const auto present = [&] { return data ? presentRows(*data, within) : RowMask(within.size()); };
    if (node.op == CompareOp::IsNull || node.op == CompareOp::IsNotNull) {
        const bool wantPresent = (node.op == CompareOp::IsNotNull) == (truth == Truth::True);
        return wantPresent ? present() : rowsWithout(within, present());
    }
    if (!data)
        return RowMask(within.size());
    Result<RowMask> matching = RowMask();
    if (const auto* numbers = std::get_if<NumberColumn>(data))
        matching = selectTrue(node, *numbers, within);
    else if (const auto* times = std::get_if<TimeColumn>(data))
        matching = selectTrue(node, *times, within);
    else
        matching = selectTexts(node, std::get<TextColumn>(*data), within, stop);
    if (!matching || truth == Truth::True)
        return matching;
    return rowsWithout(present(), *matching);
}

} // namespace ph
