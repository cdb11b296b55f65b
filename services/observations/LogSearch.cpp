#include "services/observations/LogSearch.h"

#include <QRegularExpression>

namespace ph {

Result<LogHits> searchLogs(const QList<RevisionLog>& logs, const LogQuestion& question, std::stop_token stop)
{
    using Steady = std::chrono::steady_clock;
    const bool isRegex = question.form == LogQuestion::Form::Regex;
    if (const QRegularExpression sound(question.text); isRegex && !sound.isValid())
        return fail(ErrorKind::Invalid, question.text,
                    QStringLiteral("This is no regular expression: %1.").arg(sound.errorString()));
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
            bool isHit = false;
            if (isRegex) {
                const auto match = pattern.match(lines[line].toString());
                found.isWhole = found.isWhole && match.isValid();
                isHit = match.hasMatch();
            } else {
                isHit = lines[line].contains(question.text, Qt::CaseInsensitive);
            }
            if (isHit)
                found.hits.push_back({log, line, lines[line].toString()});
        }
    }
    return found;
}

} // namespace ph
