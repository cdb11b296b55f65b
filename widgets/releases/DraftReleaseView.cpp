#include "widgets/releases/DraftReleaseView.h"

#include "models/tables/Format.h"
#include "models/tables/GateTableModel.h"
#include "models/tables/ReleaseWords.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Progress.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/TabOrder.h"
#include "widgets/releases/GateTable.h"
#include "widgets/releases/PartRow.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

QComboBox* choice(const QString& objectName, const QString& name)
{
    auto* combo = new QComboBox;
    combo->setObjectName(objectName);
    combo->setAccessibleName(name);
    combo->setPlaceholderText(DraftReleaseView::tr("Choose…"));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(10);
    return combo;
}

void refill(QComboBox* combo, const QStringList& items)
{
    const QSignalBlocker quiet(combo);
    const QString chosen = combo->currentText();
    combo->clear();
    combo->addItems(items);
    if (!chosen.isEmpty() && !items.contains(chosen))
        combo->addItem(chosen); // what was chosen stays, even where it is offered no more
    combo->setCurrentIndex(combo->findText(chosen));
}

void choose(QComboBox* combo, const QString& text)
{
    if (!text.isEmpty() && combo->findText(text) < 0)
        combo->addItem(text);
    combo->setCurrentIndex(text.isEmpty() ? -1 : combo->findText(text));
}

QPlainTextEdit* field(const QString& objectName, const QString& name, const QString& placeholder)
{
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(58);
    return edit;
}

} // namespace

struct DraftReleaseView::Private {
    DraftReleaseView* q = nullptr;
    DraftChoices choices;
    QStringList problems;
    enum class Quiet { No, Yes } quiet = Quiet::No; ///< Yes: the program fills the form
    enum class Saving { No, Yes } saving = Saving::No;

    Banner* banner = nullptr;
    QComboBox* environment = nullptr;
    QComboBox* tier = nullptr;
    QVBoxLayout* rows = nullptr;
    QList<PartRow*> parts;
    QPlainTextEdit *objective = nullptr, *risk = nullptr, *rollout = nullptr, *acceptance = nullptr;
    QLineEdit* condition = nullptr;
    QComboBox* source = nullptr;
    GateTableModel* gates = nullptr;
    SectionHeader* gatesHeader = nullptr;
    ProgressLine* gatesBusy = nullptr;
    PlainLabel* gatesNote = nullptr;
    Card* missing = nullptr;
    PlainLabel* missingText = nullptr;
    QPushButton* save = nullptr;
    PlainLabel* why = nullptr;
    QTimer rest;

    void build(const Clock& clock);
    QWidget* buildForm();
    QWidget* buildBeside(const Clock& clock);
    QWidget* buildFoot();
    PartRow* addRow();
    void removeRow(PartRow* row);
    void changed();
    void showGaps();
};

PartRow* DraftReleaseView::Private::addRow()
{
    auto* row = new PartRow(int(parts.size()) + 1);
    row->showChoices(choices);
    parts.append(row);
    rows->addWidget(row);
    QWidget* before = tier;
    for (auto* each : std::as_const(parts))
        before = tabAsLaidOut(before, each);
    QObject::connect(row, &PartRow::changed, q, [this] { changed(); });
    QObject::connect(row, &PartRow::removeRequested, q, [this, row] { removeRow(row); });
    return row;
}

void DraftReleaseView::Private::removeRow(PartRow* row)
{
    parts.removeOne(row);
    row->hide();
    row->deleteLater();
    changed();
}

QWidget* DraftReleaseView::Private::buildForm()
{
    environment = choice(QStringLiteral("draftEnvironment"), DraftReleaseView::tr("Environment"));
    tier = choice(QStringLiteral("draftTier"), DraftReleaseView::tr("Tier of risk"));
    source =
        choice(QStringLiteral("draftSource"), DraftReleaseView::tr("Data source of the rollback condition"));
    source->setEditable(true);
    source->setInsertPolicy(QComboBox::NoInsert);
    source->lineEdit()->setPlaceholderText(DraftReleaseView::tr("What can trigger it"));
    source->lineEdit()->setAccessibleName(source->accessibleName());
    condition = new QLineEdit;
    condition->setObjectName(QStringLiteral("draftCondition"));
    condition->setAccessibleName(DraftReleaseView::tr("Rollback condition"));
    condition->setPlaceholderText(QStringLiteral("p95_latency_ms > 300 for 5m"));
    condition->setFont(monoFont());
    objective = field(QStringLiteral("draftObjective"), DraftReleaseView::tr("Objective"),
                      DraftReleaseView::tr("What is it for?"));
    risk = field(QStringLiteral("draftRisk"), DraftReleaseView::tr("Risk"),
                 DraftReleaseView::tr("What can go wrong, and for whom?"));
    rollout = field(QStringLiteral("draftRollout"), DraftReleaseView::tr("Rollout"),
                    DraftReleaseView::tr("In which steps, how long watched?"));
    acceptance = field(QStringLiteral("draftAcceptance"), DraftReleaseView::tr("Acceptance"),
                       DraftReleaseView::tr("What must be seen before it is done?"));
    rows = new QVBoxLayout;
    rows->setSpacing(space::xs);
    auto* add =
        makeButton(QStringLiteral("draftAddPart"), DraftReleaseView::tr("Add a part"), ButtonKind::Flat);
    add->setIcon(themedIcon(QStringLiteral("list-add"), Tone::Accent));
    QObject::connect(add, &QPushButton::clicked, q, [this] {
        addRow();
        changed();
    });

    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, 0, space::l, space::l);
    column->setSpacing(space::xs);
    const auto form = [&] {
        auto* layout = new QFormLayout;
        layout->setHorizontalSpacing(space::l);
        layout->setVerticalSpacing(space::s);
        column->addLayout(layout);
        return layout;
    };
    const auto label = [](const QString& text, QWidget* buddy) {
        auto* name = new PlainLabel(text);
        name->setRole(PlainLabel::Role::Muted);
        name->setElideMode(Qt::ElideNone);
        name->setMinimumWidth(84);
        name->setFixedHeight(height::control); // on the first line of a field of several
        name->setBuddy(buddy);
        return name;
    };
    column->addWidget(new SectionHeader(DraftReleaseView::tr("Where")));
    auto* where = form();
    where->addRow(label(DraftReleaseView::tr("Environment"), environment), environment);
    where->addRow(label(DraftReleaseView::tr("Tier"), tier), tier);
    auto* what = new SectionHeader(DraftReleaseView::tr("What"));
    what->setNote(DraftReleaseView::tr("all parts move, and go back, as one"));
    what->addAction(add);
    column->addWidget(what);
    column->addWidget(PartRow::headings());
    column->addLayout(rows);
    column->addWidget(new SectionHeader(DraftReleaseView::tr("The request")));
    auto* words = form();
    words->addRow(label(DraftReleaseView::tr("Objective"), objective), objective);
    words->addRow(label(DraftReleaseView::tr("Risk"), risk), risk);
    words->addRow(label(DraftReleaseView::tr("Rollout"), rollout), rollout);
    words->addRow(label(DraftReleaseView::tr("Acceptance"), acceptance), acceptance);
    auto* back = new SectionHeader(DraftReleaseView::tr("The way back"));
    back->setNote(DraftReleaseView::tr("without it nothing is saved"));
    column->addWidget(back);
    auto* wayBack = form();
    wayBack->addRow(label(DraftReleaseView::tr("When"), condition), condition);
    wayBack->addRow(label(DraftReleaseView::tr("Asked of"), source), source);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("draftForm"));
    scroll->setAccessibleName(DraftReleaseView::tr("The draft"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    return scroll;
}

QWidget* DraftReleaseView::Private::buildBeside(const Clock& clock)
{
    gates = new GateTableModel(q, clock);
    auto* table = new GateTable(gates);
    table->setExtent(GateTable::Extent::Narrow);
    gatesHeader = new SectionHeader(DraftReleaseView::tr("Gates, as of now"));
    gatesHeader->setContentsMargins(space::m, 0, space::m, 0);
    gatesBusy = new ProgressLine;
    gatesNote =
        noteText(QStringLiteral("draftGatesNote"),
                 DraftReleaseView::tr("Choose environment and model: their gates are evaluated here."));
    gatesNote->setContentsMargins(space::m, 0, space::m, space::s);
    missing = new Card(QStringLiteral("draftMissing"), DraftReleaseView::tr("Missing"));
    missingText = bodyText(QStringLiteral("draftMissingText"));
    missing->body()->addWidget(missingText);
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, space::m);
    column->setSpacing(space::xs);
    column->addWidget(gatesHeader);
    column->addWidget(gatesBusy);
    column->addWidget(gatesNote);
    column->addWidget(table, 1);
    auto* inset = new QHBoxLayout;
    inset->setContentsMargins(space::m, 0, space::m, 0);
    inset->addWidget(missing);
    column->addLayout(inset);
    return side;
}

QWidget* DraftReleaseView::Private::buildFoot()
{
    auto* foot = new QWidget;
    foot->setProperty("chrome", true);
    foot->setAttribute(Qt::WA_StyledBackground);
    why = new PlainLabel;
    why->setObjectName(QStringLiteral("draftWhyNot"));
    why->setRole(PlainLabel::Role::Muted);
    auto* close = makeButton(QStringLiteral("draftClose"), DraftReleaseView::tr("Close"));
    save = makeButton(QStringLiteral("draftSave"), DraftReleaseView::tr("Save draft"), ButtonKind::Primary);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(space::l, space::s, space::l, space::s);
    row->setSpacing(space::s);
    row->addWidget(why, 1);
    row->addWidget(close);
    row->addWidget(save);
    QObject::connect(close, &QPushButton::clicked, q, &DraftReleaseView::closeRequested);
    QObject::connect(save, &QPushButton::clicked, q, [this] { Q_EMIT q->saveRequested(q->draft()); });
    return foot;
}

void DraftReleaseView::Private::build(const Clock& clock)
{
    q->setObjectName(QStringLiteral("draftReleaseView"));
    q->setProperty("surface", true);
    q->setAttribute(Qt::WA_StyledBackground);
    auto* title = new PlainLabel(DraftReleaseView::tr("Draft a release"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setContentsMargins(space::l, space::m, space::l, space::xs);
    banner = new Banner;
    banner->setObjectName(QStringLiteral("draftBanner"));
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("draftSplitter"));
    split->addWidget(buildForm());
    split->addWidget(buildBeside(clock));
    split->setSizes({640, 640});
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(q);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner);
    column->addWidget(title);
    column->addWidget(split, 1);
    column->addWidget(buildFoot());
    addRow();
    q->setFocusProxy(environment);

    QObject::connect(environment, &QComboBox::currentTextChanged, q, [this](const QString& name) {
        if (quiet == Quiet::No)
            Q_EMIT q->environmentChosen(name);
        changed();
    });
    for (QComboBox* combo : {tier, source})
        QObject::connect(combo, &QComboBox::currentTextChanged, q, [this] { changed(); });
    for (QPlainTextEdit* edit : {objective, risk, rollout, acceptance})
        QObject::connect(edit, &QPlainTextEdit::textChanged, q, [this] { changed(); });
    QObject::connect(condition, &QLineEdit::textChanged, q, [this] { changed(); });
    rest.setSingleShot(true);
    rest.setInterval(300);
    QObject::connect(&rest, &QTimer::timeout, q, [this] { Q_EMIT q->draftChanged(q->draft()); });
    showGaps();
}

void DraftReleaseView::Private::changed()
{
    if (quiet == Quiet::Yes)
        return;
    problems.clear();
    saving = Saving::No;
    showGaps();
    rest.start();
}

void DraftReleaseView::Private::showGaps()
{
    QStringList gaps;
    for (const DraftGap gap : draftGaps(q->draft()))
        gaps << draftGapText(gap);
    gaps << problems;
    missing->setVisible(!gaps.isEmpty());
    missing->header()->setNote(formatCount(gaps.size()));
    QStringList lines;
    for (const QString& gap : std::as_const(gaps))
        lines << QStringLiteral("•  ") + gap;
    missingText->setText(lines.join(u'\n'));
    const QString reason =
        saving == Saving::Yes ? DraftReleaseView::tr("Saving…")
        : gaps.isEmpty()      ? QString()
        : gaps.size() == 1
            ? gaps.first()
            : DraftReleaseView::tr("%1, and %Ln more", nullptr, int(gaps.size()) - 1).arg(gaps.first());
    why->setText(reason.isEmpty() ? DraftReleaseView::tr("Nothing is missing. A draft changes nothing yet.")
                                  : reason);
    save->setEnabled(reason.isEmpty());
    save->setAccessibleDescription(reason);
    save->setToolTip(plainToolTip(gaps.join(u'\n')));
}

DraftReleaseView::DraftReleaseView(QWidget* parent, Clock clock)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->build(clock);
}

DraftReleaseView::~DraftReleaseView() = default;

void DraftReleaseView::showChoices(const DraftChoices& choices)
{
    d->quiet = Private::Quiet::Yes;
    d->choices = choices;
    refill(d->environment, choices.environments);
    if (!choices.leastTier.isEmpty() && !choices.tiers.contains(d->tier->currentText()))
        d->tier->setCurrentIndex(-1); // of another environment, or too low for this one
    refill(d->tier, choices.tiers);
    if (d->tier->currentIndex() < 0)
        d->tier->setCurrentIndex(d->tier->findText(choices.leastTier));
    const QString source = d->source->currentText();
    refill(d->source, choices.dataSources);
    d->source->setEditText(source);
    for (PartRow* row : std::as_const(d->parts))
        row->showChoices(choices);
    d->quiet = Private::Quiet::No;
    d->showGaps();
}

void DraftReleaseView::showDraft(const ReleaseDraft& draft)
{
    d->quiet = Private::Quiet::Yes;
    choose(d->environment, draft.environment);
    choose(d->tier, draft.tier);
    while (d->parts.size() > std::max<qsizetype>(1, draft.parts.size()))
        d->removeRow(d->parts.last());
    while (d->parts.size() < draft.parts.size())
        d->addRow();
    const auto targets = alignRollback(draft.parts, draft.rollback.targets);
    for (qsizetype i = 0; i < d->parts.size(); ++i) {
        const bool given = i < draft.parts.size();
        d->parts.at(i)->showPart(given ? draft.parts.at(i) : ReleasePart(),
                                 given ? targets.at(i).to : QString());
    }
    d->objective->setPlainText(draft.texts.objective);
    d->risk->setPlainText(draft.texts.risk);
    d->rollout->setPlainText(draft.texts.rollout);
    d->acceptance->setPlainText(draft.texts.acceptance);
    d->condition->setText(draft.rollback.condition);
    d->source->setEditText(draft.rollback.dataSource);
    d->problems.clear();
    d->saving = Private::Saving::No;
    d->banner->clear();
    d->quiet = Private::Quiet::No;
    d->showGaps();
}

ReleaseDraft DraftReleaseView::draft() const
{
    ReleaseDraft draft;
    draft.environment = d->environment->currentText();
    draft.tier = d->tier->currentText();
    QList<ReleasePart> targets;
    for (const PartRow* row : std::as_const(d->parts)) {
        draft.parts.append(row->part());
        targets.append(row->back());
    }
    draft.texts = {d->objective->toPlainText(), d->risk->toPlainText(), d->rollout->toPlainText(),
                   d->acceptance->toPlainText()};
    draft.rollback = {alignRollback(draft.parts, targets), d->condition->text().trimmed(),
                      d->source->currentText().trimmed()};
    return draft;
}

void DraftReleaseView::showGatesBusy()
{
    d->gatesBusy->setProgress(0, 0);
}

void DraftReleaseView::showGates(const QList<GateView>& gates)
{
    d->gatesBusy->finish();
    d->gates->apply(gates);
    const auto passed = std::count_if(gates.begin(), gates.end(), [](const GateView& gate) {
        return gate.result.verdict == GateVerdict::Pass;
    });
    d->gatesHeader->setNote(gates.isEmpty() ? QString() : tr("%1 of %2 pass").arg(passed).arg(gates.size()));
    d->gatesNote->setVisible(gates.isEmpty());
}

void DraftReleaseView::showGatesError(const Error& error)
{
    d->gatesBusy->finish();
    d->banner->showError(error);
}

void DraftReleaseView::showProblems(const QStringList& problems)
{
    d->problems = problems;
    d->saving = Private::Saving::No;
    d->showGaps();
}

void DraftReleaseView::showSaving()
{
    d->saving = Private::Saving::Yes;
    d->showGaps();
}

void DraftReleaseView::showError(const Error& error)
{
    d->saving = Private::Saving::No;
    d->showGaps();
    d->banner->showError(error);
}

} // namespace ph
