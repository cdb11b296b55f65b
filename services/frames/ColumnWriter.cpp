#include "services/frames/ColumnWriter.h"

#include "services/frames/CellText.h"
#include "services/frames/TimeText.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t maxOwnWords = std::size_t(1) << 16; // beyond, a writer's own dictionary begins anew

std::string_view cutAtCharacter(std::string_view text, std::size_t bytes)
{
    const auto isContinuation = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    while (bytes > 0 && isContinuation(text[bytes]))
        --bytes;
    return text.substr(0, bytes);
}

template <class Value>
std::string_view digitsOf(Value value, std::array<char, 32>& room)
{
    const auto written = std::to_chars(room.data(), room.data() + room.size(), value);
    return {room.data(), std::size_t(written.ptr - room.data())};
}

} // namespace

ColumnWriter::ColumnWriter(FrameType type, const MissingWords& missing, const FrameLimits& limits)
    : type_(type)
    , missing_(missing)
    , limits_(limits)
{
}

void ColumnWriter::clear()
{
    reading_ = {};
    fractions_ = 0;
    mayHoldBadUtf8_ = true;
    numbers_.clear();
    integers_.clear();
    booleans_.clear();
    codes_.clear();
    textBytes_.clear();
    textEnds_.clear();
    if (words_.size() > maxOwnWords) {
        words_ = {};
        ++wordsAge_;
    }
}

template <class Add>
void ColumnWriter::eachCell(const CellGrid& grid, std::size_t column, Add add)
{
    const auto* bytes = grid.bytes.data();
    const auto* cell = grid.cells.data() + column;
    for (std::size_t row = 0; row < grid.rows; ++row, cell += grid.columns)
        add(std::string_view(bytes + cell->begin, cell->size));
}

void ColumnWriter::addCells(const CellGrid& grid, std::size_t column)
{
    mayHoldBadUtf8_ = !grid.isUtf8;
    switch (type_) {
    case FrameType::Number:
        numbers_.reserve(numbers_.size() + grid.rows);
        return eachCell(grid, column, [this](std::string_view cell) { addNumberCell(cell); });
    case FrameType::Integer:
        integers_.reserve(integers_.size() + grid.rows);
        return eachCell(grid, column, [this](std::string_view cell) { addIntegerCell(cell); });
    case FrameType::Boolean:
        return eachCell(grid, column, [this](std::string_view cell) { addBooleanCell(cell); });
    case FrameType::Timestamp:
        return eachCell(grid, column, [this](std::string_view cell) { addTimeCell(cell); });
    case FrameType::Category:
    case FrameType::Text:
        return eachCell(grid, column, [this](std::string_view cell) { addAsText(cell); });
    }
}

void ColumnWriter::addText(std::string_view text)
{
    switch (type_) {
    case FrameType::Number:
        return addNumberCell(text);
    case FrameType::Integer:
        return addIntegerCell(text);
    case FrameType::Boolean:
        return addBooleanCell(text);
    case FrameType::Timestamp:
        return addTimeCell(text);
    case FrameType::Category:
    case FrameType::Text:
        return addAsText(text);
    }
}

void ColumnWriter::addNumberCell(std::string_view cell)
{
    if (const auto value = numberOf(cell)) {
        reading_.infinite += std::isinf(*value) ? 1 : 0;
        numbers_.push_back(*value);
        return;
    }
    missing_.contains(cell) ? addMissing() : addUnreadable(cell);
}

void ColumnWriter::addIntegerCell(std::string_view cell)
{
    if (const auto value = integerOf(cell)) {
        integers_.push_back(*value);
        return;
    }
    if (missing_.contains(cell))
        return addMissing();
    fractions_ += numberOf(cell) ? 1 : 0;
    addUnreadable(cell);
}

void ColumnWriter::addBooleanCell(std::string_view cell)
{
    if (const auto value = booleanOf(cell))
        booleans_.push_back(*value ? 1 : 0);
    else
        missing_.contains(cell) ? addMissing() : addUnreadable(cell);
}

void ColumnWriter::addTimeCell(std::string_view cell)
{
    const auto time = readTime(cell);
    if (time.ms == noTime)
        return missing_.contains(cell) ? addMissing() : addUnreadable(cell);
    reading_.withoutZone += time.zone == ZoneGiven::No ? 1 : 0;
    integers_.push_back(time.ms);
}

std::string_view ColumnWriter::fitted(std::string_view text)
{
    if (text.size() > limits_.textBytes) {
        text = cutAtCharacter(text, limits_.textBytes);
        ++reading_.cut;
    }
    if (!mayHoldBadUtf8_ || simdjson::validate_utf8(text.data(), text.size()))
        return text;
    ++reading_.notUtf8;
    mended_ = QString::fromUtf8(text.data(), qsizetype(text.size())).toStdString();
    return mended_;
}

void ColumnWriter::addAsText(std::string_view text)
{
    missing_.contains(text) ? addMissing() : keep(fitted(text));
}

void ColumnWriter::keep(std::string_view text)
{
    if (type_ == FrameType::Category) {
        codes_.push_back(std::int32_t(words_.intern(text)));
        return;
    }
    textBytes_ += text;
    textEnds_.push_back(textBytes_.size());
}

void ColumnWriter::addNumber(double value)
{
    if (std::isnan(value))
        return addMissing();
    std::array<char, 32> room{};
    switch (type_) {
    case FrameType::Number:
        reading_.infinite += std::isinf(value) ? 1 : 0;
        numbers_.push_back(value);
        return;
    case FrameType::Timestamp:
        if (const auto ms = timeOfEpoch(value); ms != noTime) {
            integers_.push_back(ms);
            return;
        }
        return addUnreadable(digitsOf(value, room));
    case FrameType::Integer:
    case FrameType::Boolean:
    case FrameType::Category:
    case FrameType::Text:
        return addText(digitsOf(value, room));
    }
}

void ColumnWriter::addInteger(std::int64_t value)
{
    std::array<char, 32> room{};
    switch (type_) {
    case FrameType::Number:
        numbers_.push_back(double(value));
        return;
    case FrameType::Integer:
        if (value == missingInteger) // stands for "missing"
            return addUnreadable(digitsOf(value, room));
        integers_.push_back(value);
        return;
    case FrameType::Timestamp:
        integers_.push_back(timeOfEpoch(value));
        return;
    case FrameType::Boolean:
    case FrameType::Category:
    case FrameType::Text:
        return addText(digitsOf(value, room));
    }
}

void ColumnWriter::addBoolean(bool value)
{
    if (type_ == FrameType::Boolean)
        booleans_.push_back(value ? 1 : 0);
    else if (type_ == FrameType::Number || type_ == FrameType::Integer)
        addInteger(value ? 1 : 0);
    else
        addText(value ? "true" : "false");
}

void ColumnWriter::addTime(std::int64_t ms)
{
    if (type_ == FrameType::Timestamp || type_ == FrameType::Integer)
        integers_.push_back(ms);
    else if (type_ == FrameType::Number)
        numbers_.push_back(double(ms));
    else
        addText(ColumnView{.type = FrameType::Timestamp, .integers = {&ms, 1}}.text(0));
}

void ColumnWriter::addMissing()
{
    ++reading_.missing;
    switch (type_) {
    case FrameType::Number:
        numbers_.push_back(missingNumber);
        return;
    case FrameType::Integer:
    case FrameType::Timestamp:
        integers_.push_back(missingInteger);
        return;
    case FrameType::Boolean:
        booleans_.push_back(missingBoolean);
        return;
    case FrameType::Category:
        codes_.push_back(missingCode);
        return;
    case FrameType::Text:
        textEnds_.push_back(textBytes_.size());
        return;
    }
}

void ColumnWriter::addUnreadable(std::string_view cell)
{
    ++reading_.unreadable;
    if (reading_.examples.size() < ColumnReading::maxExamples)
        reading_.examples.append(
            QString::fromUtf8(cell.data(), qsizetype(std::min<std::size_t>(cell.size(), 320))).left(80));
    addMissing();
    --reading_.missing;
}

ColumnView ColumnWriter::view() const
{
    return {type_, numbers_, integers_, booleans_, codes_, {}, {textBytes_, textEnds_}};
}

} // namespace ph
