#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/RuleAttempt.h"

namespace ph {

/// Rules that an incident suggests, the best first.
class RuleProposalModel final : public KeyedTableModel<RuleProposal, QString> {
    Q_OBJECT
public:
    enum Column { Place, Suspect, Verdict, Lead, Alarms, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole };
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const RuleProposal& rule, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const RuleProposal& rule) const final { return QString::fromUtf8(rule.yaml); }
    bool before(const RuleProposal& a, const RuleProposal& b) const final { return a.rank < b.rank; }
};

} // namespace ph
