#pragma once

#include "models/charts/ChartTable.h"
#include "models/tables/DriftColumnModel.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/drift/DriftHeatPane.h"

class QComboBox;
class QSplitter;
class QTabWidget;

namespace ph {

class DriftDetailView;
class PerformancePane;
class PlainLabel;
class SearchField;
class StudyHeader;
class StudyTable;
class TogetherPane;

/// What a study found: its columns as a table and as a heat map, whether they moved together, how good the
/// model was, and beside them what stands behind the verdict that was chosen.
class DriftResultView final : public QWidget {
    Q_OBJECT
public:
    explicit DriftResultView(QWidget* parent = nullptr);
    void showStudy(const DriftStudyPtr& study);
    const DriftStudyPtr& study() const { return model_->study(); }
    DriftDetailView* detail() const { return detail_; }
    DriftHeatPane* heat() const { return heat_; }
    QTabWidget* tabs() const { return tabs_; }
    /// The columns of the segment in view, as the table shows them.
    ChartTable table() const;
    /// Opens what stands behind a verdict: says detailWanted().
    void openPlace(const DriftPlace& place);
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void detailWanted(const ph::DriftPlace& place);
    void copied(int lines);
    void fileWanted(const ph::ChartFigure& figure, ph::FigureCard::File file);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildColumns();
    void chooseSegment(int index);
    void closeDetail();
    DriftColumnModel* model_;
    StudyHeader* header_;
    QComboBox* segments_;
    SearchField* search_;
    StudyTable* table_;
    PlainLabel* count_;
    DriftHeatPane* heat_;
    TogetherPane* together_;
    PerformancePane* performance_;
    DriftDetailView* detail_;
    QTabWidget* tabs_;
    QSplitter* parts_;
};

} // namespace ph
