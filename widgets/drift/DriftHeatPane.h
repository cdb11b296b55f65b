#pragma once

#include "models/tables/DriftColumnModel.h"
#include "widgets/charts/HeatMapView.h"

class QComboBox;
class QStackedWidget;

namespace ph {

class ChartTableView;
class IconButton;

/// Where a study's verdict stands: one of its columns, in a segment, in a window or over all current rows.
struct DriftPlace {
    std::size_t column = 0, segment = 0;
    std::optional<std::size_t> window = {};
    friend bool operator==(const DriftPlace&, const DriftPlace&) = default;
};

/// The heat map of a study: columns by window, segments by window of one column, or columns by segment.
/// As a table where that is asked for.
class DriftHeatPane final : public QWidget {
    Q_OBJECT
public:
    explicit DriftHeatPane(QWidget* parent = nullptr);
    void showStudy(const DriftStudyPtr& study); ///< null: none
    void setSegment(std::size_t segment);       ///< of columns by window
    void setColumn(std::size_t column);         ///< of segments by window
    HeatMapView* map() const { return map_; }

Q_SIGNALS:
    void placeChosen(const ph::DriftPlace& place);

private:
    enum class Kind { ColumnsByWindow, SegmentsByWindow, ColumnsBySegment };
    Kind kind() const;
    void showMap();
    void showBody();
    DriftPlace placeOf(HeatPlace cell) const;
    QString readout(HeatPlace cell) const;

    DriftStudyPtr study_;
    std::size_t segment_ = 0, column_ = 0;
    QComboBox *kind_, *columns_, *order_;
    IconButton* asTable_;
    HeatMapView* map_;
    ChartTableView* table_;
    QStackedWidget* stack_;
    QSize given_ = {}; ///< of the map's cells, as it was chosen here
};

} // namespace ph
