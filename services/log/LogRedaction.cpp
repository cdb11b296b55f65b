#include "services/log/LogRedaction.h"

#include "services/log/Redaction.h"

namespace ph {

namespace {

constexpr qsizetype longestLogLine = 4'096, lookedAt = 2 * longestLogLine;
constexpr qsizetype doubtfulEnd = 1'024; ///< of a line that was cut: half a secret is not known to be one

const QRegularExpression& knownKey()
{
    static const QRegularExpression expression(
        QStringLiteral("\\beyJ[\\w-]{8,}\\.[\\w-]{4,}(?:\\.[\\w-]*)?"                   // JSON Web Token
                       "|\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"                               // AWS
                       "|\\bgh[pousr]_[A-Za-z0-9]{20,}|\\bgithub_pat_\\w{20,}"          // GitHub
                       "|\\bglpat-[\\w-]{16,}|\\bAIza[\\w-]{30,}|\\bya29\\.[\\w-]{16,}" // GitLab, Google
                       "|\\bxox[abeoprs]-[\\w-]{8,}|\\bsk-[\\w-]{16,}|\\bhf_[A-Za-z0-9]{16,}"));
    return expression;
}

bool isPemEdge(QStringView line, QLatin1StringView edge)
{
    return line.contains(edge) && line.contains(QLatin1StringView("PRIVATE KEY-----"));
}

/// False where the expression could not be held against the whole line.
bool hide(const QRegularExpression& expression, QString& line)
{
    QString safe;
    qsizetype from = 0;
    auto found = expression.globalMatch(line);
    if (!found.isValid())
        return false;
    while (found.hasNext()) {
        const auto match = found.next();
        if (match.capturedLength() == 0)
            continue;
        safe += QStringView(line).mid(from, match.capturedStart() - from);
        safe += QLatin1StringView("***");
        from = match.capturedEnd();
    }
    // An iterator ends both after the last match and where the limit was met.
    const auto rest = expression.match(line, from);
    if (!rest.isValid())
        return false;
    if (from > 0)
        line = safe + line.mid(from);
    return true;
}

} // namespace

Result<LogRedaction> LogRedaction::fromRules(const QString& rules)
{
    LogRedaction redaction;
    int number = 0;
    const auto lines = rules.split(u'\n');
    for (const auto& line : lines) {
        ++number;
        const auto written = line.trimmed();
        if (written.isEmpty() || written.startsWith(u'#'))
            continue;
        const QRegularExpression sound(written);
        if (!sound.isValid())
            return fail(ErrorKind::Invalid, QStringLiteral("line %1").arg(number),
                        QStringLiteral("This is no regular expression: %1.").arg(sound.errorString()));
        redaction.own_.append(QRegularExpression(QStringLiteral("(*LIMIT_MATCH=200000)") + written));
    }
    return redaction;
}

QString LogRedaction::apply(const QString& text) const
{
    QString safe;
    safe.reserve(text.size());
    bool inKey = false;
    const auto lines = QStringView(text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            safe += u'\n';
        const auto raw = lines[i];
        if (const bool begins = isPemEdge(raw, QLatin1StringView("-----BEGIN ")); begins || inKey) {
            safe += QLatin1StringView("***");
            inKey = !isPemEdge(raw, QLatin1StringView("-----END "));
            continue;
        }
        auto line = redact(raw.left(lookedAt).toString());
        bool isSeen = hide(knownKey(), line);
        for (const auto& rule : own_)
            isSeen = isSeen && hide(rule, line);
        if (!isSeen)
            line = QStringLiteral("*** (hidden: a rule of redaction took too long here)");
        if (raw.size() > lookedAt)
            line.chop(std::min(doubtfulEnd, line.size()));
        if (line.size() > longestLogLine || raw.size() > lookedAt)
            line = line.left(longestLogLine) + QStringLiteral(" … (cut)");
        safe += line;
    }
    return safe;
}

} // namespace ph
