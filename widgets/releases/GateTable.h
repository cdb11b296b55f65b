#pragma once

#include "widgets/common/LineTable.h"

namespace ph {

class GateTableModel;

/// Gates and their evidence. Left and right fold and unfold; Enter too.
class GateTable final : public LineTable {
    Q_OBJECT
public:
    explicit GateTable(GateTableModel* gates, QWidget* parent = nullptr);
    /// Narrow: only gate, verdict and value, for beside a form. Whole: everything that there is room for;
    /// what is left out is in the evidence.
    enum class Extent { Whole, Narrow };
    void setExtent(Extent extent);
    QString currentGate() const; ///< id; empty: none

Q_SIGNALS:
    void currentGateChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    QString copyText(const QModelIndex& row) const override;

private:
    void span(const QModelIndex& parent);
    void fitColumns();
    GateTableModel* gates_;
    Extent extent_ = Extent::Whole;
    bool isRoomy_ = false; ///< as the columns are now
};

} // namespace ph
