#include "services/query/RowOrder.h"

namespace ph {

RowOrderPtr rowOrder(const RunTablePtr& table, const std::vector<SortKey>& keys, const RowOrderPtr& known)
{
    if (known && known->table == table && known->keys == keys)
        return known;
    auto order = std::make_shared<RowOrder>();
    order->table = table;
    order->keys = keys;
    order->rows = sortedRows(*table, RowMask(table->rowCount(), true), keys);
    return order;
}

std::vector<std::uint32_t> rowsInOrder(const RowOrder& order, const RowMask& mask)
{
    const auto count = mask.count();
    if (count == order.rows.size())
        return order.rows;
    // Without a branch: whether a row matches cannot be foreseen. One more place takes what is overwritten.
    std::vector<std::uint32_t> rows(count + 1);
    std::size_t at = 0;
    for (const auto row : order.rows) {
        rows[at] = row;
        at += mask.test(row);
    }
    rows.resize(count);
    return rows;
}

} // namespace ph
