#pragma once

#include "models/values/Run.h"

#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;
class QTreeWidget;

namespace ph {

/// Datasets that went into a run, and the schema of the chosen one.
class InputsTab : public QWidget {
    Q_OBJECT
public:
    explicit InputsTab(QWidget* parent = nullptr);
    void showInputs(const QList<DatasetInput>& inputs);

private:
    void showDetail();
    QList<DatasetInput> inputs_;
    QTreeWidget* list_ = nullptr;
    QPlainTextEdit* detail_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
