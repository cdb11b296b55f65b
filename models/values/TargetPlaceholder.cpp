#include "models/values/TargetPlaceholder.h"

#include "models/values/MetricQueryText.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

/// As RE2 reads it back.
QString regexQuoted(const QString& text)
{
    QString quoted;
    for (const QChar c : text) {
        if (QStringView(u"\\.+*?()|[]{}^$").contains(c))
            quoted += u'\\';
        quoted += c;
    }
    return quoted;
}

QString stringEscaped(const QString& text, QChar quote)
{
    QString escaped;
    for (const QChar c : text) {
        if (c == u'\n') {
            escaped += QStringLiteral("\\n");
            continue;
        }
        if (c == u'\\' || c == quote)
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

/// Where in a query one is: in code, in a comment, or in quotes.
struct QueryScan {
    QChar quote;
    bool isComment = false;
    bool isRegex = false; ///< of the quotes

    bool isCode() const { return quote.isNull() && !isComment; }
    /// Takes the character at `i`, and what it escapes; says how many that are.
    qsizetype take(const QString& query, qsizetype i)
    {
        const QChar c = query[i];
        if (isComment) {
            isComment = c != u'\n';
        } else if (!quote.isNull()) {
            if (c == u'\\' && quote != u'`')
                return std::min<qsizetype>(2, query.size() - i);
            if (c == quote)
                quote = QChar();
        } else if (c == u'#') {
            isComment = true;
        } else if (c == u'"' || c == u'\'' || c == u'`') {
            quote = c;
            const auto before = QStringView(query).left(i).trimmed();
            isRegex = before.endsWith(u"=~") || before.endsWith(u"!~");
        }
        return 1;
    }
};

} // namespace

bool namesTarget(const QString& query)
{
    QueryScan scan;
    for (qsizetype i = 0; i < query.size(); i += scan.take(query, i)) {
        if (!scan.quote.isNull() && QStringView(query).mid(i).startsWith(targetPlaceholder))
            return true;
    }
    return false;
}

QStringList placeholdersIn(const QString& query)
{
    // \p{Greek} and \x{41} are of regular expressions.
    static const QRegularExpression word(QStringLiteral("(?<!\\\\[pPx])\\{[A-Za-z_][A-Za-z0-9_-]*\\}"));
    QStringList found;
    QString text; // of the quotes that are open
    QueryScan scan;
    for (qsizetype i = 0; i < query.size();) {
        const auto taken = scan.take(query, i);
        if (!scan.quote.isNull()) {
            text += QStringView(query).mid(i, taken);
        } else if (!text.isEmpty()) {
            for (auto it = word.globalMatch(text); !text.contains(QLatin1String("/{")) && it.hasNext();)
                found << it.next().captured();
            text.clear();
        }
        i += taken;
    }
    return found;
}

Result<QString> queryForTarget(const QString& query, const QString& target)
{
    const auto invalid = [&](const RecordedText& why) { return fail(ErrorKind::Invalid, query, why); };
    if (target.isEmpty())
        return invalid(
            metricQueryText(QT_TRANSLATE_NOOP("ph::MetricQuery", "There is no target to ask about.")));
    QString asked;
    QueryScan scan;
    for (qsizetype i = 0; i < query.size();) {
        if (!scan.isComment && QStringView(query).mid(i).startsWith(targetPlaceholder)) {
            if (scan.isCode())
                return invalid(metricQueryText(QT_TRANSLATE_NOOP(
                    "ph::MetricQuery", "{target} has to stand in quotes, as in {revision=\"{target}\"}.")));
            const auto said = scan.isRegex ? regexQuoted(target) : target;
            if (scan.quote == u'`' && said.contains(u'`'))
                return invalid(metricQueryText(QT_TRANSLATE_NOOP(
                    "ph::MetricQuery", "A name with a backquote cannot stand in backquotes.")));
            asked += scan.quote == u'`' ? said : stringEscaped(said, scan.quote);
            i += targetPlaceholder.size();
            continue;
        }
        const auto taken = scan.take(query, i);
        asked += QStringView(query).mid(i, taken);
        i += taken;
    }
    return asked;
}

} // namespace ph
