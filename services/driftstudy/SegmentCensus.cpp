#include "services/driftstudy/SegmentCensus.h"

#include <algorithm>
#include <numeric>

namespace ph {

namespace {

// A value's length goes before it, so that no two rows of values are one text; a missing one has none.
void addToKey(std::string& key, std::string_view value)
{
    key += std::to_string(value.size());
    key += ':';
    key += value;
}

void addMissingToKey(std::string& key)
{
    key += '-';
}

std::vector<std::size_t> placesOf(const QStringList& columns, const FrameSchema& schema)
{
    std::vector<std::size_t> places;
    for (const auto& name : columns)
        places.push_back(columnNamed(schema, name).value_or(0));
    return places;
}

/// Calls `visit` with the key of each row.
template <class Visit>
void forEachKey(const QStringList& columns, const FrameSchema& schema, const FrameBatch& batch, Visit visit)
{
    const auto places = placesOf(columns, schema);
    std::string key;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        key.clear();
        for (const auto place : places) {
            const auto& column = batch.columns[place];
            if (column.isMissing(row))
                addMissingToKey(key);
            else if (column.type == FrameType::Category)
                addToKey(key, column.dictionary->at(std::uint32_t(column.codes[row])));
            else
                addToKey(key, column.text(row));
        }
        visit(row, std::string_view(key));
    }
}

DriftSegment segmentAt(const QStringList& columns, const FrameSchema& schema, const FrameBatch& batch,
                       std::size_t row)
{
    DriftSegment segment{columns};
    for (const auto place : placesOf(columns, schema)) {
        const auto& column = batch.columns[place];
        segment.values.append(column.isMissing(row) ? QString() : QString::fromStdString(column.text(row)));
    }
    return segment;
}

std::string keyOf(const DriftSegment& segment)
{
    std::string key;
    for (const auto& value : segment.values) {
        if (value.isNull())
            addMissingToKey(key);
        else
            addToKey(key, value.toStdString());
    }
    return key;
}

std::size_t sizeOf(const DriftSegment& segment)
{
    return segment.nReference + segment.nCurrent;
}

} // namespace

SegmentCensus::SegmentCensus(const QList<QStringList>& rules)
{
    for (const auto& columns : rules)
        rules_.push_back({columns, {}});
}

void SegmentCensus::addReference(const FrameSchema& schema, const FrameBatch& batch)
{
    add(schema, batch, &DriftSegment::nReference);
}

void SegmentCensus::addCurrent(const FrameSchema& schema, const FrameBatch& batch)
{
    add(schema, batch, &DriftSegment::nCurrent);
}

void SegmentCensus::add(const FrameSchema& schema, const FrameBatch& batch, std::size_t DriftSegment::*count)
{
    all_.*count += batch.rows;
    for (auto& rule : rules_) {
        forEachKey(rule.columns, schema, batch, [&](std::size_t row, std::string_view key) {
            const auto code = rule.keys.intern(key);
            if (code == rule.found.size())
                rule.found.push_back(segmentAt(rule.columns, schema, batch, row));
            ++(rule.found[code].*count);
        });
    }
}

SegmentCensus::Segments SegmentCensus::segments(std::size_t most) const
{
    std::vector<const DriftSegment*> found;
    for (const auto& rule : rules_) {
        for (const auto& segment : rule.found)
            found.push_back(&segment);
    }
    std::stable_sort(found.begin(), found.end(), [](const DriftSegment* a, const DriftSegment* b) {
        return sizeOf(*a) != sizeOf(*b) ? sizeOf(*a) > sizeOf(*b) : a->values < b->values;
    });
    const auto kept = std::min(found.size(), most);
    Segments result{{all_}, found.size() - kept};
    for (const auto& rule : rules_) {
        for (std::size_t i = 0; i < kept; ++i) {
            if (found[i]->columns == rule.columns)
                result.segments.push_back(*found[i]);
        }
    }
    return result;
}

SegmentIndex::SegmentIndex(const QList<QStringList>& rules, const std::vector<DriftSegment>& segments)
{
    for (const auto& columns : rules) {
        auto& rule = rules_.emplace_back(Rule{columns, {}});
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (segments[i].columns == columns &&
                rule.keys.intern(keyOf(segments[i])) == rule.segments.size())
                rule.segments.push_back(std::int32_t(i));
        }
    }
}

std::vector<std::int32_t> SegmentIndex::of(std::size_t rule, const FrameSchema& schema,
                                           const FrameBatch& batch) const
{
    const auto& at = rules_[rule];
    std::vector<std::int32_t> segments(batch.rows, none);
    forEachKey(at.columns, schema, batch, [&](std::size_t row, std::string_view key) {
        const auto code = at.keys.find(key);
        if (code != TextDictionary::none)
            segments[row] = at.segments[code];
    });
    return segments;
}

} // namespace ph
