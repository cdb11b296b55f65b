#include "models/values/ContainmentOption.h"

#include <array>

namespace ph {

namespace {

constexpr std::array containmentWords{std::pair{ContainmentKind::ReduceCanary, "reduce-canary"},
                                      std::pair{ContainmentKind::ShiftTraffic, "shift-traffic"},
                                      std::pair{ContainmentKind::Fallback, "fallback"},
                                      std::pair{ContainmentKind::Rollback, "rollback"},
                                      std::pair{ContainmentKind::PinPrompt, "pin-prompt"},
                                      std::pair{ContainmentKind::Silence, "silence"}};

/// As one word of a shell.
QString quotedWord(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

} // namespace

QString containmentKindName(ContainmentKind kind)
{
    for (const auto& [known, name] : containmentWords) {
        if (known == kind)
            return QLatin1String(name);
    }
    return {};
}

std::optional<ContainmentKind> containmentKindFromName(const QString& name)
{
    for (const auto& [kind, known] : containmentWords) {
        if (name == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

QStringList containmentKindNames()
{
    QStringList names;
    names.reserve(qsizetype(containmentWords.size()));
    for (const auto& word : containmentWords)
        names.append(QLatin1String(word.second));
    return names;
}

QString containmentCommand(const ContainmentAct& act, const QString& reason)
{
    QStringList words{QStringLiteral("pilothouse")};
    switch (act.how) {
    case ContainmentAct::How::None:
        return {};
    case ContainmentAct::How::TakeBack:
        words << QStringLiteral("rollback") << quotedWord(act.subject);
        break;
    case ContainmentAct::How::AbortRollout:
        words << QStringLiteral("release abort") << quotedWord(act.subject) << QStringLiteral("--reason")
              << quotedWord(reason);
        break;
    case ContainmentAct::How::SetTraffic:
        words << QStringLiteral("traffic") << quotedWord(act.subject);
        for (auto share = act.shares.cbegin(); share != act.shares.cend(); ++share)
            words << QStringLiteral("--set")
                  << quotedWord(QStringLiteral("%1=%2").arg(share.key()).arg(share.value()));
        break;
    case ContainmentAct::How::AddSilence:
        words << QStringLiteral("silence add");
        for (auto label = act.labels.cbegin(); label != act.labels.cend(); ++label)
            words << QStringLiteral("--match")
                  << quotedWord(QStringLiteral("%1=%2").arg(label.key(), label.value()));
        words << QStringLiteral("--for 1h --comment") << quotedWord(reason);
        break;
    }
    if (!act.connection.isEmpty())
        words << QStringLiteral("--connection") << quotedWord(act.connection);
    return words.join(u' ');
}

QString containmentStandingName(ContainmentOption::Standing standing)
{
    switch (standing) {
    case ContainmentOption::Standing::Possible:
        return QStringLiteral("possible");
    case ContainmentOption::Standing::Lacking:
        return QStringLiteral("lacking");
    case ContainmentOption::Standing::Impossible:
        return QStringLiteral("impossible");
    }
    return {};
}

QString reversibilityName(ContainmentOption::Reversibility how)
{
    switch (how) {
    case ContainmentOption::Reversibility::ByItself:
        return QStringLiteral("by itself");
    case ContainmentOption::Reversibility::SameAct:
        return QStringLiteral("same act");
    case ContainmentOption::Reversibility::NewRelease:
        return QStringLiteral("new release");
    }
    return {};
}

QString permitName(ContainmentOption::Permit permit)
{
    switch (permit) {
    case ContainmentOption::Permit::May:
        return QStringLiteral("yes");
    case ContainmentOption::Permit::MayNot:
        return QStringLiteral("no");
    case ContainmentOption::Permit::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QString containmentChoice(const ContainmentOption& option)
{
    const auto kind = containmentKindName(option.kind);
    return option.target.isEmpty() ? kind : kind + u':' + option.target;
}

} // namespace ph
