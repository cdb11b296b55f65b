#pragma once

#include "models/values/DriftPlan.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ph {

class PlainLabel;

/// Into which windows of time the current table is cut, and by which column.
class WindowRuleEdit final : public QWidget {
    Q_OBJECT
public:
    explicit WindowRuleEdit(QWidget* parent = nullptr);
    /// None where it is not complete; see problem().
    std::optional<WindowRule> rule() const;
    void setRule(const WindowRule& rule);
    QString problem() const; ///< what is missing, a sentence; empty: nothing
    /// Columns that may be the time, and which one is; empty: none.
    void setTimeColumns(const QStringList& columns, const QString& chosen);

Q_SIGNALS:
    void changed();
    void timeColumnChosen(const QString& column);

private:
    void showParts();
    WindowRule::Kind kind() const;
    QComboBox *kind_, *time_;
    QLineEdit *length_, *step_;
    QSpinBox* rows_;
    PlainLabel *lengthLabel_, *stepLabel_, *rowsLabel_;
};

} // namespace ph
