#pragma once

#include "models/tables/DriftColumnModel.h"
#include "models/tables/StudyTables.h"
#include "models/values/Error.h"
#include "widgets/drift/DriftHeatPane.h"

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

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showHead();
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
