#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/DiagnosisReport.h"

namespace ph {

/// A step as a line of the checklist.
struct DiagnosisStepRow {
    enum class Part : std::uint8_t { Ordinary, Explains }; ///< Explains: the first that explains the incident
    int order = 0;                                         ///< from 1
    StepFinding finding;
    std::optional<JudgedStep> judged = {};
    Part part = Part::Ordinary;
    friend bool operator==(const DiagnosisStepRow&, const DiagnosisStepRow&) = default;
};

/// The steps of a diagnosis, in the order in which they are gone through.
class DiagnosisStepModel final : public KeyedTableModel<DiagnosisStepRow, QString> {
    Q_OBJECT
public:
    enum Column { Order, Step, Verdict, Word, Seen, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole };
    explicit DiagnosisStepModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Seen); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const DiagnosisStepRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const DiagnosisStepRow& row) const final { return row.finding.step.id; }
    bool before(const DiagnosisStepRow& a, const DiagnosisStepRow& b) const final
    {
        return a.order < b.order;
    }

private:
    Clock clock_;
};

} // namespace ph
