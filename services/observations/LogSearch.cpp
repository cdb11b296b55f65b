#include "services/observations/LogSearch.h"

#include "models/values/LogLines.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ph {

namespace {

/// Where in the line; length -1: nowhere.
struct LogPlace {
    qsizetype from = 0, length = -1;
};

LogPlace literalPlace(QStringView line, const QString& text)
{
    const auto from = line.indexOf(text, 0, Qt::CaseInsensitive);
    return from < 0 ? LogPlace() : LogPlace{from, text.size()};
}

/// `isSure` becomes false where the pattern could not be held against all of it.
LogPlace patternPlace(QStringView line, const QRegularExpression& pattern, bool& isSure)
{
    const auto stamp = stampLength(line);
    for (const auto begin : {stamp, qsizetype(0)}) {
        const auto match = pattern.match(line.mid(begin).toString());
        isSure = isSure && match.isValid();
        if (match.hasMatch())
            return {begin + match.capturedStart(), match.capturedLength()};
        if (stamp == 0)
            break;
    }
    return {};
}

} // namespace

Result<LogHits> searchLogs(const QList<RevisionLog>& logs, const LogQuestion& question, std::stop_token stop)
{
    using Steady = std::chrono::steady_clock;
    const bool isRegex = question.form == LogQuestion::Form::Regex;
    if (const QRegularExpression sound(question.text); isRegex && !sound.isValid())
        return fail(ErrorKind::Invalid, question.text,
                    QCoreApplication::translate("ph::LogSearch", "This is no regular expression: %1.")
                        .arg(sound.errorString()));
    // One line must not take the time of all: a pattern may backtrack for hours.
    const QRegularExpression pattern(QStringLiteral("(*LIMIT_MATCH=200000)") + question.text,
                                     QRegularExpression::CaseInsensitiveOption);
    const auto deadline = Steady::now() + question.mostTime;
    LogHits found;
    std::size_t looked = 0;
    for (qsizetype log = 0; log < logs.size(); ++log) {
        const auto lines = QStringView(logs[log].text).split(u'\n');
        for (qsizetype line = 0; line < lines.size(); ++line) {
            if (++looked % 64 == 0 && stop.stop_requested())
                return fail(ErrorKind::Cancelled, question.text);
            if (found.hits.size() == question.most || (looked % 64 == 0 && Steady::now() > deadline)) {
                found.isWhole = false;
                return found;
            }
            const auto place = isRegex ? patternPlace(lines[line], pattern, found.isWhole)
                                       : literalPlace(lines[line], question.text);
            if (place.length >= 0)
                found.hits.push_back({log, line, lines[line].toString(), place.from, place.length});
        }
    }
    return found;
}

} // namespace ph
