#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ContractReport.h"
#include "models/values/FeatureDispute.h"

#include <memory>

namespace ph {

/// A check of a table, with the contract that it was held against.
struct CheckedContract {
    ContractReport report;
    DataContract contract;
};
using CheckedContractPtr = std::shared_ptr<const CheckedContract>;

struct ContractFindingLine {
    CheckedContractPtr checked = {};
    int place = 0;
    const ContractFinding& of() const { return checked->report.findings[place]; }
    friend bool operator==(const ContractFindingLine&, const ContractFindingLine&) = default;
};

/// What each rule gave: what is broken first, then what has no data.
class ContractFindingModel final : public KeyedTableModel<ContractFindingLine, int> {
    Q_OBJECT
public:
    enum Column { Verdict, ColumnName, Rule, Broken, Share, Limit, Found, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole + 1, StaleRole }; ///< int(QualityVerdict); bool
    using KeyedTableModel::KeyedTableModel;
    void show(const CheckedContractPtr& checked); ///< null: nothing

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ContractFindingLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    int keyOf(const ContractFindingLine& line) const final { return line.place; }
    bool before(const ContractFindingLine& a, const ContractFindingLine& b) const final;
};

/// What one contract says of a feature that another defines differently.
struct DisputeLine {
    FeatureDispute dispute = {};
    int side = 0;
    const FeatureSide& of() const { return dispute.sides[side]; }
    friend bool operator==(const DisputeLine&, const DisputeLine&) = default;
};
QList<DisputeLine> disputeLines(const QList<FeatureDispute>& disputes);

/// Features that contracts define differently: a line for each that speaks of one, those of one feature
/// together.
class FeatureDisputeModel final : public KeyedTableModel<DisputeLine, QString> {
    Q_OBJECT
public:
    enum Column { Feature, Standing, Team, Contract, Type, Unit, Owner, ColumnCount };
    enum Role { ContractRole = Qt::UserRole + 1, FeatureRole, DiffersRole }; ///< names; bool, of a cell
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const DisputeLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const DisputeLine& line) const final
    {
        return line.dispute.feature + u'\n' + line.of().contract;
    }
    bool before(const DisputeLine& a, const DisputeLine& b) const final;
};

} // namespace ph
