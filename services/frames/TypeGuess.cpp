#include "services/frames/TypeGuess.h"

#include "services/frames/CellText.h"
#include "services/frames/TimeText.h"
#include "services/http/HeaderText.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

bool speaksOfTime(const QString& name)
{
    static const QRegularExpression words(QStringLiteral(
        "(^|[_\\W])(ts|time|timestamp|datetime|date|epoch|at|when)($|[_\\W])|[a-z](Time|Timestamp|"
        "Date|At)$|timestamp"));
    return words.match(name).hasMatch() || words.match(name.toLower()).hasMatch();
}

struct RoleWords {
    FrameRole role;
    QRegularExpression name; ///< the whole of it, in lower case, words joined by _
};

const std::vector<RoleWords>& roleWords()
{
    const auto words = [](FrameRole role, const char* pattern) {
        return RoleWords{role,
                         QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))};
    };
    // A credit_score is a feature, so "score" alone says little.
    static const std::vector<RoleWords> all{
        words(FrameRole::Prediction,
              "(y_)?(predictions?|predicted|pred|y_?hat)(_(label|class|value))?|predicted_\\w+|"
              "model_(output|prediction)"),
        words(FrameRole::Score, "((y|pred|predicted|prediction|model)_)?scores?|"
                                "(\\w+_)?(probability|proba|prob|confidence)(_\\w+)?"),
        words(FrameRole::Label, "labels?|targets?|y|y_true|(ground_)?truth|actuals?|outcome"),
        words(FrameRole::EntityId, "(\\w+_)?(id|uuid|guid)|key"),
        words(FrameRole::Segment,
              "(\\w+_)?segment|region|country|cohort|platform|device|channel|tenant|market"),
    };
    return all;
}

/// "userId" and "User ID" are "user_id".
QString joined(const QString& name)
{
    static const QRegularExpression hump(QStringLiteral("([a-z0-9])([A-Z])"));
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9]+"));
    auto words = name;
    return words.replace(hump, QStringLiteral("\\1_\\2")).replace(other, QStringLiteral("_")).toLower();
}

bool mayBe(FrameRole role, FrameType type)
{
    const bool isQuantity = type == FrameType::Number || type == FrameType::Timestamp;
    switch (role) {
    case FrameRole::Score:
        return type == FrameType::Number || type == FrameType::Integer;
    case FrameRole::EntityId:
        return !isQuantity && type != FrameType::Boolean;
    case FrameRole::Segment:
        return !isQuantity && type != FrameType::Text;
    case FrameRole::Label:
    case FrameRole::Prediction:
        return type != FrameType::Timestamp;
    case FrameRole::Feature:
    case FrameRole::Timestamp:
        break;
    }
    return true;
}

FrameRole roleOf(const FrameColumn& column)
{
    const auto name = joined(column.name);
    const auto& all = roleWords();
    const auto found = std::find_if(all.begin(), all.end(), [&](const RoleWords& words) {
        return mayBe(words.role, column.type) && words.name.match(name).hasMatch();
    });
    return found == all.end() ? FrameRole::Feature : found->role;
}

} // namespace

void TypeGuess::look(std::string_view cell, const MissingWords& missing)
{
    if (missing.contains(cell))
        return;
    ++present_;
    textBytes_ += cell.size();
    if (words_.size() < maxDistinct) {
        words_.intern(cell.substr(0, 1024));
        wordsOf_ = present_;
    }
    const auto bare = trimmed(cell);
    if (numberOf(bare)) {
        const bool isPlain = bare.find_first_not_of("+-0123456789") == std::string_view::npos;
        const auto whole = isPlain ? integerOf(bare) : std::nullopt;
        // A code, or an id that no double holds.
        if (hasLeadingZeros(bare) || (!whole && isPlain))
            return;
        ++numbers_;
        integers_ += whole ? 1 : 0;
        epochs_ += whole && isAnEpochOfOurs(*whole) ? 1 : 0;
    } else if (readTime(bare).ms != noTime) {
        ++times_;
    }
    booleans_ += equalsIgnoringCase(bare, "true") || equalsIgnoringCase(bare, "false") ? 1 : 0;
}

FrameType TypeGuess::type(const QString& name) const
{
    const auto fits = [this](std::size_t count) {
        return double(present_ - count) <= toleratedMisfits * double(present_);
    };
    if (present_ == 0)
        return FrameType::Number;
    if (booleans_ == present_)
        return FrameType::Boolean;
    if (fits(times_ + epochs_) && (times_ > 0 || speaksOfTime(name)))
        return FrameType::Timestamp;
    if (fits(numbers_))
        return integers_ == numbers_ ? FrameType::Integer : FrameType::Number;
    constexpr std::size_t shortText = 64, fewRows = 64;
    const bool isShort = textBytes_ <= shortText * present_;
    return isShort && (present_ <= fewRows || words_.size() * 2 <= wordsOf_) ? FrameType::Category
                                                                             : FrameType::Text;
}

void guessRoles(FrameSchema& schema)
{
    FrameColumn* time = nullptr;
    bool isTimeGiven = false;
    for (auto& column : schema) {
        if (column.roleSaidBy == SaidBy::Person) {
            isTimeGiven = isTimeGiven || column.role == FrameRole::Timestamp;
            continue;
        }
        column.role = roleOf(column);
        const bool isTime = column.type == FrameType::Timestamp;
        if (isTime && (!time || (speaksOfTime(column.name) && !speaksOfTime(time->name))))
            time = &column;
    }
    if (time && !isTimeGiven)
        time->role = FrameRole::Timestamp;
}

} // namespace ph
