#include "services/frames/ColumnMerge.h"

#include "services/frames/TypeGuess.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::int32_t beyondCode = -2;

} // namespace

ColumnMerge::ColumnMerge(const FrameColumn& column, const FrameLimits& limits)
    : saidBy_(column.typeSaidBy)
    , type_(column.type)
    , limits_(limits)
    , words_(type_ == FrameType::Category ? std::make_shared<TextDictionary>() : nullptr)
{
}

std::int32_t ColumnMerge::everybodysCode(std::string_view word)
{
    const bool hasRoom =
        words_->size() < limits_.dictionaryWords && words_->sizeBytes() < limits_.dictionaryBytes;
    const auto code = hasRoom ? words_->intern(word) : words_->find(word);
    return code == TextDictionary::none ? beyondCode : std::int32_t(code);
}

ColumnView ColumnMerge::add(ColumnWriter& writer, WordMap& words)
{
    reading_.add(writer.reading());
    fractions_ += writer.fractions();
    auto view = writer.view();
    rows_ += view.rows();
    if (type_ != FrameType::Category)
        return view;
    if (words.age != writer.wordsAge())
        words = {{}, writer.wordsAge()};
    for (auto code = words.everybodys.size(); code < writer.words().size(); ++code)
        words.everybodys.push_back(everybodysCode(writer.words().at(std::uint32_t(code))));
    for (auto& code : writer.codes()) {
        code = code == missingCode ? missingCode : words.everybodys[std::size_t(code)];
        if (code == beyondCode) {
            ++reading_.beyondDictionary;
            code = missingCode;
        }
    }
    view.dictionary = words_;
    return view;
}

std::optional<FrameType> ColumnMerge::betterType(double share) const
{
    if (saidBy_ == SaidBy::Person || type_ == FrameType::Text)
        return std::nullopt;
    if (type_ == FrameType::Category)
        return reading_.beyondDictionary > 0 ? std::optional(FrameType::Text) : std::nullopt;
    // A file may begin with its worst rows: only what is too much of the whole makes another type.
    const auto present = double(rows_ - reading_.missing);
    const auto tolerated = [&](std::size_t misfits) {
        return share > 0 && double(misfits) <= toleratedMisfits * present / std::min(share, 1.0);
    };
    if (type_ == FrameType::Integer && fractions_ > 0)
        return tolerated(reading_.unreadable - fractions_) || share == 0 ? FrameType::Number
                                                                         : FrameType::Category;
    return share == 0 || tolerated(reading_.unreadable) ? std::nullopt : std::optional(FrameType::Category);
}

} // namespace ph
