#include "models/values/Silence.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

struct SilenceTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Silence)
};

const char* operatorText(LabelMatcher::Operator op)
{
    switch (op) {
    case LabelMatcher::Operator::Equal:
        return "=";
    case LabelMatcher::Operator::NotEqual:
        return "!=";
    case LabelMatcher::Operator::Matches:
        return "=~";
    case LabelMatcher::Operator::MatchesNot:
        return "!~";
    }
    return "=";
}

LabelMatcher::Operator operatorFrom(const QString& text)
{
    using Operator = LabelMatcher::Operator;
    for (const auto op : {Operator::NotEqual, Operator::Matches, Operator::MatchesNot}) {
        if (text == QLatin1String(operatorText(op)))
            return op;
    }
    return Operator::Equal;
}

QString withoutQuotes(const QString& text)
{
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
        return text;
    QString plain;
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == u'\\' && i + 2 < text.size()) {
            ++i;
            plain += text[i] == u'n' ? QChar(u'\n') : text[i];
        } else {
            plain += text[i];
        }
    }
    return plain;
}

bool fits(const LabelMatcher& matcher, const QString& value)
{
    switch (matcher.op) {
    case LabelMatcher::Operator::Equal:
        return value == matcher.value;
    case LabelMatcher::Operator::NotEqual:
        return value != matcher.value;
    case LabelMatcher::Operator::Matches:
    case LabelMatcher::Operator::MatchesNot:
        break;
    }
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(matcher.value));
    const bool wanted = matcher.op == LabelMatcher::Operator::Matches;
    return pattern.isValid() && pattern.match(value).hasMatch() == wanted;
}

QStringList sortedTexts(const QList<LabelMatcher>& matchers)
{
    QStringList texts;
    for (const auto& matcher : matchers)
        texts << matcherText(matcher);
    texts.sort();
    return texts;
}

} // namespace

Result<LabelMatcher> parseLabelMatcher(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*$"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto found = form.match(text);
    if (!found.hasMatch())
        return fail(ErrorKind::Invalid, text,
                    SilenceTexts::tr("This is no condition on a label; write name=value, name!=value, "
                                     "name=~pattern or name!~pattern."));
    LabelMatcher matcher{found.captured(1), operatorFrom(found.captured(2)),
                         withoutQuotes(found.captured(3))};
    const bool isPattern =
        matcher.op == LabelMatcher::Operator::Matches || matcher.op == LabelMatcher::Operator::MatchesNot;
    if (const QRegularExpression pattern(matcher.value); isPattern && !pattern.isValid())
        return fail(ErrorKind::Invalid, text,
                    SilenceTexts::tr("The pattern cannot be read: %1").arg(pattern.errorString()));
    return matcher;
}

QString matcherText(const LabelMatcher& matcher)
{
    auto value = matcher.value;
    value.replace(u'\\', QLatin1String("\\\\"))
        .replace(u'"', QLatin1String("\\\""))
        .replace(u'\n', QLatin1String("\\n"));
    return matcher.name + QLatin1String(operatorText(matcher.op)) + u'"' + value + u'"';
}

bool matchesAll(const QList<LabelMatcher>& matchers, const MetricLabels& labels)
{
    return std::all_of(matchers.begin(), matchers.end(), [&labels](const LabelMatcher& matcher) {
        return fits(matcher, labels.value(matcher.name));
    });
}

QString silenceStateName(Silence::State state)
{
    switch (state) {
    case Silence::State::Pending:
        return QStringLiteral("pending");
    case Silence::State::Active:
        return QStringLiteral("active");
    case Silence::State::Expired:
        return QStringLiteral("expired");
    case Silence::State::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

Result<void> checkedSilence(const SilenceAsk& ask, std::int64_t nowMs)
{
    const auto refuse = [](const QString& why) {
        return fail(ErrorKind::Invalid, QStringLiteral("silence"), why);
    };
    if (ask.matchers.isEmpty())
        return refuse(SilenceTexts::tr("Say which alerts: a silence needs a condition on a label."));
    if (matchesAll(ask.matchers, {}))
        return refuse(SilenceTexts::tr(
            "One condition has to ask for a label that is there, else everything would be silenced."));
    if (ask.comment.trimmed().isEmpty())
        return refuse(SilenceTexts::tr("Say why: a silence needs a reason."));
    if (ask.createdBy.trimmed().isEmpty())
        return refuse(SilenceTexts::tr("Say who asks for it."));
    if (ask.startsAtMs == noTime || ask.endsAtMs == noTime)
        return refuse(SilenceTexts::tr("Say until when: a silence needs an end."));
    if (ask.endsAtMs <= ask.startsAtMs || ask.endsAtMs <= nowMs)
        return refuse(SilenceTexts::tr("It would be over before it begins."));
    return {};
}

bool isAskedFor(const Silence& silence, const SilenceAsk& ask)
{
    return silence.state != Silence::State::Expired && silence.endsAtMs == ask.endsAtMs &&
           silence.createdBy == ask.createdBy && silence.comment == ask.comment &&
           sortedTexts(silence.matchers) == sortedTexts(ask.matchers);
}

} // namespace ph
