#include "app/cli/WhyOutput.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ph {

namespace {

using nlohmann::json;

struct WhyOutputTexts {
    Q_DECLARE_TR_FUNCTIONS(WhyOutput)
};

constexpr qsizetype mostAssociations = 12; // in text; JSON has all

json sideJson(const WhySide& side)
{
    auto values = json::array();
    for (const auto& share : side.shares)
        values.push_back({{"value", jsonText(share.value)}, {"runs", share.runs}});
    return {{"missing", side.isMissing()},
            {"runs", side.runs},
            {"of", side.of},
            {"values", values},
            {"other_values", side.others},
            {"mean", jsonNumber(side.mean)},
            {"deviation", jsonNumber(side.deviation)}};
}

const char* changeName(TextChange::Kind kind)
{
    switch (kind) {
    case TextChange::Kind::Added:
        return "added";
    case TextChange::Kind::Removed:
        return "removed";
    case TextChange::Kind::Same:
        break;
    }
    return "same";
}

json itemJson(const WhyItem& item)
{
    auto changes = json::array();
    for (const auto& change : item.changes)
        changes.push_back({{"kind", changeName(change.kind)}, {"text", jsonText(change.text)}});
    return {{"topic", jsonText(whyTopicName(item.topic))},
            {"kind", item.kind == WhyItem::Kind::Missing ? "missing" : "different"},
            {"label", jsonText(item.label)},
            {"origin", jsonText(item.origin)},
            {"a", sideJson(item.a)},
            {"b", sideJson(item.b)},
            {"reason", jsonText(item.reason.isEmpty() ? whyTopicReason(item.topic) : item.reason)},
            {"link", item.link.isEmpty() ? json(nullptr) : jsonText(item.link)},
            {"changes", changes},
            {"separation", jsonNumber(item.separation)},
            {"q", item.q ? jsonNumber(*item.q) : json(nullptr)}};
}

const char* reasonName(UntestedKey::Reason reason)
{
    switch (reason) {
    case UntestedKey::Reason::Constant:
        return "constant";
    case UntestedKey::Reason::TooFewRuns:
        return "too_few_runs";
    case UntestedKey::Reason::NearlyUnique:
        break;
    }
    return "nearly_unique";
}

json associationsJson(const Associations& associations)
{
    if (associations.metric.isEmpty())
        return nullptr;
    auto keys = json::array();
    for (const auto& item : associations.items) {
        const bool numeric = item.kind == Association::Kind::Numeric;
        json entry{{"key", jsonText(columnKeyText(item.key))},
                   {"kind", numeric ? "numeric" : "categorical"},
                   {"strength", jsonNumber(item.strength)},
                   {"n", item.n},
                   {"p", jsonNumber(item.p)},
                   {"q", jsonNumber(item.q)}};
        if (numeric) {
            entry["rho"] = jsonNumber(item.rho);
        } else {
            entry["eta_squared"] = jsonNumber(item.etaSquared);
            entry["omega_squared"] = jsonNumber(item.omegaSquared);
            entry["categories"] = item.categories;
            entry["highest"] = jsonText(item.highest);
            entry["lowest"] = jsonText(item.lowest);
        }
        keys.push_back(std::move(entry));
    }
    auto untested = json::array();
    for (const auto& key : associations.untested)
        untested.push_back(
            {{"key", jsonText(columnKeyText(key.key))}, {"reason", reasonName(key.reason)}, {"n", key.n}});
    return {{"metric", jsonText(associations.metric)},
            {"runs", associations.runs},
            {"with_metric", associations.withMetric},
            {"keys", keys},
            {"untested", untested},
            {"note", jsonText(associationsNote(associations))}};
}

json outcomeJson(const WhyDifferent::Outcome& outcome)
{
    return {{"metric", jsonText(outcome.metric)},
            {"a", sideJson(outcome.a)},
            {"b", sideJson(outcome.b)},
            {"difference", jsonNumber(outcome.difference.estimate)},
            {"low", jsonNumber(outcome.difference.low)},
            {"high", jsonNumber(outcome.difference.high)},
            {"level", outcome.difference.level}};
}

QString outcomeLine(const WhyDifferent::Outcome& outcome)
{
    auto text = QStringLiteral("%1: %2 → %3")
                    .arg(terminalText(outcome.metric), terminalText(whySideText(outcome.a)),
                         terminalText(whySideText(outcome.b)));
    const auto& d = outcome.difference;
    if (d.hasInterval())
        text += u' ' + WhyOutputTexts::tr("(difference %1, %2 % interval %3 to %4)")
                           .arg(QString::number(d.estimate, 'g', 4), QString::number(100 * d.level),
                                QString::number(d.low, 'g', 4), QString::number(d.high, 'g', 4));
    return text;
}

/// Rows of one topic, and beneath them what was added and removed.
QStringList topicLines(const WhyDifferent& why, WhyTopic topic)
{
    QList<QStringList> rows;
    QList<QStringList> beneath; // by row
    for (const auto& item : why.items) {
        if (item.topic != topic)
            continue;
        rows << QStringList{QStringLiteral("  ") + terminalText(item.label),
                            terminalText(whySideText(item.a)), terminalText(whySideText(item.b)),
                            terminalText(item.reason)};
        QStringList more;
        for (const auto& change : item.changes) {
            const auto* mark = change.kind == TextChange::Kind::Added     ? "+"
                               : change.kind == TextChange::Kind::Removed ? "-"
                                                                          : " ";
            more << QStringLiteral("      %1 %2").arg(QLatin1String(mark), terminalText(change.text));
        }
        if (!item.link.isEmpty())
            more << QStringLiteral("      ") + terminalText(item.link);
        beneath << more;
    }
    if (rows.isEmpty())
        return {};
    const auto aligned =
        alignedLines({whyTopicTitle(topic), QStringLiteral("A"), QStringLiteral("B"), QString()}, rows);
    QStringList lines{QString(), aligned.first()};
    for (qsizetype i = 0; i < rows.size(); ++i)
        lines << aligned[i + 1] << beneath[i];
    return lines;
}

QStringList associationLines(const Associations& associations)
{
    if (associations.metric.isEmpty() || (associations.items.isEmpty() && associations.untested.isEmpty()))
        return {};
    QStringList lines{QString()};
    QList<QStringList> rows;
    for (const auto& item : associations.items.first(std::min(mostAssociations, associations.items.size()))) {
        rows << QStringList{
            QStringLiteral("  ") + terminalText(columnKeyText(item.key)), associationFigure(item),
            QString::number(item.n), probabilityText(item.q),
            item.kind == Association::Kind::Categorical
                ? WhyOutputTexts::tr("highest: %1, lowest: %2")
                      .arg(terminalText(item.highest.left(24)), terminalText(item.lowest.left(24)))
                : QString()};
    }
    lines << alignedLines({WhyOutputTexts::tr("Goes with %1").arg(terminalText(associations.metric)),
                           QString(), QStringLiteral("n"), QStringLiteral("q"), QString()},
                          rows, {2});
    if (associations.items.size() > mostAssociations)
        lines << QStringLiteral("  ") + WhyOutputTexts::tr("and %Ln more; --json has all", nullptr,
                                                           int(associations.items.size() - mostAssociations));
    lines << terminalText(associationsNote(associations));
    if (const auto untested = untestedText(associations); !untested.isEmpty())
        lines << untested;
    return lines;
}

} // namespace

json whyJson(const WhyDifferent& why, const Associations& associations)
{
    auto differences = json::array();
    for (const auto& item : why.items)
        differences.push_back(itemJson(item));
    auto remarks = json::array();
    for (const auto& remark : why.remarks)
        remarks.push_back(jsonText(remark));
    return {{"a", {{"name", jsonText(why.nameA)}, {"runs", why.runsA}}},
            {"b", {{"name", jsonText(why.nameB)}, {"runs", why.runsB}}},
            {"outcome", why.outcome ? outcomeJson(*why.outcome) : json(nullptr)},
            {"differences", differences},
            {"same", why.same},
            {"identifiers", why.identifiers},
            {"remarks", remarks},
            {"associations", associationsJson(associations)}};
}

QStringList whyLines(const WhyDifferent& why, const Associations& associations)
{
    QStringList lines;
    lines << QStringLiteral("A  %1 (%2)")
                 .arg(terminalText(why.nameA), WhyOutputTexts::tr("%Ln runs", nullptr, int(why.runsA)));
    lines << QStringLiteral("B  %1 (%2)")
                 .arg(terminalText(why.nameB), WhyOutputTexts::tr("%Ln runs", nullptr, int(why.runsB)));
    if (why.outcome)
        lines << outcomeLine(*why.outcome);
    for (int topic = 0; topic < whyTopics; ++topic)
        lines << topicLines(why, WhyTopic(topic));
    if (why.items.isEmpty())
        lines << QString() << WhyOutputTexts::tr("No param, tag, data, code or environment differs.");
    lines << QString() << WhyOutputTexts::tr("%Ln keys are the same on both sides.", nullptr, int(why.same));
    if (why.identifiers > 0)
        lines << WhyOutputTexts::tr("%Ln keys have a value of their own in every run, and are left out.",
                                    nullptr, int(why.identifiers));
    lines << associationLines(associations);
    static const QRegularExpression padding(QStringLiteral("\\s+$"));
    for (auto& text : lines)
        text.remove(padding);
    return lines;
}

} // namespace ph
