#include "services/frames/TimeText.h"

#include "services/frames/CellText.h"
#include "services/http/HeaderText.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;

/// Reads from the left, and remembers once that something was not as expected.
class TimeCursor {
public:
    explicit TimeCursor(std::string_view text)
        : text_(text)
    {
    }
    bool atEnd() const { return text_.empty(); }
    bool isGood() const { return isGood_; }
    char peek() const { return text_.empty() ? '\0' : text_.front(); }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        text_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word)
    {
        if (!text_.starts_with(word))
            return false;
        text_.remove_prefix(word.size());
        return true;
    }
    void expect(char c) { isGood_ = take(c) && isGood_; }
    /// Between `fewest` and `most` digits, the value at least `low` and at most `high`.
    int number(std::size_t fewest, std::size_t most, int low, int high)
    {
        int value = 0;
        std::size_t count = 0;
        for (; count < most && digitNext(); ++count)
            value = value * 10 + digit();
        isGood_ = isGood_ && count >= fewest && value >= low && value <= high;
        return value;
    }
    /// The digits behind a point, as thousandths; what is finer is cut off.
    int thousandths()
    {
        int value = 0, count = 0;
        for (; digitNext(); ++count) {
            const int next = digit();
            value = count < 3 ? value * 10 + next : value;
        }
        isGood_ = isGood_ && count > 0;
        for (; count < 3; ++count)
            value *= 10;
        return value;
    }
    bool digitNext() const { return peek() >= '0' && peek() <= '9'; }
    void fail() { isGood_ = false; }

private:
    int digit()
    {
        const int value = text_.front() - '0';
        text_.remove_prefix(1);
        return value;
    }
    std::string_view text_;
    bool isGood_ = true;
};

std::int64_t dateMs(TimeCursor& from, int year, int month, int day)
{
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (!date.ok()) {
        from.fail();
        return 0;
    }
    return std::chrono::sys_days(date).time_since_epoch().count() * dayMs;
}

/// "10:00", "10:00:00", "10:00:00.123"; a comma for the point as ISO 8601 has it. A 60th second is a leap
/// one.
std::int64_t clockMs(TimeCursor& from)
{
    std::int64_t ms = from.number(2, 2, 0, 23) * hourMs;
    from.expect(':');
    ms += from.number(2, 2, 0, 59) * minuteMs;
    if (!from.take(':'))
        return ms;
    ms += from.number(2, 2, 0, 60) * std::int64_t(1000);
    return from.take('.') || from.take(',') ? ms + from.thousandths() : ms;
}

/// What a zone adds to UTC; nothing where there is none.
std::int64_t zoneMs(TimeCursor& from, ZoneGiven& given)
{
    given = ZoneGiven::Yes;
    from.take(' ');
    if (from.take("UTC") || from.take("GMT") || from.take('Z') || from.take('z'))
        return 0;
    const bool isWest = from.peek() == '-';
    if (!from.take('-') && !from.take('+')) {
        given = ZoneGiven::No;
        return 0;
    }
    std::int64_t ms = from.number(2, 2, 0, 23) * hourMs;
    if (from.take(':') || from.digitNext())
        ms += from.number(2, 2, 0, 59) * minuteMs;
    return isWest ? -ms : ms;
}

ReadTime finished(const TimeCursor& from, std::int64_t ms, ZoneGiven zone)
{
    return from.isGood() && from.atEnd() ? ReadTime{ms, zone} : ReadTime{};
}

ReadTime isoTime(std::string_view text)
{
    TimeCursor from(text);
    const int year = from.number(4, 4, 0, 9999);
    const char between = from.peek() == '/' ? '/' : '-';
    from.expect(between);
    const int month = from.number(2, 2, 1, 12);
    from.expect(between);
    const int day = from.number(2, 2, 1, 31);
    if (!from.isGood())
        return {};
    auto ms = dateMs(from, year, month, day);
    if (from.atEnd())
        return finished(from, ms, ZoneGiven::No);
    if (!from.take('T') && !from.take('t') && !from.take(' '))
        return {};
    ms += clockMs(from);
    ZoneGiven zone{};
    ms -= zoneMs(from, zone);
    return finished(from, ms, zone);
}

ReadTime mailTime(std::string_view text)
{
    using namespace std::string_view_literals;
    static constexpr std::array days{"Mon"sv, "Tue"sv, "Wed"sv, "Thu"sv, "Fri"sv, "Sat"sv, "Sun"sv};
    static constexpr std::array months{"Jan"sv, "Feb"sv, "Mar"sv, "Apr"sv, "May"sv, "Jun"sv,
                                       "Jul"sv, "Aug"sv, "Sep"sv, "Oct"sv, "Nov"sv, "Dec"sv};
    TimeCursor from(text);
    if (std::any_of(days.begin(), days.end(), [&](auto day) { return from.take(day); })) {
        from.take(',');
        from.expect(' ');
    }
    const int day = from.number(1, 2, 1, 31);
    from.expect(' ');
    const auto month = std::find_if(months.begin(), months.end(), [&](auto name) { return from.take(name); });
    from.expect(' ');
    const int year = from.number(4, 4, 0, 9999);
    from.expect(' ');
    if (!from.isGood() || month == months.end())
        return {};
    auto ms = dateMs(from, year, int(month - months.begin()) + 1, day) + clockMs(from);
    ZoneGiven zone{};
    ms -= zoneMs(from, zone);
    return finished(from, ms, zone);
}

} // namespace

std::int64_t timeOfEpoch(double count)
{
    const double size = std::abs(count);
    if (!(size < 1e20))
        return noTime;
    return std::int64_t(std::floor(size < 1e11   ? count * 1e3
                                   : size < 1e14 ? count
                                   : size < 1e17 ? count / 1e3
                                                 : count / 1e6));
}

std::int64_t timeOfEpoch(std::int64_t count)
{
    constexpr std::int64_t seconds = 100'000'000'000, millis = seconds * 1000, micros = millis * 1000;
    const auto size = count < 0 ? -std::max(count, -std::numeric_limits<std::int64_t>::max()) : count;
    return size < seconds  ? count * 1000
           : size < millis ? count
                           : count / (size < micros ? 1'000 : 1'000'000);
}

ReadTime readTime(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text.size() > 40)
        return {};
    if (text.size() >= 10 && (text[4] == '-' || text[4] == '/'))
        return isoTime(text);
    if (const auto whole = integerOf(text))
        return {timeOfEpoch(*whole), ZoneGiven::Yes};
    if (const auto number = numberOf(text))
        return {timeOfEpoch(*number), ZoneGiven::Yes};
    return mailTime(text);
}

bool isAnEpochOfOurs(std::int64_t count)
{
    constexpr std::int64_t year2001 = 978'307'200'000, year2100 = 4'102'444'800'000;
    const auto ms = timeOfEpoch(count);
    return count > 0 && ms >= year2001 && ms < year2100;
}

} // namespace ph
