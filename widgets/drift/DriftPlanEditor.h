#pragma once

#include "models/tables/FrameSchemaModel.h"
#include "models/values/DriftPlanText.h"
#include "models/values/Error.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ph {

class Banner;
class DuckDbEdit;
class FrameSourceEdit;
class PlainLabel;
class SchemaTable;
class SegmentEdit;
class WindowRuleEdit;

/// What shall be compared with what, and how it is judged: a form, with the columns of both tables as soon as
/// somebody has looked at them. Ctrl+Enter runs, Esc goes back.
class DriftPlanEditor final : public QWidget {
    Q_OBJECT
public:
    explicit DriftPlanEditor(QWidget* parent = nullptr);
    void edit(const NamedDriftPlan& plan);
    NamedDriftPlan plan() const;
    QString problem() const; ///< why it cannot run yet, a sentence; empty: it can
    void setRecent(const QStringList& paths);
    enum class Side { Reference, Current };
    void setPath(Side side, const QString& path); ///< from outside: a file was dropped, a run's table chosen
    QString path(Side side) const;
    void setNote(Side side, const QString& note); ///< of the table that is there now

    void showLooking();
    void showSchemas(const FrameSchema& reference, const FrameSchema& current);
    void showLookError(const Error& error);
    /// DuckDB's library as this computer has it, which is no part of a plan; empty: found by name.
    void setDuckDb(const QString& path);
    /// A Parquet file cannot be read for want of it: offers to choose one.
    void showDuckDbLacking(const Error& error);

Q_SIGNALS:
    void looksWanted(const QString& reference, const QString& current, const QString& duckDb);
    void duckDbChosen(const QString& path);
    void runTableWanted(ph::DriftPlanEditor::Side side);
    void runRequested();
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildSources();
    QWidget* buildRules();
    void look();
    void splitByTime();
    void updateChoices(); ///< what depends on the columns
    void updateState();
    void updateDuckDb();
    FrameSchemaModel* schema_;
    QLineEdit* name_;
    FrameSourceEdit *reference_, *current_;
    WindowRuleEdit* window_;
    SegmentEdit* segments_;
    QComboBox* defaults_;
    QSpinBox* leastRows_;
    QDoubleSpinBox* leastShare_;
    DuckDbEdit* duckDb_;
    QFormLayout* rules_ = nullptr;
    SchemaTable* table_;
    Banner* trouble_;
    PlainLabel *note_, *problem_;
    QPushButton* run_;
    DriftPlan begun_; ///< as it was given: what this form does not show stays
    bool isNameTyped_ = false, isDuckDbLacking_ = false;
};

} // namespace ph
