#include "widgets/drift/DriftDetailView.h"

#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/drift/DistributionFigures.h"
#include "widgets/drift/DriftTones.h"
#include "widgets/drift/HistoryFigures.h"
#include "widgets/drift/StudyTable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int widestColumn = 260; // of the rows: a long text leaves room for the others

const ColumnDrift& driftAt(const DriftStudy& study, const DriftPlace& place)
{
    return place.window ? study.cell(place.column, place.segment, *place.window)
                        : study.overall(place.column, place.segment);
}

QString factsText(const ColumnDrift& drift)
{
    if (!drift.method)
        return {};
    const NumberFormat digits{NumberFormat::Notation::Shortest, 4};
    QStringList facts{
        QStringLiteral("%1 %2").arg(driftMethodText(*drift.method), formatNumber(drift.statistic, digits))};
    if (drift.p)
        facts.append(DriftDetailView::tr("p %1").arg(pText(drift.p)));
    if (drift.correctedP)
        facts.append(DriftDetailView::tr("corrected p %1").arg(pText(drift.correctedP)));
    if (drift.effectSize != EffectSize::Statistic)
        facts.append(QStringLiteral("%1 %2").arg(effectSizeText(drift.effectSize),
                                                 formatNumber(drift.effect, digits)));
    facts.append(DriftDetailView::tr("threshold: %1").arg(driftThresholdText(drift)));
    facts.append(DriftDetailView::tr("n %1 and %2")
                     .arg(formatCount(qint64(drift.nReference)), formatCount(qint64(drift.nCurrent))));
    return facts.join(QStringLiteral("  ·  "));
}

} // namespace

DriftDetailView::DriftDetailView(QWidget* parent)
    : QWidget(parent)
    , title_(new PlainLabel)
    , where_(new PlainLabel)
    , facts_(bodyText(QStringLiteral("driftDetailFacts")))
    , why_(bodyText(QStringLiteral("driftDetailWhy")))
    , rowsNote_(noteText(QStringLiteral("driftRowsNote")))
    , verdict_(new Badge)
    , rows_(new RowSampleModel(this))
    , tabs_(new QTabWidget)
    , state_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("driftDetail"));
    setAccessibleName(tr("Behind the verdict"));
    setMinimumWidth(360);
    title_->setObjectName(QStringLiteral("driftDetailTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    title_->setElideMode(Qt::ElideMiddle);
    where_->setObjectName(QStringLiteral("driftDetailWhere"));
    where_->setRole(PlainLabel::Role::Muted);
    verdict_->setObjectName(QStringLiteral("driftDetailVerdict"));
    facts_->setRole(PlainLabel::Role::Muted);
    tabs_->setObjectName(QStringLiteral("driftDetailTabs"));
    tabs_->setDocumentMode(true);
    state_->setObjectName(QStringLiteral("driftDetailState"));
    auto* close = new IconButton(QStringLiteral("dialog-close"), tr("Close the detail (Esc)"));
    close->setObjectName(QStringLiteral("driftDetailClose"));

    addFigure("driftHistogram", tr("Distribution"), histogramFigure);
    addFigure("driftCategories", tr("Categories"), categoryFigure);
    addFigure("driftCumulative", tr("Cumulative", "distribution function"), cdfFigure);
    addFigure("driftQuantiles", tr("Quantiles"), quantileFigure);
    addFigure("driftShift", tr("Shift", "of quantiles"), shiftFigure);
    // In those over time a reading is a window.
    for (auto* card : {addFigure("driftBoxes", tr("Over time"), boxFigure),
                       addFigure("driftShares", tr("Over time"), shareFigure),
                       addFigure("driftMissing", tr("Missing", "values"), missingFigure)})
        connect(card, &FigureCard::readingChosen, this, &DriftDetailView::windowChosen);
    rowsTable_ =
        new StudyTable(QStringLiteral("driftRows"), tr("Rows behind it"), rows_, new LineDelegate, {});
    rowsTable_->setSortingEnabled(false); // their order says which are most unlike the reference
    auto* rowsPage = new QWidget;
    auto* rowsColumn = new QVBoxLayout(rowsPage);
    rowsColumn->setContentsMargins(0, space::s, 0, 0);
    rowsNote_->setContentsMargins(space::l, 0, space::l, 0);
    rowsColumn->addWidget(rowsNote_);
    rowsColumn->addWidget(belowTitle(rowsTable_), 1);
    tabs_->addTab(rowsPage, tr("Rows", "behind a verdict"));
    stack_->addWidget(state_);
    stack_->addWidget(tabs_);

    auto* incident = makeButton(QStringLiteral("driftIncident"), tr("Open an incident…"), ButtonKind::Flat);
    giveIncidentKey(incident);
    connect(incident, &QPushButton::clicked, this, &DriftDetailView::incidentRequested);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addWidget(verdict_);
    top->addStretch(1);
    top->addWidget(incident);
    top->addWidget(close);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::l, space::s, space::l, 0);
    head->setSpacing(space::xs);
    head->addLayout(top);
    for (auto* label : {where_, facts_, why_})
        head->addWidget(label);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(head);
    column->addWidget(stack_, 1);
    setFocusProxy(tabs_);
    connect(close, &QToolButton::clicked, this, &DriftDetailView::closeRequested);
    connect(state_, &StateView::actionTriggered, this, &DriftDetailView::retryRequested);
}

FigureCard* DriftDetailView::addFigure(const char* name, const QString& tab, FigureOf make)
{
    auto* card = new FigureCard(QLatin1String(name));
    figures_.push_back({card, make});
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->addWidget(card);
    page->setFocusProxy(card->view());
    tabs_->addTab(page, tab);
    connect(card, &FigureCard::fileWanted, this,
            [this, card](FigureCard::File file) { Q_EMIT fileWanted(card->figure(), file); });
    return card;
}

void DriftDetailView::showPlace(const DriftStudyPtr& study, const DriftPlace& place)
{
    study_ = study;
    place_ = place;
    showHead();
    state_->setContent(
        {.kind = StateContent::Kind::Loading, .title = tr("Reading the column from both tables…")});
    stack_->setCurrentWidget(state_);
}

void DriftDetailView::showHead()
{
    const auto& drift = driftAt(*study_, *place_);
    title_->setText(study_->columns[place_->column].column.name);
    verdict_->setBadge(driftVerdictText(drift.verdict), driftTone(drift.verdict));
    const auto& segment = study_->segments[place_->segment];
    where_->setText(QStringLiteral("%1  ·  %2")
                        .arg(segment.isAll() ? tr("all rows", "not only those of a segment") : segment.text(),
                             place_->window ? study_->windows[*place_->window].name : tr("all windows")));
    const auto facts = factsText(drift);
    facts_->setText(facts);
    facts_->setVisible(!facts.isEmpty());
    why_->setText(driftReasonText(drift.why));
    why_->setVisible(!drift.why.isEmpty());
}

void DriftDetailView::showDetail(const DriftDetail& detail)
{
    if (place_ != DriftPlace{detail.column, detail.segment, detail.window})
        return;
    const auto subject = subjectOf(*study_, detail);
    for (const auto& [card, make] : figures_) {
        const auto figure = make(detail, subject);
        tabs_->setTabVisible(tabs_->indexOf(card->parentWidget()),
                             !figure.isEmpty()); // a category has no quantiles
        card->showFigure(figure);
    }
    rows_->show(detail.rows);
    for (int column = 0; column < rows_->columnCount(); ++column) {
        rowsTable_->header()->setSectionResizeMode(column, QHeaderView::Interactive);
        rowsTable_->resizeColumnToContents(column);
        if (rowsTable_->columnWidth(column) > widestColumn)
            rowsTable_->setColumnWidth(column, widestColumn);
    }
    rowsNote_->setText(
        tr("%1 of %Ln row(s), those most unlike the reference first", nullptr, int(detail.rows.of))
            .arg(formatCount(qint64(detail.rows.rows.size()))));
    stack_->setCurrentWidget(tabs_);
}

void DriftDetailView::showError(const Error& error)
{
    auto content = stateForError(error);
    content.text = error.detail.isEmpty() ? content.text : error.detail;
    content.actions = {{QStringLiteral("driftDetailRetry"), tr("Try again"), {}}};
    state_->setContent(content);
    stack_->setCurrentWidget(state_);
}

void DriftDetailView::clear()
{
    place_.reset();
    study_.reset();
}

void DriftDetailView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ph
