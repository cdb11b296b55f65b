#pragma once

#include "models/charts/ChartTable.h"
#include "models/values/DeployMark.h"

#include <QDialog>
#include <QMenu>

class QTableView;

namespace ph {

class ChartTableModel;
class StateView;

/// Every mark with its kind, who it was, and when it happened and was seen; the latest first.
ChartTable markTable(const QList<DeployMark>& marks);

/// The marks of a dashboard as a table, for whoever cannot point at a chart; stays open beside it.
class MarkList final : public QDialog {
    Q_OBJECT
public:
    explicit MarkList(QWidget* parent = nullptr);
    void showMarks(const QList<DeployMark>& marks);

private:
    ChartTableModel* model_ = nullptr;
    QTableView* table_ = nullptr;
};

/// Which kinds of marks are shown, and the way to their list.
class MarkMenu final : public QMenu {
    Q_OBJECT
public:
    explicit MarkMenu(QWidget* parent = nullptr);
    QList<DeployKind> kinds() const; ///< that are shown
    void setKinds(const QList<DeployKind>& kinds);

Q_SIGNALS:
    void kindsChanged(); ///< by hand
    void listRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintIcons();
    QList<QAction*> actions_; ///< beside deployKinds
};

} // namespace ph
