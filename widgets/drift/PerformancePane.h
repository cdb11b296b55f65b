#pragma once

#include "models/tables/DriftColumnModel.h"
#include "models/tables/StudyTables.h"
#include "widgets/charts/FigureCard.h"

#include <QScrollArea>

class QComboBox;
class QGridLayout;

namespace ph {

class PlainLabel;
class StudyTable;

/// How good the model was: one measure by window, how its scores kept their promise, how long labels take,
/// and every reading as a table. Side by side where there is room, else one below the other.
class PerformancePane final : public QScrollArea {
    Q_OBJECT
public:
    explicit PerformancePane(QWidget* parent = nullptr);
    void showStudy(const DriftStudyPtr& study); ///< null: none

Q_SIGNALS:
    void fileWanted(const ph::ChartFigure& figure, ph::FigureCard::File file);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildPage();
    void showMeasure();
    void arrange();
    DriftStudyPtr study_;
    PerformanceModel* model_;
    PlainLabel* note_;
    QComboBox* measures_;
    FigureCard *figure_, *calibration_, *delay_;
    StudyTable* table_;
    QFrame* tableFrame_;
    QGridLayout* grid_;
    bool hasRoom_ = false; ///< side by side
};

} // namespace ph
