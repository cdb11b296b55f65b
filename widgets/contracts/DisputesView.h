#pragma once

#include "models/tables/ContractFindings.h"

#include <QWidget>

class QStackedWidget;

namespace ph {

class PlainLabel;
class StateView;
class StudyTable;

/// Features that contracts of the shelf define differently, and who says what. A line leads to its contract.
class DisputesView final : public QWidget {
    Q_OBJECT
public:
    explicit DisputesView(QWidget* parent = nullptr);
    void showDisputes(const QList<FeatureDispute>& disputes);

Q_SIGNALS:
    void contractWanted(const QString& contract, const QString& feature);
    void copied(int lines);

private:
    FeatureDisputeModel* lines_;
    StudyTable* table_ = nullptr;
    PlainLabel* words_;
    StateView* none_;
    QStackedWidget* stack_;
};

} // namespace ph
