#include "models/values/LogLines.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

constexpr qsizetype lookedAtForLevel = 300;
constexpr qsizetype shortestStamp = 20, longestStamp = 35; // "2026-11-18T12:46:40Z", with nanoseconds

/// Of each alternative the groups are error, warning, info, debug, so that the group's number tells.
const QRegularExpression& levelWords()
{
    static const QRegularExpression expression(QStringLiteral(
        "^(?:([EF])|(W)|(I)|(D))\\d{4} \\d\\d:"
        "|\\b(?:(FATAL|CRITICAL|PANIC|SEVERE|ERROR|Traceback)|(WARN(?:ING)?)|(INFO|NOTICE)|(DEBUG|TRACE))\\b"
        "|\\b(?:level|lvl|severity)\"?\\s*[=:]\\s*\"?"
        "(?:(fatal|critical|panic|error|err)|(warn(?:ing)?)|(info|notice)|(debug|trace))\\b"));
    return expression;
}

/// Digits of [from, from + count); -1 where one of them is none.
int numberIn(QStringView text, qsizetype from, int count)
{
    int number = 0;
    for (auto at = from; at < from + count; ++at) {
        const auto digit = text[at].unicode() - u'0';
        if (digit < 0 || digit > 9)
            return -1;
        number = number * 10 + digit;
    }
    return number;
}

qsizetype columnsOf(QStringView text)
{
    qsizetype columns = text.size();
    for (const auto c : text)
        columns += c == u'\t' ? 3 : c.unicode() >= 0x1100 ? 1 : 0;
    return columns;
}

struct Stamp {
    qsizetype length = 0; ///< with the blank behind it
    std::int64_t atMs = noTime;
};

/// RFC 3339 in UTC, as the kubelet writes it. By hand: a log has a hundred thousand.
Stamp stampOf(QStringView line)
{
    if (line.size() < shortestStamp || line[4] != u'-' || line[7] != u'-' || line[10] != u'T' ||
        line[13] != u':' || line[16] != u':')
        return {};
    const int year = numberIn(line, 0, 4), month = numberIn(line, 5, 2), day = numberIn(line, 8, 2),
              hour = numberIn(line, 11, 2), minute = numberIn(line, 14, 2), second = numberIn(line, 17, 2);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (year < 0 || month < 0 || day < 0 || !date.ok() || hour < 0 || minute < 0 || second < 0)
        return {};
    qsizetype end = 19;
    int ms = 0;
    if (line[end] == u'.') {
        int weight = 100;
        for (++end; end < std::min(line.size(), longestStamp) && line[end].isDigit(); ++end, weight /= 10)
            ms += weight * (line[end].unicode() - u'0');
    }
    if (end >= line.size() || line[end] != u'Z')
        return {};
    ++end;
    if (end < line.size() && line[end] != u' ')
        return {};
    const auto days = std::chrono::sys_days(date).time_since_epoch();
    return {std::min(end + 1, line.size()), std::chrono::milliseconds(days).count() +
                                                ((std::int64_t(hour) * 60 + minute) * 60 + second) * 1'000 +
                                                ms};
}

} // namespace

LogLevel logLevelOf(QStringView written)
{
    const auto match = levelWords().match(written.left(lookedAtForLevel).toString());
    if (!match.hasMatch())
        return LogLevel::Unknown;
    constexpr LogLevel levels[] = {LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug};
    return levels[(match.lastCapturedIndex() - 1) % 4];
}

qsizetype stampLength(QStringView line)
{
    return stampOf(line).length;
}

LogLines::LogLines(QString text)
    : text_(std::move(text))
{
    lines_.reserve(std::size_t(text_.count(u'\n')) + 1);
    for (qsizetype begin = 0; begin < text_.size();) {
        auto end = text_.indexOf(u'\n', begin);
        if (end < 0)
            end = text_.size();
        const auto whole = QStringView(text_).mid(begin, end - begin);
        const auto stamp = ph::stampOf(whole);
        const auto written = whole.mid(stamp.length);
        lines_.push_back({begin, stamp.atMs, std::uint32_t(whole.size()), std::uint8_t(stamp.length),
                          logLevelOf(written)});
        columns_ = std::max(columns_, columnsOf(written));
        if (stamp.atMs != noTime) {
            firstMs_ = firstMs_ == noTime ? stamp.atMs : firstMs_;
            lastMs_ = stamp.atMs;
        }
        begin = end + 1;
    }
}

QStringView LogLines::line(qsizetype at) const
{
    const auto& line = lines_[std::size_t(at)];
    return QStringView(text_).mid(line.begin, line.length);
}

QStringView LogLines::written(qsizetype at) const
{
    return line(at).mid(stampOf(at));
}

} // namespace ph
