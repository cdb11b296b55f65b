#include "models/tables/LogWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct LogWords {
    Q_DECLARE_TR_FUNCTIONS(ph::LogWords)
};

constexpr int tabWidth = 4;

/// Whether a text may stand with it as it is: what controls a terminal, or turns the direction, may not.
bool showsItself(QChar c)
{
    return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format &&
           c.category() != QChar::Separator_Line && c.category() != QChar::Separator_Paragraph;
}

QString unknownSpanText()
{
    return LogWords::tr("unknown", "from when to when");
}

} // namespace

QString logLevelText(LogLevel level)
{
    switch (level) {
    case LogLevel::Unknown:
        return {};
    case LogLevel::Debug:
        return LogWords::tr("Debug", "level of a log's line");
    case LogLevel::Info:
        return LogWords::tr("Info", "level of a log's line");
    case LogLevel::Warning:
        return LogWords::tr("Warning", "level of a log's line");
    case LogLevel::Error:
        return LogWords::tr("Error", "level of a log's line");
    }
    return {};
}

QString shownLogTitle(const ShownLog& log)
{
    return log.kind == ShownLog::Kind::Events
               ? LogWords::tr("Events of %1", "of an endpoint").arg(log.endpoint)
               : logTitle(log.log);
}

QString logSpanText(const LogLines& lines)
{
    return lines.firstMs() == noTime ? unknownSpanText() : logSpanText(lines.firstMs(), lines.lastMs());
}

QString logSpanText(std::int64_t firstMs, std::int64_t lastMs)
{
    const bool isOneDay = formatLocalDate(firstMs) == formatLocalDate(lastMs);
    return QStringLiteral("%1 – %2").arg(formatLocalMinute(firstMs),
                                         isOneDay ? formatLocalClock(lastMs) : formatLocalMinute(lastMs));
}

QString logSpanIsoText(const LogLines& lines)
{
    return lines.firstMs() == noTime ? unknownSpanText()
                                     : QStringLiteral("%1 – %2").arg(formatIsoMinute(lines.firstMs()),
                                                                     formatIsoMinute(lines.lastMs()));
}

QStringList logLacks(const RevisionLog& log)
{
    QStringList lacks;
    if (log.droppedLines > 0)
        lacks << LogWords::tr("at least %Ln older line(s) left out", nullptr, int(log.droppedLines));
    else if (log.beginsLater)
        lacks << LogWords::tr("older lines may have been left out");
    if (log.endsEarlier)
        lacks << LogWords::tr("newer lines were cut off");
    return lacks;
}

QString logFactsText(const ShownLog& log, std::int64_t nowMs)
{
    QStringList facts{log.connection.isEmpty()
                          ? log.endpoint
                          : LogWords::tr("%1 (%2)", "endpoint, connection").arg(log.endpoint, log.connection),
                      LogWords::tr("%Ln line(s)", nullptr, int(log.lines->size()))};
    if (log.kind == ShownLog::Kind::Container) {
        facts += logLacks(log.log);
        facts << (log.log.redactedLines < 0
                      ? LogWords::tr("in how many something is hidden is unknown")
                      : LogWords::tr("something hidden in %Ln line(s)", nullptr, int(log.log.redactedLines)));
        facts << LogWords::tr("fetched %1", "%1: 5 min ago").arg(formatSeenAge(log.fetchedMs, nowMs));
    } else
        facts << LogWords::tr("the newest seen %1", "%1: 5 min ago").arg(formatSeenAge(log.fetchedMs, nowMs));
    return facts.join(QStringLiteral(" · "));
}

ShownLine shownLine(QStringView written, qsizetype from, qsizetype length)
{
    ShownLine shown;
    shown.text.reserve(written.size());
    for (qsizetype at = 0; at <= written.size(); ++at) {
        if (at == from)
            shown.from = shown.text.size();
        if (at == from + length)
            shown.length = shown.text.size() - shown.from;
        if (at == written.size())
            break;
        const auto c = written[at];
        if (c == u'\t')
            shown.text.append(QString(tabWidth - shown.text.size() % tabWidth, u' '));
        else
            shown.text.append(showsItself(c) ? c : QChar(u'·'));
    }
    return shown;
}

} // namespace ph
