#include "widgets/drift/DriftResultView.h"

#include "models/tables/Format.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/drift/DriftColumnDelegate.h"
#include "widgets/drift/DriftDetailView.h"
#include "widgets/drift/PerformanceFigures.h"
#include "widgets/drift/StudyHeader.h"
#include "widgets/drift/StudyTable.h"
#include "widgets/drift/TogetherPane.h"

#include <QComboBox>
#include <QDataStream>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int resultStateVersion = 1;

} // namespace

DriftResultView::DriftResultView(QWidget* parent)
    : QWidget(parent)
    , model_(new DriftColumnModel(this))
    , performanceModel_(new PerformanceModel(this))
    , header_(new StudyHeader)
    , segments_(new QComboBox)
    , search_(new SearchField)
    , performanceNote_(noteText(QStringLiteral("driftPerformanceNote")))
    , count_(new PlainLabel)
    , heat_(new DriftHeatPane)
    , together_(new TogetherPane)
    , detail_(new DriftDetailView)
    , tabs_(new QTabWidget)
    , parts_(new QSplitter(Qt::Horizontal))
{
    setObjectName(QStringLiteral("driftResult"));
    tabs_->setObjectName(QStringLiteral("driftTabs"));
    tabs_->setDocumentMode(true);
    tabs_->setMinimumWidth(320);
    tabs_->addTab(buildColumns(), tr("Columns", "of a study"));
    tabs_->addTab(heat_, tr("Heat map"));
    tabs_->addTab(together_, tr("Together", "columns that moved together"));
    tabs_->addTab(buildPerformance(), tr("Performance", "of a model"));
    detail_->hide();
    parts_->setObjectName(QStringLiteral("driftSplitter"));
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(tabs_);
    parts_->addWidget(detail_);
    parts_->setStretchFactor(0, 1);
    parts_->setStretchFactor(1, 1);
    parts_->setSizes({640, 560});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(parts_, 1);
    setFocusProxy(table_);
    connect(heat_, &DriftHeatPane::placeChosen, this, &DriftResultView::openPlace);
    connect(detail_, &DriftDetailView::closeRequested, this, &DriftResultView::closeDetail);
    connect(detail_, &DriftDetailView::windowChosen, this, [this](std::size_t window) {
        if (const auto place = detail_->place())
            openPlace({place->column, place->segment, window});
    });
    connect(detail_, &DriftDetailView::fileWanted, this, &DriftResultView::fileWanted);
    connect(detail_, &DriftDetailView::retryRequested, this, [this] {
        if (const auto place = detail_->place()) {
            detail_->showPlace(study(), *place);
            Q_EMIT detailWanted(*place);
        }
    });
}

QWidget* DriftResultView::buildColumns()
{
    segments_->setObjectName(QStringLiteral("driftSegment"));
    segments_->setAccessibleName(tr("Segment"));
    segments_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    segments_->setMinimumContentsLength(18);
    search_->setObjectName(QStringLiteral("driftSearch"));
    search_->setPlaceholder(tr("Filter by name, type, method, verdict"));
    search_->lineEdit()->setAccessibleName(tr("Filter columns"));
    search_->setPause(std::chrono::milliseconds(0));
    count_->setObjectName(QStringLiteral("driftCount"));
    count_->setRole(PlainLabel::Role::Faint);
    table_ = new StudyTable(QStringLiteral("driftColumns"), tr("Columns"), model_, new DriftColumnDelegate,
                            {104, 170, 120, 84, 88, 84, 84, 150, 190, 88, 88, 110, 110, 220, 320});
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::l, space::s, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(segments_);
    row->addWidget(search_, 1);
    row->addWidget(count_);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(belowTitle(table_), 1);
    page->setFocusProxy(table_);
    connect(segments_, &QComboBox::currentIndexChanged, this, &DriftResultView::chooseSegment);
    const auto filter = [this] {
        model_->setFilter(search_->text());
        count_->setText(tr("%Ln column(s)", nullptr, model_->rowCount()));
    };
    connect(search_, &SearchField::settled, this, filter);
    connect(search_, &SearchField::cleared, this, filter);
    connect(table_, &StudyTable::copied, this, &DriftResultView::copied);
    connect(table_, &StudyTable::chosen, this, [this](const QModelIndex& line) {
        const auto at = std::size_t(line.data(DriftColumnModel::StudyColumnRole).toULongLong());
        heat_->setColumn(at);
        openPlace({at, model_->segment(), std::nullopt});
    });
    return page;
}

QWidget* DriftResultView::buildPerformance()
{
    auto* delegate = new LineDelegate;
    delegate->setMainColumn(PerformanceModel::Measure);
    delegate->setMutedColumns({PerformanceModel::MeasuredRange, PerformanceModel::EstimatedRange});
    performanceTable_ = new StudyTable(QStringLiteral("driftPerformance"), tr("Performance"),
                                       performanceModel_, delegate, {110, 150, 84, 130, 84, 130, 100, 84});
    performanceTable_->setSortingEnabled(false); // windows follow each other in time
    performanceFigure_ = new FigureCard(QStringLiteral("driftPerformanceChart"));
    calibration_ = new FigureCard(QStringLiteral("driftCalibration"));
    auto* charts = new QHBoxLayout;
    charts->setContentsMargins(space::l, 0, space::l, 0);
    charts->setSpacing(space::s);
    measures_ = new QComboBox;
    measures_->setObjectName(QStringLiteral("driftMeasure"));
    measures_->setAccessibleName(tr("Measure", "of a model's performance"));
    connect(measures_, &QComboBox::currentIndexChanged, this, &DriftResultView::showMeasure);
    for (auto* card : {performanceFigure_, calibration_}) {
        charts->addWidget(card, card == performanceFigure_ ? 3 : 2);
        connect(card, &FigureCard::fileWanted, this,
                [this, card](FigureCard::File file) { Q_EMIT fileWanted(card->figure(), file); });
    }
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, space::s, 0, 0);
    performanceNote_->setContentsMargins(space::l, 0, space::l, 0);
    column->addWidget(performanceNote_);
    auto* measures = new QHBoxLayout;
    measures->setContentsMargins(space::l, 0, space::l, 0);
    measures->addWidget(measures_);
    measures->addStretch(1);
    column->addLayout(measures);
    column->addLayout(charts, 2);
    column->addWidget(belowTitle(performanceTable_), 1);
    page->setFocusProxy(performanceTable_);
    return page;
}

void DriftResultView::showStudy(const DriftStudyPtr& study)
{
    closeDetail();
    {
        const QSignalBlocker quiet(segments_);
        segments_->clear();
        for (std::size_t i = 0; study && i < study->segments.size(); ++i) {
            const auto& segment = study->segments[i];
            segments_->addItem(segment.isAll() ? tr("all rows", "not only those of a segment")
                                               : segment.text());
        }
    }
    segments_->setVisible(segments_->count() > 1);
    model_->show(study);
    count_->setText(tr("%Ln column(s)", nullptr, model_->rowCount()));
    heat_->showStudy(study);
    if (!study)
        return;
    header_->showStudy(*study);
    together_->show(study->multivariate);
    performanceModel_->show(study->performance, study->windows);
    const auto notes = study->performance
                           ? study->performance->notes.join(u'\n')
                           : tr("There is nothing to tell how good the model was: that takes a "
                                "prediction or score, and a label where it is to be measured.");
    performanceNote_->setText(notes);
    performanceNote_->setVisible(!notes.isEmpty());
    performanceTable_->setVisible(performanceModel_->rowCount() > 0);
    {
        const QSignalBlocker quiet(measures_);
        measures_->clear();
        for (std::size_t i = 0; study->performance && i < study->performance->series.size(); ++i)
            measures_->addItem(performanceMeasureText(study->performance->series[i].measure));
    }
    showMeasure();
}

void DriftResultView::showMeasure()
{
    const auto* performance = study() && study()->performance ? &*study()->performance : nullptr;
    const bool isThere = performance && !performance->series.empty();
    for (QWidget* part : std::initializer_list<QWidget*>{measures_, performanceFigure_, calibration_})
        part->setVisible(isThere);
    if (!isThere)
        return;
    QStringList windows;
    for (const auto& window : study()->windows)
        windows.append(window.name);
    const auto at = std::size_t(std::max(0, measures_->currentIndex()));
    performanceFigure_->showFigure(performanceFigure(performance->series[at], windows));
    const auto calibration = calibrationFigure(*performance);
    calibration_->showFigure(calibration);
    calibration_->setVisible(!calibration.isEmpty());
}

ChartTable DriftResultView::table() const
{
    ChartTable table;
    for (int column = 0; column < DriftColumnModel::ColumnCount; ++column)
        table.header.append(model_->headerData(column, Qt::Horizontal).toString());
    QList<QStringList> lines;
    for (int row = 0; row < model_->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < DriftColumnModel::ColumnCount; ++column)
            cells.append(model_->index(row, column).data().toString());
        lines.append(cells);
    }
    table.rows = lines.size();
    table.row = [lines](qsizetype row) { return lines[row]; };
    return table;
}

void DriftResultView::chooseSegment(int index)
{
    const auto segment = std::size_t(std::max(0, index));
    model_->show(study(), segment);
    heat_->setSegment(segment);
    if (const auto place = detail_->place(); place && study())
        openPlace({place->column, segment, place->window});
}

void DriftResultView::openPlace(const DriftPlace& place)
{
    if (!study())
        return;
    if (detail_->isVisibleTo(this) && detail_->place() == place)
        return;
    detail_->showPlace(study(), place);
    detail_->show();
    Q_EMIT detailWanted(place);
}

void DriftResultView::closeDetail()
{
    const bool hadFocus = detail_->isAncestorOf(focusWidget());
    detail_->clear();
    detail_->hide();
    if (hadFocus)
        tabs_->currentWidget()->setFocus();
}

void DriftResultView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && detail_->isVisibleTo(this))
        closeDetail();
    else if (event->matches(QKeySequence::Find))
        search_->lineEdit()->setFocus();
    else
        QWidget::keyPressEvent(event);
}

QByteArray DriftResultView::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << resultStateVersion << parts_->saveState() << table_->saveColumns() << tabs_->currentIndex();
    return state;
}

void DriftResultView::restoreState(const QByteArray& state)
{
    QDataStream in(state);
    int version = 0, tab = 0;
    QByteArray parts, columns;
    in >> version >> parts >> columns >> tab;
    if (version != resultStateVersion || in.status() != QDataStream::Ok)
        return;
    parts_->restoreState(parts);
    table_->restoreColumns(columns);
    tabs_->setCurrentIndex(tab);
}

} // namespace ph
