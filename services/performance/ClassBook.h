#pragma once

#include "models/values/FrameColumn.h"

#include <QHash>
#include <QStringList>

#include <unordered_map>
#include <vector>

namespace ph {

/// Classes by their labels, numbered as they come.
class ClassBook {
public:
    ClassBook() = default;
    explicit ClassBook(const QStringList& labels);

    /// The label's number, which is a new one where it is new; -1 of the empty one.
    std::int32_t numberOf(const QString& label);
    const QStringList& labels() const { return labels_; }

private:
    QStringList labels_;
    QHash<QString, std::int32_t> numbers_;
};

/// What truth and falsehood are called where one column says 0 and 1, and another true and false.
enum class TruthWords : std::uint8_t { AsTheyAre, OneIsTrue };

/// The label that a cell, or what a person entered, names.
QString classLabelAs(const std::string& cell, TruthWords words);

/// The classes in one column. Each different value is looked at once as text.
class ClassColumn {
public:
    ClassColumn(const ColumnView& view, ClassBook& book, TruthWords words)
        : view_(view)
        , book_(book)
        , words_(words)
    {
    }
    std::int32_t at(std::size_t row); ///< -1: there is none

private:
    std::int32_t classOf(std::size_t row);

    const ColumnView& view_;
    ClassBook& book_;
    TruthWords words_;
    std::unordered_map<double, std::int32_t> byNumber_;
    std::vector<std::int32_t> byCode_;
};

} // namespace ph
