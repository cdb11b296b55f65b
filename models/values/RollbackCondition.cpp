#include "models/values/RollbackCondition.h"

#include "models/values/MetricQueryText.h"
#include "models/values/Policy.h"
#include "models/values/TargetPlaceholder.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ph {

namespace {

using Comparison = RollbackCondition::Comparison;

constexpr qsizetype maxText = 4000;

/// Everything inside of brackets and quotes blanked, so that what is left belongs to the whole expression.
/// None where a bracket or quote is never closed, or closed and never opened.
std::optional<QString> outermost(const QString& text)
{
    QString blanked = text;
    QString open; // the closing brackets that are awaited
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (c == u'"' || c == u'\'' || c == u'`') {
            const auto from = i;
            for (++i; i < text.size() && text[i] != c; ++i)
                i += text[i] == u'\\' && c != u'`';
            if (i >= text.size())
                return std::nullopt;
            blanked.replace(from, i - from + 1, QString(i - from + 1, u'_'));
            continue;
        }
        const bool inside = !open.isEmpty();
        if (const auto bracket = QStringLiteral("([{").indexOf(c); bracket >= 0) {
            open += QStringLiteral(")]}")[bracket];
        } else if (QStringLiteral(")]}").contains(c)) {
            if (!inside || open.back() != c)
                return std::nullopt;
            open.chop(1);
        }
        if (inside)
            blanked[i] = u'_';
    }
    return open.isEmpty() ? std::optional(blanked) : std::nullopt;
}

constexpr std::pair<const char*, Comparison> signs[] = {
    {">", Comparison::Above},   {">=", Comparison::AtLeast}, {"<", Comparison::Below},
    {"<=", Comparison::AtMost}, {"==", Comparison::Equal},   {"!=", Comparison::NotEqual}};

Comparison comparisonOf(const QString& sign)
{
    return std::find_if(std::begin(signs), std::end(signs),
                        [&](const auto& one) { return sign == QLatin1String(one.first); })
        ->second;
}

} // namespace

Result<RollbackCondition> parseRollbackCondition(const QString& text)
{
    static const QRegularExpression comparison(QStringLiteral(">=|<=|==|!=|>|<"));
    static const QRegularExpression setOperator(QStringLiteral("\\b(and|or|unless)\\b"),
                                                QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tail(QStringLiteral("\\A\\s*(\\S+)(?:\\s+for\\s+(\\S+))?\\s*\\z"));
    const auto refuse = [&](const RecordedText& words) {
        return fail(ErrorKind::Invalid, text.left(200), words);
    };
    if (text.size() > maxText || text.contains(u'#'))
        return refuse(metricQueryText(
            QT_TRANSLATE_NOOP("ph::MetricQuery", "A condition is short and holds no comment.")));
    const auto outer = outermost(text);
    if (!outer)
        return refuse(metricQueryText(
            QT_TRANSLATE_NOOP("ph::MetricQuery", "A bracket or quote of the condition has no other half.")));
    // It is watched before, while and after requests move, so that there is no one revision to put there.
    if (const auto words = placeholdersIn(text); !words.isEmpty())
        return refuse(
            metricQueryText(
                QT_TRANSLATE_NOOP("ph::MetricQuery",
                                  "A condition is asked as it is written: %1 stands for nothing in it."))
                .arg(words.front()));
    auto found = comparison.globalMatch(*outer);
    if (!found.hasNext())
        return refuse(metricQueryText(QT_TRANSLATE_NOOP(
            "ph::MetricQuery", "Write the condition as EXPRESSION > NUMBER, optionally with \"for 5m\".")));
    const auto sign = found.next();
    if (found.hasNext() || outer->contains(setOperator))
        return refuse(metricQueryText(QT_TRANSLATE_NOOP(
            "ph::MetricQuery", "A condition compares once; put what belongs together into brackets.")));
    const auto rest = tail.match(text.mid(sign.capturedEnd()));
    bool isNumber = false;
    RollbackCondition condition;
    condition.expression = text.left(sign.capturedStart()).trimmed();
    condition.comparison = comparisonOf(sign.captured());
    condition.threshold = rest.captured(1).toDouble(&isNumber);
    if (condition.expression.isEmpty())
        return refuse(
            metricQueryText(QT_TRANSLATE_NOOP("ph::MetricQuery", "The condition compares nothing.")));
    if (!isNumber || !std::isfinite(condition.threshold))
        return refuse(
            metricQueryText(QT_TRANSLATE_NOOP("ph::MetricQuery", "After %1 the condition needs a number."))
                .arg(sign.captured()));
    if (const auto duration = rest.captured(2); !duration.isEmpty()) {
        condition.forMs = durationFromText(duration);
        if (condition.forMs <= 0)
            return refuse(metricQueryText(QT_TRANSLATE_NOOP("ph::MetricQuery",
                                                            "\"%1\" is no duration such as 30s, 5m or 1h."))
                              .arg(duration));
    }
    return condition;
}

bool readsMetric(const QString& expression, const QString& name)
{
    static const QRegularExpression quoted(
        QStringLiteral(R"re("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)re"));
    static const QRegularExpression labels(QStringLiteral(R"(\{[^}]*\})"));
    auto bare = expression;
    bare.replace(quoted, QStringLiteral(" ")).replace(labels, QStringLiteral(" "));
    const QRegularExpression whole(
        QStringLiteral("(?<![A-Za-z0-9_:])%1(?![A-Za-z0-9_:])").arg(QRegularExpression::escape(name)));
    return !name.isEmpty() && bare.contains(whole);
}

QString comparisonSign(Comparison comparison)
{
    return QLatin1String(std::find_if(std::begin(signs), std::end(signs), [&](const auto& one) {
                             return comparison == one.second;
                         })->first);
}

bool isMet(const RollbackCondition& condition, double value)
{
    switch (condition.comparison) {
    case Comparison::Above:
        return value > condition.threshold;
    case Comparison::AtLeast:
        return value >= condition.threshold;
    case Comparison::Below:
        return value < condition.threshold;
    case Comparison::AtMost:
        return value <= condition.threshold;
    case Comparison::Equal:
        return value == condition.threshold;
    case Comparison::NotEqual:
        return !std::isnan(value) && value != condition.threshold;
    }
    return false;
}

} // namespace ph
