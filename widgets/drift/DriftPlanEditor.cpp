#include "widgets/drift/DriftPlanEditor.h"

#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/drift/DuckDbEdit.h"
#include "widgets/drift/FrameSourceEdit.h"
#include "widgets/drift/SchemaTable.h"
#include "widgets/drift/SegmentEdit.h"
#include "widgets/drift/WindowRuleEdit.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int greatestLeastRows = 1'000'000;

QString fileOf(const QString& path)
{
    return QFileInfo(path.section(u'#', 0, 0)).completeBaseName();
}

} // namespace

DriftPlanEditor::DriftPlanEditor(QWidget* parent)
    : QWidget(parent)
    , schema_(new FrameSchemaModel(this))
    , name_(new QLineEdit)
    , reference_(new FrameSourceEdit(QStringLiteral("driftReference"), tr("Reference: what it was like")))
    , current_(new FrameSourceEdit(QStringLiteral("driftCurrent"), tr("Current: what it is like now")))
    , window_(new WindowRuleEdit)
    , segments_(new SegmentEdit)
    , defaults_(new QComboBox)
    , leastRows_(new QSpinBox)
    , leastShare_(new QDoubleSpinBox)
    , duckDb_(new DuckDbEdit)
    , table_(new SchemaTable(schema_))
    , trouble_(new Banner)
    , note_(noteText(QStringLiteral("driftSchemaNote")))
    , problem_(new PlainLabel)
    , run_(makeButton(QStringLiteral("driftRun"), tr("Compare"), ButtonKind::Primary))
{
    setObjectName(QStringLiteral("driftPlanEditor"));
    trouble_->setObjectName(QStringLiteral("driftLookTrouble"));
    problem_->setObjectName(QStringLiteral("driftPlanProblem"));
    problem_->setRole(PlainLabel::Role::Muted);
    auto* back = makeButton(QStringLiteral("driftPlanBack"), tr("Back"));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addWidget(problem_, 1);
    foot->addWidget(back);
    foot->addWidget(run_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::m);
    column->addWidget(buildSources());
    column->addWidget(trouble_);
    column->addWidget(buildRules());
    column->addWidget(note_);
    column->addWidget(table_, 1);
    column->addStretch(0);
    column->addLayout(foot);

    for (auto* side : {reference_, current_}) {
        connect(side, &FrameSourceEdit::changed, this, &DriftPlanEditor::look);
        connect(side, &FrameSourceEdit::stretchChanged, this, &DriftPlanEditor::updateState);
        connect(side, &FrameSourceEdit::runWanted, this, [this, side] {
            Q_EMIT runTableWanted(side == reference_ ? Side::Reference : Side::Current);
        });
    }
    connect(name_, &QLineEdit::textEdited, this, [this] { isNameTyped_ = true; });
    connect(name_, &QLineEdit::textChanged, this, &DriftPlanEditor::updateState);
    connect(window_, &WindowRuleEdit::changed, this, &DriftPlanEditor::updateState);
    connect(window_, &WindowRuleEdit::timeColumnChosen, schema_, &FrameSchemaModel::setTimeColumn);
    connect(segments_, &SegmentEdit::changed, this, &DriftPlanEditor::updateState);
    connect(schema_, &FrameSchemaModel::edited, this, &DriftPlanEditor::updateChoices);
    connect(defaults_, &QComboBox::currentIndexChanged, this, [this] {
        const auto defaults = DriftDefaults(defaults_->currentData().toInt());
        const auto rules = driftRules(defaults);
        leastRows_->setValue(int(rules.leastRows));
        leastShare_->setValue(rules.leastShare);
        schema_->setDefaults(defaults);
    });
    connect(duckDb_, &DuckDbEdit::chosen, this, [this](const QString& path) {
        isDuckDbLacking_ = false;
        Q_EMIT duckDbChosen(path);
        look();
    });
    connect(trouble_, &Banner::actionTriggered, duckDb_, &DuckDbEdit::browse);
    connect(run_, &QPushButton::clicked, this, &DriftPlanEditor::runRequested);
    connect(back, &QPushButton::clicked, this, &DriftPlanEditor::backRequested);
    setFocusProxy(reference_->paths());
    updateDuckDb();
    updateState();
}

QWidget* DriftPlanEditor::buildSources()
{
    auto* holder = new QWidget;
    holder->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    name_->setObjectName(QStringLiteral("driftName"));
    name_->setAccessibleName(tr("Name of the study"));
    name_->setPlaceholderText(tr("Name of the study"));
    auto* split = makeButton(QStringLiteral("driftSplitByTime"), tr("Compare parts of one file by time"),
                             ButtonKind::Link);
    split->setToolTip(tr("Takes the reference file for both, and asks from when on rows are current."));
    connect(split, &QPushButton::clicked, this, &DriftPlanEditor::splitByTime);
    auto* top = new QHBoxLayout;
    top->addWidget(name_, 1);
    top->addWidget(split);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::xl);
    sides->addWidget(reference_, 1, Qt::AlignTop); // either may have a note beneath it
    sides->addWidget(current_, 1, Qt::AlignTop);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(top);
    column->addLayout(sides);
    return holder;
}

QWidget* DriftPlanEditor::buildRules()
{
    defaults_->setObjectName(QStringLiteral("driftDefaults"));
    defaults_->addItem(tr("Pilothouse: chance and effect together"), int(DriftDefaults::Pilothouse));
    defaults_->addItem(tr("Evidently: as Evidently 0.7 judges"), int(DriftDefaults::Evidently));
    leastRows_->setObjectName(QStringLiteral("driftLeastRows"));
    leastRows_->setRange(1, greatestLeastRows);
    leastRows_->setToolTip(tr("With fewer rows that have a value, on either side, there is no verdict."));
    leastShare_->setObjectName(QStringLiteral("driftLeastShare"));
    leastShare_->setRange(0, 1);
    leastShare_->setSingleStep(0.05);
    leastShare_->setDecimals(2);
    leastShare_->setSpecialValueText(tr("one column"));
    leastShare_->setToolTip(tr("The share of columns that has to drift for the table to."));
    auto* judging = new QHBoxLayout;
    judging->setSpacing(space::s);
    const auto label = [](const QString& text, QWidget* buddy) {
        auto* made = new PlainLabel(text);
        made->setRole(PlainLabel::Role::Muted);
        made->setElideMode(Qt::ElideNone);
        buddy->setAccessibleName(text);
        return made;
    };
    judging->addWidget(defaults_);
    defaults_->setAccessibleName(tr("Defaults"));
    judging->addSpacing(space::m);
    judging->addWidget(label(tr("Rows at least"), leastRows_));
    judging->addWidget(leastRows_);
    judging->addSpacing(space::m);
    judging->addWidget(label(tr("The table drifts with"), leastShare_));
    judging->addWidget(leastShare_);
    judging->addStretch(1);
    auto* holder = new QWidget;
    holder->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    rules_ = new QFormLayout(holder);
    rules_->setContentsMargins(0, 0, 0, 0);
    rules_->setVerticalSpacing(space::s);
    rules_->setHorizontalSpacing(space::m);
    rules_->addRow(new PlainLabel(tr("Windows")), window_);
    rules_->addRow(new PlainLabel(tr("Segments")), segments_);
    rules_->addRow(new PlainLabel(tr("Judged by")), judging);
    rules_->addRow(new PlainLabel(tr("DuckDB's library")), duckDb_);
    return holder;
}

void DriftPlanEditor::edit(const NamedDriftPlan& named)
{
    begun_ = named.plan;
    isNameTyped_ = !named.name.isEmpty();
    name_->setText(named.name);
    schema_->clear();
    {
        const QSignalBlocker quiet(defaults_);
        defaults_->setCurrentIndex(defaults_->findData(int(named.plan.rules.defaults)));
    }
    leastRows_->setValue(int(named.plan.rules.leastRows));
    leastShare_->setValue(named.plan.rules.leastShare);
    window_->setRule(named.plan.window);
    segments_->setSegments(named.plan.segments);
    for (auto* side : {reference_, current_}) {
        const bool isReference = side == reference_;
        const QSignalBlocker quiet(side); // one look is enough
        side->setPath(isReference ? named.plan.reference : named.plan.current);
        side->setStretch(isReference ? named.plan.referenceTime : named.plan.currentTime);
    }
    trouble_->clear();
    isDuckDbLacking_ = false;
    look();
}

NamedDriftPlan DriftPlanEditor::plan() const
{
    NamedDriftPlan named{name_->text().trimmed(), begun_};
    auto& plan = named.plan;
    plan.reference = reference_->path();
    plan.current = current_->path();
    plan.referenceTime = reference_->stretch().value_or(TimeStretch());
    plan.currentTime = current_->stretch().value_or(TimeStretch());
    plan.window = window_->rule().value_or(WindowRule());
    plan.segments = segments_->segments();
    if (!schema_->isEmpty())
        schema_->writeTo(plan);
    plan.rules.leastRows = std::size_t(leastRows_->value());
    plan.rules.leastShare = leastShare_->value();
    return named;
}

QString DriftPlanEditor::problem() const
{
    if (reference_->path().isEmpty())
        return tr("Choose the reference: a table of when all was well.");
    if (current_->path().isEmpty())
        return tr("Choose the current table.");
    if (!reference_->stretch() || !current_->stretch())
        return tr("A time is written like 2026-11-01 or 2026-11-01 06:30.");
    if (reference_->path() == current_->path() && *reference_->stretch() == *current_->stretch())
        return tr("Both are the same rows: say of which time each is.");
    if (const auto window = window_->problem(); !window.isEmpty())
        return window;
    if (name_->text().trimmed().isEmpty())
        return tr("Give the study a name.");
    if (schema_->isEmpty())
        return tr("Both tables have to be looked at first.");
    return {};
}

void DriftPlanEditor::setRecent(const QStringList& paths)
{
    reference_->setRecent(paths);
    current_->setRecent(paths);
}

void DriftPlanEditor::setPath(Side side, const QString& path)
{
    (side == Side::Reference ? reference_ : current_)->setPath(path);
}

void DriftPlanEditor::setNote(Side side, const QString& note)
{
    (side == Side::Reference ? reference_ : current_)->setNote(note);
}

QString DriftPlanEditor::path(Side side) const
{
    return (side == Side::Reference ? reference_ : current_)->path();
}

void DriftPlanEditor::look()
{
    if (!isNameTyped_ && !current_->path().isEmpty())
        name_->setText(fileOf(reference_->path()) == fileOf(current_->path())
                           ? fileOf(current_->path())
                           : tr("%1 against %2").arg(fileOf(current_->path()), fileOf(reference_->path())));
    if (!schema_->isEmpty())
        begun_ = plan().plan; // what was chosen holds for the columns that stay
    schema_->clear();
    if (!reference_->path().isEmpty() && !current_->path().isEmpty())
        Q_EMIT looksWanted(reference_->path(), current_->path(), begun_.duckDb);
    updateChoices();
}

void DriftPlanEditor::splitByTime()
{
    const auto one = reference_->path().isEmpty() ? current_->path() : reference_->path();
    reference_->setPath(one);
    current_->setPath(one);
    (one.isEmpty() ? static_cast<QWidget*>(reference_->paths())
                   : current_->findChild<QLineEdit*>(QStringLiteral("driftCurrentFrom")))
        ->setFocus();
}

void DriftPlanEditor::showLooking()
{
    trouble_->clear();
    note_->setText(tr("Looking at both tables…"));
}

void DriftPlanEditor::showSchemas(const FrameSchema& reference, const FrameSchema& current)
{
    trouble_->clear();
    schema_->show(reference, current, begun_);
    note_->setText(
        tr("Types and roles are a guess from some of the rows. Double-click or F2 changes one, Space "
           "whether a column is judged."));
    updateChoices();
}

void DriftPlanEditor::showLookError(const Error& error)
{
    schema_->clear();
    note_->setText({});
    // The file and its reason are what one needs to know: the general words speak of servers.
    trouble_->showMessage({.tone = Tone::Bad,
                           .text = error.detail.isEmpty() ? error.where : error.detail,
                           .details = error.where,
                           .dismiss = BannerMessage::Dismiss::NotAllowed,
                           .help = helpTopicOf(error.kind)});
    updateChoices();
}

void DriftPlanEditor::setDuckDb(const QString& path)
{
    duckDb_->setPath(path);
    updateDuckDb();
}

void DriftPlanEditor::showDuckDbLacking(const Error& error)
{
    schema_->clear();
    note_->setText({});
    isDuckDbLacking_ = true;
    trouble_->showMessage({.tone = Tone::Bad,
                           .text = lacksDuckDbText(),
                           .details = error.where + u'\n' + error.detail,
                           .actions = {{QStringLiteral("driftChooseDuckDb"), tr("Choose the library…"), {}}},
                           .dismiss = BannerMessage::Dismiss::NotAllowed,
                           .help = QStringLiteral("troubleshooting#parquet-files-are-not-read")});
    updateChoices();
}

/// Few read Parquet: others are not asked where the library lies.
void DriftPlanEditor::updateDuckDb()
{
    const auto isParquet = [](const FrameSourceEdit* side) {
        return side->path().contains(QLatin1String(".parquet"), Qt::CaseInsensitive);
    };
    rules_->setRowVisible(duckDb_, isDuckDbLacking_ || isParquet(reference_) || isParquet(current_));
}

void DriftPlanEditor::updateChoices()
{
    updateDuckDb();
    window_->setTimeColumns(schema_->possibleTimeColumns(), schema_->timeColumn());
    segments_->setColumns(schema_->segmentColumns());
    table_->setVisible(!schema_->isEmpty());
    note_->setVisible(!note_->text().isEmpty());
    updateState();
}

void DriftPlanEditor::updateState()
{
    const auto why = problem();
    problem_->setText(why);
    run_->setEnabled(why.isEmpty());
}

void DriftPlanEditor::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && (event->modifiers() & Qt::ControlModifier) && run_->isEnabled())
        Q_EMIT runRequested();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ph
