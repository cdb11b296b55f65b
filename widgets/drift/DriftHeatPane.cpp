#include "widgets/drift/DriftHeatPane.h"

#include "models/charts/DriftHeat.h"
#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"
#include "widgets/charts/ChartTableView.h"
#include "widgets/charts/TableToggle.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t fewCells = 14; // side by side, that have room to be larger
constexpr QSize roomyCell(36, 24);
constexpr int rowNameWidth = 180;

} // namespace

DriftHeatPane::DriftHeatPane(QWidget* parent)
    : QWidget(parent)
    , kind_(new QComboBox)
    , columns_(new QComboBox)
    , order_(new QComboBox)
    , asTable_(makeTableToggle(QStringLiteral("driftHeatAsTable"), this))
    , map_(new HeatMapView)
    , table_(new ChartTableView(QStringLiteral("driftHeatTable")))
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("driftHeatPane"));
    kind_->setObjectName(QStringLiteral("driftHeatKind"));
    kind_->setAccessibleName(tr("Heat map of"));
    kind_->addItem(tr("Columns by window"));
    kind_->addItem(tr("Segments by window"));
    kind_->addItem(tr("Columns by segment"));
    columns_->setObjectName(QStringLiteral("driftHeatColumn"));
    columns_->setAccessibleName(tr("Column of the heat map"));
    columns_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    columns_->setMinimumContentsLength(16);
    order_->setObjectName(QStringLiteral("driftHeatOrder"));
    order_->setAccessibleName(tr("Order of the rows"));
    for (const auto& [text, order] :
         {std::pair(tr("as in the table"), HeatOrder::AsGiven),
          std::pair(tr("most drift first"), HeatOrder::MostDrift), std::pair(tr("by name"), HeatOrder::Name),
          std::pair(tr("earliest onset first"), HeatOrder::Onset)})
        order_->addItem(text, int(order));
    map_->setObjectName(QStringLiteral("driftHeatMap"));
    map_->setAccessibleName(tr("Heat map of drift"));
    table_->setAccessibleName(tr("The heat map of drift as a table"));
    auto* tablePage = new QWidget;
    auto* tableColumn = new QVBoxLayout(tablePage);
    tableColumn->setContentsMargins(space::l, 0, space::l, space::m);
    tableColumn->addWidget(table_);
    tablePage->setFocusProxy(table_);
    stack_->addWidget(map_);
    stack_->addWidget(tablePage);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::l, space::s, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(kind_);
    row->addWidget(columns_);
    row->addStretch(1);
    auto* sorted = new PlainLabel(tr("Rows"));
    sorted->setRole(PlainLabel::Role::Muted);
    row->addWidget(sorted);
    row->addWidget(order_);
    row->addWidget(asTable_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(stack_, 1);
    setFocusProxy(stack_);
    connect(kind_, &QComboBox::currentIndexChanged, this, &DriftHeatPane::showMap);
    connect(columns_, &QComboBox::currentIndexChanged, this, [this](int index) {
        column_ = std::size_t(std::max(0, index));
        if (kind() == Kind::SegmentsByWindow)
            showMap();
    });
    connect(order_, &QComboBox::currentIndexChanged, this, [this] {
        map_->setOrder(HeatOrder(order_->currentData().toInt()));
        showBody();
    });
    connect(asTable_, &QToolButton::toggled, this, &DriftHeatPane::showBody);
    map_->setReadout([this](HeatPlace cell) { return readout(cell); });
    connect(map_, &HeatMapView::cellChosen, this, [this](std::size_t line, std::size_t at) {
        if (study_)
            Q_EMIT placeChosen(placeOf({line, at}));
    });
    connect(table_, &ChartTableView::cellChosen, this, [this](int line, int at) {
        if (study_ && at > 0) // the first one has the rows' names
            Q_EMIT placeChosen(placeOf({map_->rowInLine(std::size_t(line)), std::size_t(at - 1)}));
    });
    showMap();
}

DriftHeatPane::Kind DriftHeatPane::kind() const
{
    return Kind(kind_->currentIndex());
}

void DriftHeatPane::showStudy(const DriftStudyPtr& study)
{
    study_ = study;
    segment_ = 0;
    column_ = 0;
    {
        const QSignalBlocker quiet(columns_);
        columns_->clear();
        for (std::size_t i = 0; study && i < study->columns.size(); ++i)
            columns_->addItem(study->columns[i].column.name);
    }
    const QSignalBlocker quiet(kind_);
    if (study && study->windows.empty() && study->segments.size() > 1)
        kind_->setCurrentIndex(int(Kind::ColumnsBySegment));
    showMap();
    // Who zoomed keeps the size over runs.
    if (study && (given_.isEmpty() || map_->cellSize() == given_)) {
        if (std::max(study->windows.size(), study->segments.size()) <= fewCells)
            map_->setCellSize(roomyCell);
        given_ = map_->cellSize();
    }
}

void DriftHeatPane::setSegment(std::size_t segment)
{
    segment_ = segment;
    if (kind() == Kind::ColumnsByWindow)
        showMap();
}

void DriftHeatPane::setColumn(std::size_t column)
{
    columns_->setCurrentIndex(int(column));
}

void DriftHeatPane::showMap()
{
    columns_->setVisible(kind() == Kind::SegmentsByWindow);
    if (!study_)
        map_->showMap(nullptr);
    else if (kind() == Kind::ColumnsBySegment)
        map_->showMap(std::make_shared<HeatMap>(columnsBySegment(*study_)),
                      tr("The study has no segments: its settings name the columns that make some."));
    else
        map_->showMap(std::make_shared<HeatMap>(kind() == Kind::ColumnsByWindow
                                                    ? columnsByWindow(*study_, segment_)
                                                    : segmentsByWindow(*study_, column_)),
                      tr("The study is not cut into windows: its settings say how long one is."));
    showBody();
}

void DriftHeatPane::showBody()
{
    const auto table = map_->table();
    asTable_->setEnabled(table.rows > 0);
    const bool isTabular = asTable_->isChecked() && table.rows > 0;
    if (isTabular) {
        table_->showTable(table);
        table_->setColumnWidth(0, rowNameWidth);
    }
    stack_->setCurrentIndex(isTabular ? 1 : 0);
    stack_->setFocusProxy(stack_->currentWidget());
}

DriftPlace DriftHeatPane::placeOf(HeatPlace cell) const
{
    switch (kind()) {
    case Kind::ColumnsByWindow:
        return {cell.row, segment_, cell.column};
    case Kind::SegmentsByWindow:
        return {column_, cell.row, cell.column};
    case Kind::ColumnsBySegment:
        break;
    }
    return {cell.row, cell.column, std::nullopt};
}

QString DriftHeatPane::readout(HeatPlace cell) const
{
    if (!study_)
        return {};
    const auto place = placeOf(cell);
    const auto& drift = place.window ? study_->cell(place.column, place.segment, *place.window)
                                     : study_->overall(place.column, place.segment);
    if (drift.verdict == ColumnDrift::Verdict::NoData)
        return driftReasonText(drift.why);
    return tr("%1 · effect %2 · n %3 and %4")
        .arg(drift.method ? driftMethodText(*drift.method) : QString(),
             formatNumber(drift.effect, {NumberFormat::Notation::Shortest, 3}),
             formatCount(qint64(drift.nReference)), formatCount(qint64(drift.nCurrent)));
}

} // namespace ph
