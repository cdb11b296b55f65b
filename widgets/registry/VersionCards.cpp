#include "widgets/registry/VersionCards.h"

#include "models/tables/Format.h"
#include "models/tables/ReleaseWords.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/StatusGlyph.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

struct VersionCardsTexts {
    Q_DECLARE_TR_FUNCTIONS(VersionCards)
};

constexpr int mostTextLines = 14;
constexpr int lettersInLine = 50; // of a card in a window of 1280 pixels

PlainLabel* faint(const QString& text)
{
    auto* label = new PlainLabel(text);
    label->setRole(PlainLabel::Role::Muted);
    label->setWordWrap(true);
    return label;
}

PlainLabel* valueLabel(const QString& text)
{
    auto* label = new PlainLabel(text.simplified());
    label->setElideMode(Qt::ElideMiddle);
    label->setToolTip(plainToolTip(text.left(2000)));
    return label;
}

PlainLabel* keyLabel(const QString& text)
{
    auto* label = new PlainLabel(text);
    label->setElideMode(Qt::ElideMiddle);
    label->setRole(PlainLabel::Role::Muted);
    return label;
}

QGridLayout* grid(QVBoxLayout* into)
{
    auto* lines = new QGridLayout;
    lines->setHorizontalSpacing(space::m);
    lines->setVerticalSpacing(space::xs);
    lines->setColumnStretch(1, 1);
    into->addLayout(lines);
    return lines;
}

void addMore(QVBoxLayout* into, qsizetype more)
{
    if (more > 0)
        into->addWidget(faint(VersionCardsTexts::tr("and %Ln more", nullptr, int(more))));
}

QString unknownRun(const VersionDetails& version)
{
    return version.side.version.runId.isEmpty()
               ? VersionCardsTexts::tr("Unknown: the version names no run.")
               : VersionCardsTexts::tr("Unknown: the source run is not cached.");
}

} // namespace

Card* pairsCard(const QString& objectName, const QString& title, const QList<KeyValue>& pairs,
                const QString& none, int most)
{
    auto* card = new Card(objectName, title);
    if (pairs.isEmpty()) {
        card->body()->addWidget(faint(none));
        return card;
    }
    card->header()->setNote(formatCount(pairs.size()));
    auto* lines = grid(card->body());
    const int shown = int(std::min<qsizetype>(pairs.size(), most));
    for (int i = 0; i < shown; ++i) {
        lines->addWidget(keyLabel(pairs[i].key), i, 0);
        lines->addWidget(valueLabel(pairs[i].value), i, 1);
    }
    addMore(card->body(), pairs.size() - shown);
    return card;
}

Card* textCard(const QString& objectName, const QString& title, const QString& text, const QFont& font)
{
    auto* card = new Card(objectName, title);
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(objectName + QStringLiteral("Text"));
    edit->setAccessibleName(title);
    edit->setReadOnly(true);
    edit->setProperty("bare", true);
    edit->document()->setDocumentMargin(0); // it stands under its heading
    edit->setFont(font);
    edit->setPlainText(text);
    const int lines = std::clamp(int(text.count(u'\n') + text.size() / lettersInLine) + 1, 1, mostTextLines);
    edit->setFixedHeight(lines * QFontMetrics(edit->font()).lineSpacing() + 2 * space::s);
    card->body()->addWidget(edit);
    return card;
}

Card* metricsCard(const VersionDetails& version)
{
    QList<KeyValue> pairs;
    if (version.side.run) {
        for (const auto& metric : version.side.run->metrics)
            pairs.append({metric.key, formatNumber(metric.value, {NumberFormat::Notation::Shortest, 5})});
    }
    return pairsCard(
        QStringLiteral("versionMetrics"), VersionCardsTexts::tr("Metrics of the source run"), pairs,
        version.side.run ? VersionCardsTexts::tr("The run logged no metrics.") : unknownRun(version));
}

Card* signatureCard(const VersionDetails& version)
{
    auto* card = new Card(QStringLiteral("versionSignature"), VersionCardsTexts::tr("Signature"));
    if (!version.signature || version.signature->isEmpty()) {
        card->body()->addWidget(faint(
            !version.side.run    ? unknownRun(version)
            : !version.signature ? VersionCardsTexts::tr("Unknown: the run noted none that can be read here. "
                                                         "MLflow 3 keeps it in the file MLmodel only.")
                                 : VersionCardsTexts::tr("The model was logged without a signature.")));
        return card;
    }
    for (auto it = version.signature->begin(); it != version.signature->end(); ++it) {
        card->body()->addWidget(keyLabel(it.key()));
        auto* columns = bodyText(QStringLiteral("signature-") + it.key(), *it);
        columns->setFont(monoFont(TextSize::Small));
        card->body()->addWidget(columns);
    }
    return card;
}

Card* filesCard(const VersionDetails& version)
{
    auto* card = new Card(QStringLiteral("versionFiles"), VersionCardsTexts::tr("Files"));
    const auto& source = version.side.version.source;
    auto* address =
        bodyText(QStringLiteral("versionSource"),
                 source.isEmpty() ? VersionCardsTexts::tr("The version names no source.") : source);
    address->setFont(monoFont(TextSize::Small));
    card->body()->addWidget(address);
    if (!version.files) {
        card->body()->addWidget(
            faint(VersionCardsTexts::tr("Unknown: its files were never listed here. Artifacts of the "
                                        "source run lists them.")));
        return card;
    }
    card->header()->setNote(VersionCardsTexts::tr("listed %1").arg(formatLocalTime(version.filesMs)));
    QList<KeyValue> pairs;
    for (const auto& file : *version.files)
        pairs.append({file.path.section(u'/', -1), file.kind == ArtifactEntry::Kind::Directory
                                                       ? VersionCardsTexts::tr("folder")
                                                   : file.size ? formatBytes(*file.size)
                                                               : QStringLiteral("–")});
    auto* lines = grid(card->body());
    const int shown = int(std::min<qsizetype>(pairs.size(), 20));
    for (int i = 0; i < shown; ++i) {
        lines->addWidget(valueLabel(pairs[i].key), i, 0);
        auto* size = keyLabel(pairs[i].value);
        size->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        lines->addWidget(size, i, 1);
    }
    addMore(card->body(), pairs.size() - shown);
    return card;
}

Card* lineageCard(const VersionDetails& version, std::function<void()> openRun)
{
    auto* card = new Card(QStringLiteral("versionLineage"), VersionCardsTexts::tr("Lineage"));
    auto* lines = new QGridLayout;
    lines->setHorizontalSpacing(space::m);
    lines->setVerticalSpacing(space::s);
    lines->setColumnStretch(2, 1);
    card->body()->addLayout(lines);
    int row = 0;
    for (const auto& step : lineageOf(version, releaseStateText)) {
        auto* glyph = new StatusGlyph;
        const bool isKnown = !step.items.isEmpty();
        glyph->setTone(isKnown ? Tone::Good : Tone::Unknown,
                       isKnown ? VersionCardsTexts::tr("known") : VersionCardsTexts::tr("unknown"));
        auto* label = new PlainLabel(step.label);
        label->setElideMode(Qt::ElideNone);
        label->setTextSize(TextSize::Body, TextWeight::Medium);
        lines->addWidget(glyph, row, 0, Qt::AlignTop);
        lines->addWidget(label, row, 1, Qt::AlignTop);
        auto* items = new QVBoxLayout;
        items->setSpacing(2);
        for (const auto& item : step.items) {
            if (step.kind == LineageStep::Kind::Run) {
                auto* link = makeButton(QStringLiteral("versionRun"), escapeMnemonic(item.name.simplified()),
                                        ButtonKind::Link);
                link->setAccessibleName(VersionCardsTexts::tr("Open run %1").arg(item.name));
                QObject::connect(link, &QPushButton::clicked, link, openRun);
                items->addWidget(link, 0, Qt::AlignLeft);
            } else {
                items->addWidget(valueLabel(item.name));
            }
            if (!item.detail.isEmpty()) {
                auto* detail = valueLabel(item.detail);
                detail->setRole(PlainLabel::Role::Muted);
                detail->setTextSize(TextSize::Small);
                items->addWidget(detail);
            }
        }
        if (!isKnown)
            items->addWidget(faint(step.unknown));
        lines->addLayout(items, row++, 2);
    }
    return card;
}

Card* reproducibilityCard(const VersionDetails& version)
{
    auto* card = new Card(QStringLiteral("versionReproducibility"), VersionCardsTexts::tr("Reproducibility"));
    if (!version.side.run) {
        card->body()->addWidget(faint(unknownRun(version)));
        return card;
    }
    const auto record = reproducibilityOf(*version.side.run, version.files);
    const auto missing = record.missing();
    const auto unknown = record.unknown();
    card->header()->setNote(
        missing.isEmpty() && unknown.isEmpty() ? VersionCardsTexts::tr("nothing is missing")
        : missing.isEmpty()
            ? VersionCardsTexts::tr("not known yet: %1").arg(listText(unknown))
            : VersionCardsTexts::tr("%1 of %2 missing").arg(missing.size()).arg(record.items.size()));
    auto* lines = new QGridLayout;
    lines->setHorizontalSpacing(space::m);
    lines->setVerticalSpacing(space::xs);
    lines->setColumnStretch(2, 1);
    card->body()->addLayout(lines);
    int row = 0;
    for (const auto& item : record.items) {
        const bool isKnown = item.answer == ReproducibilityItem::Answer::Known;
        const auto unanswered = item.answer == ReproducibilityItem::Answer::Unknown
                                    ? VersionCardsTexts::tr("not known: not all of its files were listed yet")
                                    : VersionCardsTexts::tr("missing");
        auto* glyph = new StatusGlyph;
        glyph->setTone(isKnown ? Tone::Good : Tone::Warning,
                       isKnown ? VersionCardsTexts::tr("known") : unanswered);
        auto* label = new PlainLabel(item.label);
        label->setElideMode(Qt::ElideNone);
        auto* value = valueLabel(isKnown ? listText(item.values) : unanswered);
        if (!isKnown) {
            value->setRole(PlainLabel::Role::Muted);
            value->setToolTip(plainToolTip(item.why));
        }
        lines->addWidget(glyph, row, 0);
        lines->addWidget(label, row, 1);
        lines->addWidget(value, row++, 2);
    }
    return card;
}

} // namespace ph
