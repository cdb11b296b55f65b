#pragma once

#include "models/tables/DriftColumnModel.h"
#include "models/values/DriftPlanText.h"
#include "models/values/Error.h"

#include <QWidget>

class QAction;
class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace ph {

class Banner;
struct BannerMessage;
class ContractsView;
class DriftPlanEditor;
class DriftResultView;
class IconButton;
class ProgressLine;
class QualityView;
class StateView;

/// Whether the data moved: studies of our own, reports that other tools made, and contracts of data. A study
/// is asked for in a form, runs with its progress shown, and is then read; its question is kept by name.
class DriftScreen final : public QWidget {
    Q_OBJECT
public:
    explicit DriftScreen(QWidget* parent = nullptr, Clock clock = systemNow);

    DriftPlanEditor* editor() const { return editor_; }
    DriftResultView* result() const { return result_; }
    QualityView* quality() const { return quality_; }
    ContractsView* contracts() const { return contracts_; }

    /// The kept studies, by name; `current` is in view, empty: none.
    void showStudies(const QStringList& names, const QString& current);
    void showStart(); ///< nothing is in view
    bool isAtStart() const;
    void showReady(const NamedDriftPlan& plan); ///< kept, and not compared yet since the program began
    void showEditor(const NamedDriftPlan& plan);
    /// The study is asked for, and nothing is known yet; see showProgress().
    void showRunning(const NamedDriftPlan& plan);
    void showProgress(const QString& step, qint64 done, qint64 total);
    void showStudy(const DriftStudyPtr& study);
    void showError(const Error& error); ///< of the study in view
    /// Likewise, where a Parquet file cannot be read for want of DuckDB's library: offers to choose one.
    void showDuckDbLacking(const Error& error);
    void say(const BannerMessage& message);
    enum class Area { Studies, Reports, Contracts };
    void showArea(Area area);
    Area area() const;
    bool isRunning() const;
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void newRequested();
    void editRequested();
    void runRequested(const ph::NamedDriftPlan& plan); ///< from the form
    void againRequested();                             ///< the study in view, from its files as they are now
    void duckDbChosen(const QString& path);            ///< the library of this computer
    void cancelRequested();
    void backRequested(); ///< from the form to what was in view
    void studyChosen(const QString& name);
    void duplicateRequested();
    void linkRequested(); ///< to be on the clipboard
    void renameRequested(const QString& name);
    void removeRequested();
    void filesDropped(const QStringList& paths); ///< tables to compare
    void csvRequested(const QString& path);
    void htmlRequested(const QString& path);
    void pictureRequested(const QString& path); ///< of the heat map; SVG or PNG by its ending

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildTop();
    void buildMenu();
    QWidget* buildRunning();
    void askName();
    void askPath(const QString& title, const QString& ending, void (DriftScreen::*signal)(const QString&));
    void updateActions();
    QString current_; ///< name of the study in view
    QTabWidget* areas_;
    QWidget* top_ = nullptr;
    QComboBox* studies_;
    QPushButton *new_, *edit_, *again_;
    IconButton* more_;
    QList<QAction*> ofStudy_, ofResult_;
    Banner* said_;
    StateView *start_, *running_, *failed_;
    ProgressLine* progress_;
    QWidget* runningPage_;
    DriftPlanEditor* editor_;
    DriftResultView* result_;
    QualityView* quality_;
    ContractsView* contracts_;
    QStackedWidget* stack_;
};

} // namespace ph
