#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/DriftStudy.h"

#include <memory>

namespace ph {

using DriftStudyPtr = std::shared_ptr<const DriftStudy>;

/// How a column went from window to window, small enough for a cell.
struct DriftSpark {
    struct Point {
        double effect = missingNumber; ///< its size without its sign; NaN: there is none
        ColumnDrift::Verdict verdict = ColumnDrift::Verdict::NoData;
    };
    std::vector<Point> points = {};
    std::optional<std::size_t> onset = {}; ///< among the points
};

/// A line of the table. What sorting and searching ask of it again and again is worked out once.
struct DriftColumnRow {
    DriftStudyPtr study = {};
    std::size_t column = 0, segment = 0;
    QString words = {};
    QString sortText = {};
    double sortNumber = 0;
    friend bool operator==(const DriftColumnRow& a, const DriftColumnRow& b)
    {
        return a.study == b.study && a.column == b.column && a.segment == b.segment;
    }
    const ColumnDrift& drift() const { return study->overall(column, segment); }
    const QString& name() const { return study->columns[column].column.name; }
};

/// The columns of one segment of a study, each with its verdict and all that it was reached by. Those that
/// drift stand first, the most moved at the top, until another order is chosen.
class DriftColumnModel final : public KeyedTableModel<DriftColumnRow, QString> {
    Q_OBJECT
public:
    enum Column {
        Verdict,
        Name,
        Windows,
        Effect,
        CorrectedP,
        P,
        Statistic,
        Method,
        Threshold,
        NReference,
        NCurrent,
        Onset,
        Type,
        LeftOutColumn,
        Why,
        ColumnCount
    };
    enum Role {
        VerdictRole = Qt::UserRole + 1, ///< int(ColumnDrift::Verdict)
        SparkRole,                      ///< DriftSpark
        StudyColumnRole                 ///< qulonglong, see DriftStudy::columns
    };

    explicit DriftColumnModel(QObject* parent = nullptr);

    /// Null: none. A column that stays keeps its line, selected or not.
    void show(const DriftStudyPtr& study, std::size_t segment = 0);
    const DriftStudyPtr& study() const { return study_; }
    std::size_t segment() const { return segment_; }
    /// Each word occurs somewhere in name, type, role, method or verdict; empty: all.
    void setFilter(const QString& words);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QModelIndex indexOf(std::size_t studyColumn) const; ///< invalid where it is hidden

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const DriftColumnRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const DriftColumnRow& row) const final { return row.name(); }
    bool before(const DriftColumnRow& a, const DriftColumnRow& b) const final;

private:
    void arrange();
    void setSortKey(DriftColumnRow& row) const;
    QString text(const DriftColumnRow& row, int column) const;
    QString toolTip(const DriftColumnRow& row, int column) const;

    DriftStudyPtr study_;
    std::size_t segment_ = 0;
    QStringList words_;
    int sortColumn_ = Verdict;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
};

DriftSpark driftSpark(const DriftStudy& study, std::size_t column, std::size_t segment);

} // namespace ph
