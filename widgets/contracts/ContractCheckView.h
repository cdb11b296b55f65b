#pragma once

#include "models/tables/ContractFindings.h"
#include "models/values/Error.h"
#include "models/values/Time.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace ph {

class AgeLabel;
class Badge;
class ContractFilter;
class IconButton;
class PlainLabel;
class ProgressLine;
class StateView;
class StudyTable;

/// A table held against a contract: asked for, under way, and what each rule gave, with the rows that break
/// it.
class ContractCheckView final : public QWidget {
    Q_OBJECT
public:
    explicit ContractCheckView(QWidget* parent = nullptr, Clock clock = systemNow);
    void showStart(); ///< nothing is checked yet
    void showRunning(const QString& file);
    void showProgress(const QString& step, qint64 done, qint64 total);
    /// Passed over where nothing is under way: another contract is in view by now.
    void showChecked(const CheckedContractPtr& checked);
    void showError(const Error& error);
    bool isRunning() const;
    const CheckedContractPtr& checked() const { return checked_; }

Q_SIGNALS:
    void fileWanted(); ///< which table, is to be asked
    void againRequested();
    void cancelRequested();
    void csvRequested(const QString& path);
    void jsonRequested(const QString& path);
    void copied(int lines);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildRunning();
    QWidget* buildResult();
    void buildMenu();
    void askPath(const QString& ending, void (ContractCheckView::*signal)(const QString&));
    CheckedContractPtr checked_;
    ContractFindingModel* findings_;
    ContractFilter* shown_;
    StateView *start_, *running_, *failed_;
    ProgressLine* progress_;
    Badge* verdict_;
    PlainLabel *title_, *facts_, *notes_;
    AgeLabel* age_;
    IconButton* more_;
    StudyTable* table_ = nullptr;
    QWidget *runningPage_, *result_;
    QStackedWidget* stack_;
};

} // namespace ph
