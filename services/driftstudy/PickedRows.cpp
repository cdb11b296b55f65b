#include "services/driftstudy/PickedRows.h"

namespace ph {

namespace {

template <class Value>
std::span<const Value> gathered(std::vector<Value>& to, std::span<const Value> from,
                                std::span<const std::uint32_t> rows)
{
    to.clear();
    if (from.empty())
        return {};
    to.reserve(rows.size());
    for (const auto row : rows)
        to.push_back(from[row]);
    return to;
}

} // namespace

const FrameBatch& PickedRows::pick(const FrameBatch& from, std::span<const std::uint32_t> rows)
{
    values_.resize(from.columns.size());
    batch_ = {from.firstRow, rows.size(), from.columns};
    for (std::size_t i = 0; i < values_.size(); ++i) {
        auto& values = values_[i];
        auto& column = batch_.columns[i];
        const auto& source = from.columns[i];
        column.numbers = gathered(values.numbers, source.numbers, rows);
        column.integers = gathered(values.integers, source.integers, rows);
        column.booleans = gathered(values.booleans, source.booleans, rows);
        column.codes = gathered(values.codes, source.codes, rows);
        values.textBytes.clear();
        values.textEnds.clear();
        if (!source.texts.ends.empty()) {
            for (const auto row : rows) {
                values.textBytes += source.texts.at(row);
                values.textEnds.push_back(values.textBytes.size());
            }
        }
        column.texts = {values.textBytes, values.textEnds};
    }
    return batch_;
}

FrameBatch batchOf(const Frame& frame)
{
    FrameBatch batch{0, frame.rows(), {}};
    for (std::size_t i = 0; i < frame.schema().size(); ++i)
        batch.columns.push_back(frame.column(i));
    return batch;
}

} // namespace ph
