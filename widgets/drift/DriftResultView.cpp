#include "widgets/drift/DriftResultView.h"

#include "models/tables/Format.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/drift/DriftColumnDelegate.h"
#include "widgets/drift/DriftDetailView.h"
#include "widgets/drift/PerformancePane.h"
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
    , header_(new StudyHeader)
    , segments_(new QComboBox)
    , search_(new SearchField)
    , count_(new PlainLabel)
    , heat_(new DriftHeatPane)
    , together_(new TogetherPane)
    , performance_(new PerformancePane)
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
    tabs_->addTab(performance_, tr("Performance", "of a model"));
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
    connect(performance_, &PerformancePane::fileWanted, this, &DriftResultView::fileWanted);
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
    performance_->showStudy(study);
    if (!study)
        return;
    header_->showStudy(*study);
    together_->show(study->multivariate);
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
