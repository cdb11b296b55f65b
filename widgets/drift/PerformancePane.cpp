#include "widgets/drift/PerformancePane.h"

#include "models/tables/DriftWords.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/drift/PerformanceFigures.h"
#include "widgets/drift/StudyTable.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int roomForTwo = 1070;                 // pixels across that a table and a chart take side by side
constexpr int leastCard = 210, leastTable = 150; // pixels from top to bottom

void setVisibleAs(FigureCard& card, const ChartFigure& figure)
{
    card.showFigure(figure);
    card.setVisible(!figure.isEmpty());
}

} // namespace

PerformancePane::PerformancePane(QWidget* parent)
    : QScrollArea(parent)
    , model_(new PerformanceModel(this))
    , note_(noteText(QStringLiteral("driftPerformanceNote")))
    , measures_(new QComboBox)
    , figure_(new FigureCard(QStringLiteral("driftPerformanceChart")))
    , calibration_(new FigureCard(QStringLiteral("driftCalibration")))
    , delay_(new FigureCard(QStringLiteral("driftLabelDelay")))
    , tableFrame_(new QFrame)
    , grid_(new QGridLayout)
{
    setObjectName(QStringLiteral("driftPerformancePane"));
    setAccessibleName(tr("Performance", "of a model"));
    setFocusPolicy(Qt::NoFocus); // its table and charts take it
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setWidget(buildPage());
    setFocusProxy(table_);
    connect(measures_, &QComboBox::currentIndexChanged, this, &PerformancePane::showMeasure);
    for (const auto* card : {figure_, calibration_, delay_})
        connect(card, &FigureCard::fileWanted, this,
                [this, card](FigureCard::File file) { Q_EMIT fileWanted(card->figure(), file); });
    showStudy(nullptr);
}

QWidget* PerformancePane::buildPage()
{
    auto* delegate = new LineDelegate;
    delegate->setMainColumn(PerformanceModel::Measure);
    delegate->setMutedColumns({PerformanceModel::MeasuredRange, PerformanceModel::EstimatedRange});
    table_ = new StudyTable(QStringLiteral("driftPerformance"), tr("Performance"), model_, delegate,
                            {96, 96, 76, 116, 76, 116, 88, 64});
    table_->setSortingEnabled(false); // windows follow each other in time
    table_->setFilling(StudyTable::Filling::Whole);
    tableFrame_->setProperty("panel", true);
    tableFrame_->setAttribute(Qt::WA_StyledBackground);
    tableFrame_->setMinimumHeight(leastTable);
    auto* framed = new QVBoxLayout(tableFrame_);
    framed->setContentsMargins(1, 1, 1, 1);
    framed->addWidget(table_);
    measures_->setObjectName(QStringLiteral("driftMeasure"));
    measures_->setAccessibleName(tr("Measure", "of a model's performance"));
    auto* page = new QWidget;
    page->setProperty("surface", true);
    tableFrame_->setParent(page);
    for (auto* card : {figure_, calibration_, delay_}) {
        card->setParent(page); // before arrange(), which leaves out those with nothing to show
        card->setMinimumHeight(leastCard);
    }
    auto* measures = new QHBoxLayout;
    measures->addWidget(measures_);
    measures->addStretch(1);
    grid_->setSpacing(space::s);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::s, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(note_);
    column->addLayout(measures);
    column->addLayout(grid_, 1);
    column->addStretch(0); // where there is nothing but a note
    return page;
}

void PerformancePane::showStudy(const DriftStudyPtr& study)
{
    study_ = study;
    const auto* performance = study && study->performance ? &*study->performance : nullptr;
    model_->show(performance ? study->performance : std::nullopt,
                 study ? study->windows : std::vector<DriftWindow>());
    const auto notes = performance ? studyNotesText(performance->notes)
                       : study     ? tr("There is nothing to tell how good the model was: that takes a "
                                            "prediction or score, and a label where it is to be measured.")
                                   : QString();
    note_->setText(notes);
    note_->setVisible(!notes.isEmpty());
    {
        const QSignalBlocker quiet(measures_);
        measures_->clear();
        for (std::size_t i = 0; performance && i < performance->series.size(); ++i)
            measures_->addItem(performanceMeasureText(performance->series[i].measure));
    }
    const bool isMeasured = measures_->count() > 0;
    for (QWidget* part : std::initializer_list<QWidget*>{measures_, figure_, tableFrame_})
        part->setVisible(isMeasured);
    setVisibleAs(*calibration_, calibrationFigure(performance ? *performance : PerformanceStudy()));
    setVisibleAs(*delay_, labelDelayFigure(performance ? *performance : PerformanceStudy()));
    showMeasure();
    arrange();
}

void PerformancePane::showMeasure()
{
    if (measures_->count() == 0)
        return;
    QStringList windows;
    for (const auto& window : study_->windows)
        windows.append(window.name);
    const auto at = std::size_t(std::max(0, measures_->currentIndex()));
    figure_->showFigure(performanceFigure(study_->performance->series[at], windows));
}

void PerformancePane::arrange()
{
    QList<QWidget*> beside;
    for (auto* card : {calibration_, delay_}) {
        if (!card->isHidden())
            beside.append(card);
    }
    const bool isMeasured = !figure_->isHidden();
    hasRoom_ = width() >= roomForTwo;
    const bool isWide = isMeasured && hasRoom_;
    for (QWidget* part : std::initializer_list<QWidget*>{figure_, calibration_, delay_, tableFrame_})
        grid_->removeWidget(part);
    grid_->addWidget(figure_, 0, 0, 1, isWide && !beside.isEmpty() ? 1 : 2);
    for (int i = 0; i < beside.size(); ++i) {
        if (isWide)
            grid_->addWidget(beside[i], i, 1);
        else
            grid_->addWidget(beside[i], 1, i, 1, beside.size() == 1 ? 2 : 1);
    }
    grid_->addWidget(tableFrame_, isWide ? 1 : 2, 0, 1, isWide && beside.size() == 2 ? 1 : 2);
    // A table needs the width; a chart that stands beside it does with less.
    grid_->setColumnStretch(0, isWide ? 5 : 1);
    grid_->setColumnStretch(1, isWide ? 2 : 1);
    grid_->setRowStretch(0, isMeasured ? 3 : 0);
    grid_->setRowStretch(1, isWide || !beside.isEmpty() ? 2 : 0);
    grid_->setRowStretch(2, isMeasured && !isWide ? 2 : 0);
}

void PerformancePane::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (hasRoom_ != (width() >= roomForTwo))
        arrange();
}

} // namespace ph
