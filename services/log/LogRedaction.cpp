#include "services/log/LogRedaction.h"

#include "services/log/Redaction.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace ph {

namespace {

constexpr qsizetype longestLogLine = 4'096, lookedAt = 2 * longestLogLine;
constexpr qsizetype doubtfulEnd = 1'024;   ///< of a line that was cut: half a secret is not known to be one
constexpr std::ptrdiff_t longestKey = 400; ///< lines; of RSA keys with 16,384 bits there are 200

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

/// A line within a key: base64 alone, behind the cluster's stamp or not.
bool isPartOfKey(QStringView line)
{
    static const QRegularExpression expression(
        QStringLiteral("\\A(?:\\d{4}-\\S+Z )?\\s*[A-Za-z0-9+/]{1,76}={0,2}\\s*\\z"));
    return expression.match(line.toString()).hasMatch();
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
            return fail(ErrorKind::Invalid,
                        QCoreApplication::translate("ph::LogRedaction", "line %1").arg(number),
                        QCoreApplication::translate("ph::LogRedaction", "This is no regular expression: %1.")
                            .arg(sound.errorString()));
        redaction.own_.append(QRegularExpression(QStringLiteral("(*LIMIT_MATCH=200000)") + written));
    }
    return redaction;
}

LogRedaction::Line LogRedaction::redactedLine(QStringView raw) const
{
    const auto looked = raw.left(lookedAt).toString();
    Line line{redact(looked)};
    bool isSeen = hide(knownKey(), line.text);
    for (const auto& rule : own_)
        isSeen = isSeen && hide(rule, line.text);
    if (!isSeen)
        line.text = QStringLiteral("*** (hidden: a rule of redaction took too long here)");
    line.isHidden = line.text != looked;
    if (raw.size() > lookedAt)
        line.text.chop(std::min(doubtfulEnd, line.text.size()));
    if (line.text.size() > longestLogLine || raw.size() > lookedAt)
        line.text = line.text.left(longestLogLine) + QStringLiteral(" … (cut)");
    return line;
}

/// Of `lines`, those before the next one that are a key's.
void LogRedaction::hideEndOfKey(const QList<QStringView>& lines, std::vector<Line>& safe)
{
    const auto first = std::max<std::ptrdiff_t>(0, std::ssize(safe) - longestKey);
    for (auto at = std::ssize(safe) - 1; at >= first && isPartOfKey(lines[at]); --at)
        safe[std::size_t(at)] = {QStringLiteral("***"), true};
}

LogRedaction::Redacted LogRedaction::redacted(const QString& text) const
{
    const auto lines = QStringView(text).split(u'\n');
    std::vector<Line> safe;
    safe.reserve(std::size_t(lines.size()));
    bool inKey = false;
    for (const auto raw : lines) {
        const bool begins = isPemEdge(raw, QLatin1StringView("-----BEGIN "));
        const bool ends = isPemEdge(raw, QLatin1StringView("-----END "));
        // What begins with the rest of a key was cut within it.
        if (ends && !begins && !inKey)
            hideEndOfKey(lines, safe);
        if (begins || inKey || ends)
            safe.push_back({QStringLiteral("***"), true});
        else
            safe.push_back(redactedLine(raw));
        inKey = (inKey || begins) && !ends;
    }
    Redacted whole;
    whole.text.reserve(text.size());
    for (std::size_t at = 0; at < safe.size(); ++at) {
        if (at > 0)
            whole.text += u'\n';
        whole.text += safe[at].text;
        whole.hiddenLines += safe[at].isHidden ? 1 : 0;
    }
    return whole;
}

} // namespace ph
