#pragma once

#include "models/tables/DriftColumnModel.h"
#include "models/tables/StudyTables.h"
#include "models/values/Error.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/drift/DriftHeatPane.h"
#include "widgets/drift/DriftSubject.h"

class QStackedWidget;
class QTabWidget;

namespace ph {

class Badge;
class PlainLabel;
class StateView;
class StudyTable;

/// All that stands behind one verdict: what was measured, both distributions, and the rows behind it.
class DriftDetailView final : public QWidget {
    Q_OBJECT
public:
    explicit DriftDetailView(QWidget* parent = nullptr);
    /// Before its detail is read: the verdict is known already.
    void showPlace(const DriftStudyPtr& study, const DriftPlace& place);
    void showDetail(const DriftDetail& detail); ///< of the place that is shown; others are passed over
    void showError(const Error& error);
    const std::optional<DriftPlace>& place() const { return place_; }
    void clear();
    QTabWidget* tabs() const { return tabs_; }

Q_SIGNALS:
    void retryRequested();
    void closeRequested();
    void incidentRequested();              ///< one is to be opened from the place that is shown
    void windowChosen(std::size_t window); ///< in a chart over time
    void fileWanted(const ph::ChartFigure& figure, ph::FigureCard::File file);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    using FigureOf = ChartFigure (*)(const DriftDetail&, const DriftSubject&);
    struct Figure {
        FigureCard* card;
        FigureOf make;
    };
    FigureCard* addFigure(const char* name, const QString& tab, FigureOf make);
    void showHead();
    std::vector<Figure> figures_; ///< in the order of the tabs
    DriftStudyPtr study_;
    std::optional<DriftPlace> place_;
    PlainLabel *title_, *where_, *facts_, *why_, *rowsNote_;
    Badge* verdict_;
    RowSampleModel* rows_;
    StudyTable* rowsTable_;
    QTabWidget* tabs_;
    StateView* state_;
    QStackedWidget* stack_;
};

} // namespace ph
