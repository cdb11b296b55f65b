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

QStringList valuesAt(const std::vector<std::size_t>& places, const FrameBatch& batch, std::size_t row)
{
    QStringList values;
    for (const auto place : places) {
        const auto& column = batch.columns[place];
        values.append(column.isMissing(row) ? QString() : QString::fromStdString(column.text(row)));
    }
    return values;
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

bool isBefore(const DriftSegment& a, const DriftSegment& b)
{
    return sizeOf(a) != sizeOf(b) ? sizeOf(a) > sizeOf(b) : a.values < b.values;
}

} // namespace

SegmentCensus::SegmentCensus(const QList<QStringList>& rules)
{
    for (const auto& columns : rules)
        rules_.push_back({columns});
}

void SegmentCensus::clear()
{
    for (auto& rule : rules_)
        rule = {rule.columns};
    rows_ = 0;
}

void SegmentCensus::add(const FrameSchema& schema, const FrameBatch& batch)
{
    rows_ += batch.rows;
    for (auto& rule : rules_) {
        const auto places = placesOf(rule.columns, schema);
        forEachKey(rule.columns, schema, batch, [&](std::size_t row, std::string_view key) {
            const auto code = rule.keys.intern(key);
            if (code == rule.rows.size()) {
                rule.rows.push_back(0);
                rule.values.push_back(valuesAt(places, batch, row));
            }
            ++rule.rows[code];
        });
    }
}

FoundSegments FoundSegments::of(const SegmentCensus& reference, const SegmentCensus& current,
                                std::size_t most)
{
    std::vector<DriftSegment> all;
    for (std::size_t i = 0; i < reference.rules_.size(); ++i) {
        const auto &before = reference.rules_[i], &now = current.rules_[i];
        for (std::uint32_t code = 0; code < before.keys.size(); ++code) {
            const auto inCurrent = now.keys.find(before.keys.at(code));
            all.push_back({before.columns, before.values[code], before.rows[code],
                           inCurrent == TextDictionary::none ? 0 : now.rows[inCurrent]});
        }
        for (std::uint32_t code = 0; code < now.keys.size(); ++code) {
            if (before.keys.find(now.keys.at(code)) == TextDictionary::none)
                all.push_back({now.columns, now.values[code], 0, now.rows[code]});
        }
    }
    FoundSegments result{{{{}, {}, reference.rows_, current.rows_}}};
    std::stable_sort(all.begin(), all.end(), isBefore);
    const auto kept = std::min(all.size(), most);
    result.leftOut = all.size() - kept;
    all.resize(kept);
    for (const auto& rule : reference.rules_) {
        for (const auto& segment : all) {
            if (segment.columns == rule.columns)
                result.segments.push_back(segment);
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
