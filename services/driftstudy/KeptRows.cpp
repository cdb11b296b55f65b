#include "services/driftstudy/KeptRows.h"

namespace ph {

namespace {

/// SplitMix64's finalizer (Steele, Lea and Flood 2014): every bit depends on all.
std::uint64_t scattered(std::uint64_t number)
{
    auto bits = number + 0x9e3779b97f4a7c15ULL;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebULL;
    return bits ^ bits >> 31;
}

/// Without dictionaries, which fewer rows would not make smaller.
std::size_t valueBytes(const Frame& frame)
{
    auto bytes = frame.bytes();
    for (std::size_t i = 0; i < frame.schema().size(); ++i) {
        if (const auto& dictionary = frame.column(i).dictionary)
            bytes -= dictionary->sizeBytes();
    }
    return bytes;
}

} // namespace

RowsInTime::RowsInTime(const StudySide& side, const FrameSchema& schema)
    : stretch_(side.time)
    , timeColumn_(side.timeColumn.isEmpty() ? std::nullopt : columnNamed(schema, side.timeColumn))
{
}

std::vector<std::uint32_t> RowsInTime::of(const FrameBatch& batch) const
{
    std::vector<std::uint32_t> rows;
    const auto times = timeColumn_ ? batch.columns[*timeColumn_].integers : std::span<const std::int64_t>();
    for (std::uint32_t row = 0; row < batch.rows; ++row) {
        const bool isIn = areAll() || (!times.empty() && times[row] != missingInteger &&
                                       (stretch_.fromMs == noTime || times[row] >= stretch_.fromMs) &&
                                       (stretch_.toMs == noTime || times[row] < stretch_.toMs));
        if (isIn)
            rows.push_back(row);
    }
    return rows;
}

KeptRows::KeptRows(const StudySide& side, const QList<QStringList>& segments, std::size_t maxBytes)
    : side_(side)
    , maxBytes_(maxBytes)
    , census_(segments)
{
}

void KeptRows::begin(const FrameSchema& schema)
{
    inTime_.emplace(side_, schema);
    census_.clear();
    frame_ = Frame(schema);
    places_.clear();
    times_.clear();
    rowsInTime_ = 0;
    halvings_ = 0;
}

bool KeptRows::isChosen(std::size_t number) const
{
    return halvings_ == 0 || scattered(number) >> (64 - halvings_) == 0;
}

Result<void> KeptRows::take(const FrameBatch& batch)
{
    const bool areAllKept = inTime_->areAll() && isWhole();
    const auto rows = inTime_->of(batch);
    if (const auto time = inTime_->timeColumn(); keepsTimes_ && time) {
        for (const auto row : rows)
            times_.push_back(batch.columns[*time].integers[row]);
    }
    const auto& schema = frame_.schema();
    census_.add(schema, rows.size() == batch.rows ? batch : picked_.pick(batch, rows));
    if (areAllKept) {
        frame_.append(batch);
    } else {
        std::vector<std::uint32_t> chosen;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Place place{batch.firstRow + rows[i] + 1, rowsInTime_ + i};
            if (!isChosen(place.numberInFile))
                continue;
            chosen.push_back(rows[i]);
            places_.push_back(place);
        }
        frame_.append(picked_.pick(batch, chosen));
    }
    rowsInTime_ += rows.size();
    while (valueBytes(frame_) > maxBytes_ && frame_.rows() > 1)
        halve();
    return {};
}

void KeptRows::halve()
{
    for (std::size_t row = places_.size(); row < frame_.rows(); ++row)
        places_.push_back({row + 1, row});
    ++halvings_;
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < places_.size(); ++row) {
        if (!isChosen(places_[row].numberInFile))
            continue;
        places_[rows.size()] = places_[row];
        rows.push_back(std::uint32_t(row));
    }
    places_.resize(rows.size());
    Frame fewer(frame_.schema());
    fewer.append(picked_.pick(batchOf(frame_), rows));
    frame_ = std::move(fewer);
    picked_ = {}; // its room is that of all rows that were kept
}

} // namespace ph
