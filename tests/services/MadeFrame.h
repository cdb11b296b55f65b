#pragma once

#include "models/values/Frame.h"

#include <string>

namespace ph::testing {

/// A frame of columns that a test makes up, all equally long.
class MadeFrame {
public:
    MadeFrame& numbers(const QString& name, const std::vector<double>& values,
                       FrameRole role = FrameRole::Feature)
    {
        numbers_.push_back(values);
        return add(name, FrameType::Number, role, values.size());
    }
    /// Of Integer and Timestamp.
    MadeFrame& integers(const QString& name, const std::vector<std::int64_t>& values,
                        FrameRole role = FrameRole::Feature, FrameType type = FrameType::Integer)
    {
        integers_.push_back(values);
        return add(name, type, role, values.size());
    }
    MadeFrame& booleans(const QString& name, const std::vector<std::int8_t>& values,
                        FrameRole role = FrameRole::Feature)
    {
        booleans_.push_back(values);
        return add(name, FrameType::Boolean, role, values.size());
    }
    /// An empty text is a missing one.
    MadeFrame& categories(const QString& name, const std::vector<std::string>& values,
                          FrameRole role = FrameRole::Feature)
    {
        auto dictionary = std::make_shared<TextDictionary>();
        std::vector<std::int32_t> codes;
        for (const auto& value : values)
            codes.push_back(value.empty() ? missingCode : std::int32_t(dictionary->intern(value)));
        codes_.push_back(std::move(codes));
        dictionaries_.push_back(std::move(dictionary));
        return add(name, FrameType::Category, role, values.size());
    }
    MadeFrame& texts(const QString& name, const std::vector<std::string>& values,
                     FrameRole role = FrameRole::Feature)
    {
        std::string bytes;
        std::vector<std::uint64_t> ends;
        for (const auto& value : values)
            ends.push_back((bytes += value).size());
        texts_.emplace_back(std::move(bytes), std::move(ends));
        return add(name, FrameType::Text, role, values.size());
    }

    Frame frame() const
    {
        FrameBatch batch{.rows = rows_};
        std::size_t number = 0, integer = 0, boolean = 0, category = 0, text = 0;
        for (const auto& column : schema_) {
            ColumnView view{.type = column.type};
            if (column.type == FrameType::Number)
                view.numbers = numbers_[number++];
            else if (column.type == FrameType::Integer || column.type == FrameType::Timestamp)
                view.integers = integers_[integer++];
            else if (column.type == FrameType::Boolean)
                view.booleans = booleans_[boolean++];
            else if (column.type == FrameType::Category) {
                view.codes = codes_[category];
                view.dictionary = dictionaries_[category++];
            } else {
                view.texts = {texts_[text].first, texts_[text].second};
                ++text;
            }
            batch.columns.push_back(std::move(view));
        }
        Frame made(schema_);
        made.append(batch);
        return made;
    }

private:
    MadeFrame& add(const QString& name, FrameType type, FrameRole role, std::size_t rows)
    {
        schema_.push_back({.name = name, .type = type, .role = role});
        rows_ = rows;
        return *this;
    }

    FrameSchema schema_;
    std::size_t rows_ = 0;
    std::vector<std::vector<double>> numbers_;
    std::vector<std::vector<std::int64_t>> integers_;
    std::vector<std::vector<std::int8_t>> booleans_;
    std::vector<std::vector<std::int32_t>> codes_;
    std::vector<std::shared_ptr<const TextDictionary>> dictionaries_;
    std::vector<std::pair<std::string, std::vector<std::uint64_t>>> texts_;
};

} // namespace ph::testing
