#pragma once

#include "models/tables/RunTableModels.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace ph {

class LineTable;
class PlainLabel;
class SearchField;
class StateView;

/// Chooses a run, and one of its tables, to be one side of a drift study. What a run says of where its rows
/// are is shown whole before anything is read. Enter goes on from one list to the next, Esc closes.
class RunTableDialog final : public QDialog {
    Q_OBJECT
public:
    /// `side`: what the table is wanted for.
    explicit RunTableDialog(const QString& side, QWidget* parent = nullptr, Clock clock = systemNow);

    void showRuns(const RunsFound& found);
    void showSearchError(const Error& error);
    void showTables(const RunTableList& list); ///< of the run that was chosen last
    void showTablesError(const Error& error);

Q_SIGNALS:
    void searchRequested(const QString& words); ///< empty: the newest runs
    void runChosen(const ph::EntityKey& run);
    void tableChosen(const ph::RunTableLine& line); ///< and the dialog closes

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildRuns();
    QWidget* buildTables();
    void chooseRun();
    void showChosen();
    void use();
    const RunTableLine* line() const; ///< the one that is current; null: none
    const Clock clock_;
    RunFoundModel* runModel_;
    RunTableLineModel* tableModel_;
    SearchField* search_;
    LineTable *runs_, *tables_;
    QStackedWidget *runStack_, *tableStack_;
    StateView *runState_, *tableState_;
    PlainLabel *matched_, *listed_, *note_;
    QPlainTextEdit* source_;
    QPushButton* use_;
    std::optional<EntityKey> run_; ///< whose tables are asked for
};

} // namespace ph
