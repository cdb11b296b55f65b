#include "services/frames/TypeGuess.h"

#include "services/frames/CellText.h"
#include "services/frames/TimeText.h"
#include "services/http/HeaderText.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ph {

namespace {

bool isAnEpochOfOurs(std::int64_t count)
{
    constexpr std::int64_t year2001 = 978'307'200'000, year2100 = 4'102'444'800'000;
    const auto ms = timeOfEpoch(count);
    return count > 0 && ms >= year2001 && ms < year2100;
}

bool speaksOfTime(const QString& name)
{
    static const QRegularExpression words(QStringLiteral(
        "(^|[_\\W])(ts|time|timestamp|datetime|date|epoch|at|when)($|[_\\W])|[a-z](Time|Timestamp|"
        "Date|At)$|timestamp"));
    return words.match(name).hasMatch() || words.match(name.toLower()).hasMatch();
}

struct RoleWords {
    FrameRole role;
    const char* pattern; ///< of the whole name, in lower case, words joined by _
};

constexpr std::array roleWords{
    RoleWords{FrameRole::Prediction,
              "(y_)?(prediction|predictions|predicted|pred|yhat|y_hat)(_(label|class|value|"
              "label_\\w+))?|predicted_\\w+|model_(output|prediction)"},
    RoleWords{FrameRole::Score, "(\\w+_)?(score|scores|probability|proba|prob|confidence)(_\\w+)?"},
    RoleWords{FrameRole::Label,
              "label|labels|target|targets|y|y_true|(ground_)?truth|actual|actuals|outcome"},
    RoleWords{FrameRole::EntityId, "(\\w+_)?(id|uuid|guid)|key"},
    RoleWords{FrameRole::Segment,
              "(\\w+_)?segment|region|country|cohort|platform|device|channel|tenant|market"},
};

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
    const auto found = std::find_if(roleWords.begin(), roleWords.end(), [&](const RoleWords& words) {
        const QRegularExpression whole(QRegularExpression::anchoredPattern(QLatin1String(words.pattern)));
        return mayBe(words.role, column.type) && whole.match(name).hasMatch();
    });
    return found == roleWords.end() ? FrameRole::Feature : found->role;
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
