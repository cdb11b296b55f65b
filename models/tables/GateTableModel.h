#pragma once

#include "models/tables/KeyedTreeModel.h"
#include "models/values/GatePlot.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// A line below a gate: one thing that somebody else needs to get to the same verdict.
struct GateEvidence {
    QString name;
    QString text;
    enum class Kind { Fact, Number, Waiver, VoidWaiver } kind = Kind::Fact;
    friend bool operator==(const GateEvidence&, const GateEvidence&) = default;
};
/// All of them, in reading order: query, numbers, threshold, margin, sample, times, settings, waivers.
QList<GateEvidence> gateEvidence(const GateView& gate);

/// Gates of a release in the order of the policy; the evidence of each below it.
class GateTableModel final : public KeyedTreeModel<GateView, GateEvidence> {
    Q_OBJECT
public:
    enum Column { Title, Verdict, Value, Margin, Sample, Age, Reason, ColumnCount };
    enum Role {
        GateIdRole = Qt::UserRole + 1,
        VerdictRole,  ///< int(GateVerdict)
        WaivedRole,   ///< bool
        PlotRole,     ///< GatePlot, or invalid
        EvidenceRole, ///< int(GateEvidence::Kind) of a line of evidence; invalid for a gate
        EvidenceTextRole
    };

    explicit GateTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void apply(const QList<GateView>& gates);
    void refreshAges();
    QModelIndex indexOf(const QString& gateId) const;

protected:
    int columns() const final { return ColumnCount; }
    QVariant topCell(const GateView& gate, int column, int role) const final;
    QVariant leafCell(const GateView& gate, const GateEvidence& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString topKey(const GateView& gate) const final { return gate.result.id; }
    QString leafKey(const GateEvidence& line) const final { return line.name; }

private:
    QString text(const GateView& gate, int column) const;
    Clock clock_;
};

} // namespace ph
