#include "models/values/Frame.h"

#include <algorithm>

namespace ph {

std::optional<std::size_t> columnNamed(const FrameSchema& schema, const QString& name)
{
    const auto found = std::find_if(schema.begin(), schema.end(),
                                    [&](const FrameColumn& column) { return column.name == name; });
    return found == schema.end() ? std::nullopt : std::optional(std::size_t(found - schema.begin()));
}

void ColumnReading::add(const ColumnReading& other)
{
    missing += other.missing;
    unreadable += other.unreadable;
    infinite += other.infinite;
    cut += other.cut;
    notUtf8 += other.notUtf8;
    beyondDictionary += other.beyondDictionary;
    withoutZone += other.withoutZone;
    examples += other.examples.mid(0, maxExamples - examples.size());
}

Frame::Frame(FrameSchema schema)
    : schema_(std::move(schema))
    , values_(schema_.size())
{
}

ColumnView Frame::column(std::size_t at) const
{
    const auto& values = values_[at];
    const auto bytes = values.textBytes.span();
    return {schema_[at].type,
            values.numbers.span(),
            values.integers.span(),
            values.booleans.span(),
            values.codes.span(),
            values.dictionary,
            {{bytes.data(), bytes.size()}, values.textEnds.span()}};
}

std::size_t Frame::bytes() const
{
    std::size_t sum = 0;
    for (const auto& values : values_)
        sum += values.numbers.span().size_bytes() + values.integers.span().size_bytes() +
               values.booleans.span().size_bytes() + values.codes.span().size_bytes() +
               values.textBytes.span().size_bytes() + values.textEnds.span().size_bytes() +
               (values.dictionary ? values.dictionary->sizeBytes() : 0);
    return sum;
}

void Frame::append(const FrameBatch& batch)
{
    for (std::size_t i = 0; i < values_.size(); ++i) {
        auto& to = values_[i];
        const auto& from = batch.columns[i];
        to.numbers.append(from.numbers);
        to.integers.append(from.integers);
        to.booleans.append(from.booleans);
        to.codes.append(from.codes);
        if (from.dictionary)
            to.dictionary = from.dictionary;
        const auto before = to.textBytes.size();
        to.textBytes.append({from.texts.bytes.data(), from.texts.bytes.size()});
        for (const auto end : from.texts.ends)
            to.textEnds.push_back(before + end);
    }
    rows_ += batch.rows;
}

void Frame::shrinkToFit()
{
    for (auto& [numbers, integers, booleans, codes, dictionary, textBytes, textEnds] : values_) {
        numbers.shrinkToFit();
        integers.shrinkToFit();
        booleans.shrinkToFit();
        codes.shrinkToFit();
        textBytes.shrinkToFit();
        textEnds.shrinkToFit();
    }
}

} // namespace ph
