#include "models/values/WhyDifferent.h"

#include "models/values/Associations.h"
#include "models/values/RunSnippets.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ph {

namespace {

struct WhyDifferentTexts {
    Q_DECLARE_TR_FUNCTIONS(WhyDifferent)
};

struct TopicWords {
    const char* name;
    const char* title;
    const char* reason;
};

// In the order of WhyTopic.
constexpr TopicWords topicWords[whyTopics] = {
    {"data", QT_TRANSLATE_NOOP("WhyDifferent", "Data"),
     QT_TRANSLATE_NOOP("WhyDifferent", "Other data gives other numbers, whatever else is the same.")},
    {"code", QT_TRANSLATE_NOOP("WhyDifferent", "Code"),
     QT_TRANSLATE_NOOP("WhyDifferent", "Other code can change anything, also what no param tells.")},
    {"features", QT_TRANSLATE_NOOP("WhyDifferent", "Features"),
     QT_TRANSLATE_NOOP("WhyDifferent", "The model saw other inputs.")},
    {"prompt", QT_TRANSLATE_NOOP("WhyDifferent", "Prompt"),
     QT_TRANSLATE_NOOP("WhyDifferent", "The model was asked something else.")},
    {"model", QT_TRANSLATE_NOOP("WhyDifferent", "Model"),
     QT_TRANSLATE_NOOP("WhyDifferent", "Another kind of model was trained or asked.")},
    {"params", QT_TRANSLATE_NOOP("WhyDifferent", "Params"),
     QT_TRANSLATE_NOOP("WhyDifferent", "Those that go most with the metric come first.")},
    {"environment", QT_TRANSLATE_NOOP("WhyDifferent", "Environment"),
     QT_TRANSLATE_NOOP("WhyDifferent", "Other library versions can give other numbers from the same code.")},
    {"seed", QT_TRANSLATE_NOOP("WhyDifferent", "Seed"),
     QT_TRANSLATE_NOOP("WhyDifferent", "Another seed alone moves a metric by chance.")},
    {"hardware", QT_TRANSLATE_NOOP("WhyDifferent", "Hardware"),
     QT_TRANSLATE_NOOP("WhyDifferent", "It changes durations, and sums of floats in their last digits.")},
    {"other", QT_TRANSLATE_NOOP("WhyDifferent", "Other"),
     QT_TRANSLATE_NOOP("WhyDifferent", "It seldom explains a metric by itself.")},
};

QString shortened(const QString& text, qsizetype most = 80)
{
    const QString line = text.simplified();
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}

QString number(double value)
{
    return QLocale().toString(value, 'g', 4).replace(u'-', QChar(0x2212));
}

QString changesText(const QList<TextChange>& changes)
{
    QStringList parts;
    for (const auto& change : changes) {
        if (change.kind == TextChange::Kind::Added)
            parts << QStringLiteral("+ ") + change.text.simplified();
        else if (change.kind == TextChange::Kind::Removed)
            parts << QStringLiteral("− ") + change.text.simplified();
    }
    return parts.join(QStringLiteral("; "));
}

QString row(const QStringList& cells)
{
    QStringList escaped;
    for (const auto& cell : cells)
        escaped << markdownText(cell);
    return QStringLiteral("| ") + escaped.join(QStringLiteral(" | ")) + QStringLiteral(" |");
}

void addItems(QStringList& lines, const WhyDifferent& why, WhyTopic topic)
{
    bool first = true;
    for (const auto& item : why.items) {
        if (item.topic != topic)
            continue;
        if (first) {
            lines << QString() << QStringLiteral("### ") + whyTopicTitle(topic) << QString()
                  << row({WhyDifferentTexts::tr("What"), why.nameA, why.nameB,
                          WhyDifferentTexts::tr("Remark")})
                  << QStringLiteral("|---|---|---|---|");
        }
        first = false;
        QString remark = item.changes.isEmpty() ? item.reason : changesText(item.changes);
        auto line = row({item.label, whySideText(item.a), whySideText(item.b), remark});
        if (!item.link.isEmpty()) {
            line.chop(1);
            line += QStringLiteral("<%1> |").arg(item.link);
        }
        lines << line;
    }
}

void addAssociations(QStringList& lines, const Associations& associations)
{
    lines << QString()
          << QStringLiteral("### ") +
                 markdownText(WhyDifferentTexts::tr("What goes with %1").arg(associations.metric))
          << QString()
          << row({WhyDifferentTexts::tr("Key"), WhyDifferentTexts::tr("Figure"), QStringLiteral("n"),
                  QStringLiteral("q")})
          << QStringLiteral("|---|---|---|---|");
    for (const auto& item : associations.items)
        lines << row({columnKeyText(item.key), associationFigure(item), QString::number(item.n),
                      probabilityText(item.q)});
    lines << QString() << markdownText(associationsNote(associations));
    if (const auto untested = untestedText(associations); !untested.isEmpty())
        lines << QString() << markdownText(untested);
}

} // namespace

QString whyTopicName(WhyTopic topic)
{
    return QLatin1String(topicWords[int(topic)].name);
}

QString whyTopicTitle(WhyTopic topic)
{
    return WhyDifferentTexts::tr(topicWords[int(topic)].title);
}

QString whyTopicReason(WhyTopic topic)
{
    return WhyDifferentTexts::tr(topicWords[int(topic)].reason);
}

QString whySideText(const WhySide& side)
{
    if (side.isMissing())
        return WhyDifferentTexts::tr("missing");
    if (side.of <= 1 && side.shares.size() == 1)
        return shortened(side.shares.first().value);
    QString text;
    if (!std::isnan(side.mean) && side.shares.size() + qsizetype(side.others) > 2) {
        text = number(side.mean);
        if (!std::isnan(side.deviation))
            text += QStringLiteral(" ± ") + number(side.deviation);
        text += QStringLiteral(" (n %1)").arg(side.runs);
    } else {
        QStringList parts;
        for (const auto& share : side.shares)
            parts << shortened(share.value, side.shares.size() > 1 ? 24 : 80) + QStringLiteral(" ×") +
                         QLocale().toString(qulonglong(share.runs));
        if (side.others > 0)
            parts << WhyDifferentTexts::tr("%Ln more", nullptr, int(side.others));
        text = parts.join(QStringLiteral(", "));
    }
    if (side.runs < side.of)
        text +=
            QStringLiteral(", ") + WhyDifferentTexts::tr("missing in %Ln", nullptr, int(side.of - side.runs));
    return text;
}

QString whyAsMarkdown(const WhyDifferent& why, const Associations* associations)
{
    QStringList lines{QStringLiteral("## ") +
                      markdownText(WhyDifferentTexts::tr("Why %1 and %2 differ").arg(why.nameA, why.nameB))};
    if (why.outcome) {
        lines << QString()
              << markdownText(
                     QStringLiteral("%1: %2 → %3")
                         .arg(why.outcome->metric, whySideText(why.outcome->a), whySideText(why.outcome->b)));
    }
    for (int topic = 0; topic < whyTopics; ++topic)
        addItems(lines, why, WhyTopic(topic));
    if (why.items.isEmpty())
        lines << QString()
              << markdownText(WhyDifferentTexts::tr("No param, tag, data, code or environment differs."));
    lines << QString()
          << markdownText(
                 WhyDifferentTexts::tr("%Ln keys are the same on both sides.", nullptr, int(why.same)));
    for (const auto& remark : why.remarks)
        lines << markdownText(remark);
    if (associations && !associations->metric.isEmpty())
        addAssociations(lines, *associations);
    return lines.join(u'\n') + u'\n';
}

} // namespace ph
