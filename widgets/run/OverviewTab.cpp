#include "widgets/run/OverviewTab.h"

#include "models/tables/Format.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/common/TabOrder.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {
namespace {

constexpr int mostMetrics = 12;
constexpr int mostChildren = 50;
constexpr int mostValues = 6;

QWidget* card(QVBoxLayout*& column)
{
    auto* widget = new QWidget;
    widget->setProperty("panel", true);
    widget->setAttribute(Qt::WA_StyledBackground);
    column = new QVBoxLayout(widget);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    return widget;
}

QString firstLines(const QString& text, int most)
{
    QString one = text.simplified();
    return one.size() > most ? one.left(most) + u'…' : one;
}

} // namespace

OverviewTab::OverviewTab(QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("runOverview"));
    setAccessibleName(tr("Overview"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void OverviewTab::showRun(const Run& run, const RunContext& context,
                          const std::optional<QList<ArtifactEntry>>& artifacts)
{
    auto* page = new QWidget;
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(space::l, space::l, space::l, space::l);
    columns->setSpacing(space::l);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::l);
    left->addWidget(metricsCard(run));
    if (QWidget* note = noteCard(run))
        left->addWidget(note);
    if (context.parent || !context.children.isEmpty() || !run.parentRunId.isEmpty())
        left->addWidget(familyCard(context));
    left->addStretch(1); // a factor: the cards keep their heights
    auto* right = new QVBoxLayout;
    right->addWidget(reproducibilityCard(reproducibilityOf(run, artifacts)));
    right->addStretch(1);
    columns->addLayout(left, 5);
    columns->addLayout(right, 6);
    setWidget(page); // deletes the old one
    (void)tabAsLaidOut(this, page);
}

QWidget* OverviewTab::noteCard(const Run& run)
{
    QString note;
    for (const KeyValue& tag : run.tags) {
        if (tag.key == QLatin1StringView(mlflowtag::note))
            note = tag.value;
    }
    if (note.trimmed().isEmpty())
        return nullptr;
    QVBoxLayout* column = nullptr;
    QWidget* widget = card(column);
    column->addWidget(new SectionHeader(tr("Note")));
    auto* text = new QPlainTextEdit;
    text->setObjectName(QStringLiteral("runNote"));
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setProperty("bare", true);
    text->document()->setDocumentMargin(0); // it stands under its heading
    text->setAccessibleName(tr("Note"));
    text->setPlainText(note);
    const int lines = std::clamp(int(note.count(u'\n')) + 1 + int(note.size() / 80), 2, 10);
    text->setFixedHeight(lines * QFontMetrics(text->font()).lineSpacing() + 2 * space::s);
    column->addWidget(text);
    return widget;
}

QWidget* OverviewTab::metricsCard(const Run& run)
{
    QVBoxLayout* column = nullptr;
    QWidget* widget = card(column);
    auto* header = new SectionHeader(tr("Key metrics"));
    column->addWidget(header);
    if (run.metrics.isEmpty()) {
        auto* none = new PlainLabel(tr("This run logged no metrics."));
        none->setRole(PlainLabel::Role::Faint);
        column->addWidget(none);
        return widget;
    }
    header->setNote(tr("last values"));
    if (run.metrics.size() > mostMetrics) {
        auto* all = makeButton(QStringLiteral("overviewAllMetrics"),
                               tr("All %1").arg(formatCount(run.metrics.size())), ButtonKind::Flat);
        connect(all, &QPushButton::clicked, this, &OverviewTab::metricsOpened);
        header->addAction(all);
    }
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::xs);
    const int shown = int(std::min<qsizetype>(run.metrics.size(), mostMetrics));
    for (int i = 0; i < shown; ++i) {
        const Metric& metric = run.metrics[i];
        auto* key = new PlainLabel(metric.key);
        key->setElideMode(Qt::ElideMiddle);
        key->setRole(PlainLabel::Role::Muted);
        auto* value = new PlainLabel(formatNumber(metric.value, {NumberFormat::Notation::Shortest, 5}));
        value->setFont(digitFont());
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setToolTip(
            plainToolTip(tr("%1 at step %2").arg(formatExactNumber(metric.value), formatCount(metric.step))));
        auto* step = new PlainLabel(tr("step %1").arg(formatCount(metric.step)));
        step->setRole(PlainLabel::Role::Faint);
        step->setTextSize(TextSize::Small);
        step->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(key, i, 0);
        grid->addWidget(value, i, 1);
        grid->addWidget(step, i, 2);
    }
    grid->setColumnStretch(0, 1);
    column->addLayout(grid);
    return widget;
}

QWidget* OverviewTab::familyCard(const RunContext& context)
{
    QVBoxLayout* column = nullptr;
    QWidget* widget = card(column);
    auto* header = new SectionHeader(tr("Nested runs"));
    column->addWidget(header);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(0); // their links have room of their own
    column->addLayout(rows);
    const auto add = [&](const RelatedRun& run, const QString& kind) {
        auto* row = new QHBoxLayout;
        auto* glyph = new StatusGlyph;
        glyph->setStatus(run.status);
        const QString name = run.name.isEmpty() ? run.key.remoteId : run.name;
        auto* link = makeButton(QStringLiteral("related-") + run.key.remoteId,
                                escapeMnemonic(firstLines(name, 60)), ButtonKind::Flat);
        connect(link, &QPushButton::clicked, this, [this, key = run.key] { Q_EMIT runActivated(key); });
        auto* what = new PlainLabel(kind);
        what->setRole(PlainLabel::Role::Faint);
        row->addWidget(glyph);
        row->addWidget(link);
        row->addWidget(what);
        row->addStretch();
        rows->addLayout(row);
    };
    if (context.parent)
        add(*context.parent, tr("parent"));
    for (qsizetype i = 0; i < std::min<qsizetype>(context.children.size(), mostChildren); ++i)
        add(context.children[i], tr("child"));
    if (context.children.size() > mostChildren)
        header->setNote(tr("first %1 of %2 children")
                            .arg(formatCount(mostChildren), formatCount(context.children.size())));
    else if (!context.children.isEmpty())
        header->setNote(tr("%Ln children", nullptr, int(context.children.size())));
    return widget;
}

QWidget* OverviewTab::reproducibilityCard(const Reproducibility& record)
{
    QVBoxLayout* column = nullptr;
    QWidget* widget = card(column);
    auto* header = new SectionHeader(tr("Reproducibility"));
    const auto missing = record.missing();
    const auto open = record.unknown();
    header->setNote(missing.isEmpty() && open.isEmpty() ? tr("nothing is missing")
                    : missing.isEmpty()
                        ? tr("not known yet: %1").arg(listText(open))
                        : tr("%Ln of %1 missing", nullptr, int(missing.size())).arg(record.items.size()));
    column->addWidget(header);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const ReproducibilityItem& item : record.items) {
        const bool known = item.answer == ReproducibilityItem::Answer::Known;
        const bool unknown = item.answer == ReproducibilityItem::Answer::Unknown;
        auto* glyph = new StatusGlyph;
        glyph->setTone(known ? Tone::Good : Tone::Warning, known     ? tr("known")
                                                           : unknown ? tr("not known")
                                                                     : tr("missing"));
        auto* label = new PlainLabel(item.label);
        label->setElideMode(Qt::ElideNone);
        label->setTextSize(TextSize::Body, TextWeight::Medium);
        grid->addWidget(glyph, row, 0, Qt::AlignTop);
        grid->addWidget(label, row, 1, Qt::AlignTop | Qt::AlignLeft);
        auto* values = new QVBoxLayout;
        values->setSpacing(2);
        for (qsizetype i = 0; i < std::min<qsizetype>(item.values.size(), mostValues); ++i) {
            auto* value = new PlainLabel(firstLines(item.values[i], 300));
            value->setElideMode(Qt::ElideMiddle);
            value->setToolTip(
                plainToolTip(item.values[i].left(2000) + u'\n' + tr("from %1").arg(item.origins.value(i))));
            if (item.topic == ReproducibilityItem::Topic::Commit)
                value->setFont(monoFont());
            values->addWidget(value);
        }
        if (item.values.size() > mostValues) {
            auto* more = new PlainLabel(tr("and %Ln more", nullptr, int(item.values.size()) - mostValues));
            more->setRole(PlainLabel::Role::Faint);
            values->addWidget(more);
        }
        if (!known) {
            auto* why = new PlainLabel(unknown ? tr("Not known: not all of its files were listed yet.")
                                               : tr("Missing. %1").arg(item.why));
            why->setWordWrap(true);
            why->setRole(PlainLabel::Role::Faint);
            values->addWidget(why);
        }
        grid->addLayout(values, row, 2);
        ++row;
    }
    column->addLayout(grid);
    return widget;
}

} // namespace ph
