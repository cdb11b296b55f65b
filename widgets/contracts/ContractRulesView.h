#pragma once

#include "models/tables/ContractTables.h"

#include <QWidget>

class QStackedWidget;

namespace ph {

class ContractFilter;
class PlainLabel;
class SearchField;
class StateView;
class StudyTable;

/// What a contract asks: of the table, and of each column; and who says otherwise of those that are frozen.
class ContractRulesView final : public QWidget {
    Q_OBJECT
public:
    explicit ContractRulesView(QWidget* parent = nullptr);
    /// `disputes`: of its columns.
    void showContract(const DataContract& contract, const QList<FeatureDispute>& disputes);
    void showUnreadable(const QList<TextProblem>& problems);
    void select(const QString& column); ///< and shows it
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void textWanted(); ///< to put right what cannot be read
    void copied(int lines);

private:
    QWidget* buildRules();
    ContractColumnModel* columns_;
    ContractFilter* shown_;
    StudyTable* table_ = nullptr;
    PlainLabel *facts_, *frozen_;
    SearchField* search_;
    StateView* unreadable_;
    QStackedWidget* stack_;
};

} // namespace ph
