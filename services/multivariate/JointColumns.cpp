#include "services/multivariate/JointColumns.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace ph {

namespace {

bool canTakePart(const FrameColumn& column)
{
    return (column.role == FrameRole::Feature || column.role == FrameRole::Segment) &&
           column.type != FrameType::Text && column.type != FrameType::Timestamp;
}

bool isAlike(FrameType a, FrameType b)
{
    return (a == FrameType::Category) == (b == FrameType::Category);
}

JointColumn joined(const QString& name, ColumnView reference, ColumnView current)
{
    JointColumn column{name, std::move(reference), std::move(current)};
    if (column.reference.type != FrameType::Category)
        return column;
    const auto* before = column.reference.dictionary.get();
    for (std::uint32_t code = 0; before && code < before->size(); ++code)
        column.texts.push_back(before->at(code));
    const auto* now = column.current.dictionary.get();
    for (std::uint32_t code = 0; now && code < now->size(); ++code) {
        auto known = before ? before->find(now->at(code)) : TextDictionary::none;
        if (known == TextDictionary::none) {
            known = std::uint32_t(column.texts.size());
            column.texts.push_back(now->at(code));
        }
        column.currentCodes.push_back(std::int32_t(known));
    }
    return column;
}

/// Missing values are one value, too: it tells tables apart where it is found on one side only.
bool isConstant(const JointColumn& column)
{
    const auto value = [&column](bool ofCurrent, std::size_t row) {
        return column.isCategory() ? double(column.code(ofCurrent, row)) : column.side(ofCurrent).number(row);
    };
    std::optional<double> first;
    for (const bool ofCurrent : {false, true}) {
        for (std::size_t row = 0; row < column.side(ofCurrent).rows(); ++row) {
            const double here = value(ofCurrent, row);
            if (!first)
                first = here;
            if (here != *first && !(std::isnan(here) && std::isnan(*first)))
                return false;
        }
    }
    return true;
}

} // namespace

JointColumns jointColumns(const Frame& reference, const Frame& current)
{
    JointColumns found;
    for (std::size_t i = 0; i < reference.schema().size(); ++i) {
        const auto& here = reference.schema()[i];
        const auto there = columnNamed(current.schema(), here.name);
        if (there && canTakePart(here) && canTakePart(current.schema()[*there]) &&
            isAlike(here.type, current.schema()[*there].type)) {
            auto column = joined(here.name, reference.column(i), current.column(*there));
            if (!isConstant(column)) {
                found.columns.push_back(std::move(column));
                continue;
            }
        }
        found.leftOut.append(here.name);
    }
    for (const auto& column : current.schema()) {
        if (!columnNamed(reference.schema(), column.name))
            found.leftOut.append(column.name);
    }
    return found;
}

std::vector<std::uint32_t> sampledRows(std::size_t rows, std::size_t count, std::uint64_t seed)
{
    std::vector<std::uint32_t> sample;
    sample.reserve(std::min(rows, count));
    std::mt19937_64 random(seed);
    // Knuth, The Art of Computer Programming, vol. 2, 3.4.2, algorithm S.
    for (std::size_t row = 0; row < rows && sample.size() < count; ++row) {
        const double share = double(random() >> 11) * 0x1p-53;
        if (share * double(rows - row) < double(count - sample.size()))
            sample.push_back(std::uint32_t(row));
    }
    return sample;
}

} // namespace ph
