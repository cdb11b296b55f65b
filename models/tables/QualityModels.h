#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/QualityReport.h"

#include <memory>

namespace ph {

/// An imported report in the list of all.
struct ShelvedReport {
    std::shared_ptr<const QualityReport> report = {};
    std::int64_t importedMs = noTime; ///< the first time
    const QString& digest() const { return report->sha256; }
    QString title() const; ///< what its author called it, else its file's name
    friend bool operator==(const ShelvedReport& a, const ShelvedReport& b)
    {
        return a.importedMs == b.importedMs && (a.report == b.report || *a.report == *b.report);
    }
};

/// Imported reports, the last imported first; with the worst verdict of each and how many have it.
class QualityReportModel final : public KeyedTableModel<ShelvedReport, QString> {
    Q_OBJECT
public:
    enum Column { Verdict, Title, Tool, Imported, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole + 1, ///< int(QualityVerdict): the worst one
        DigestRole
    };
    explicit QualityReportModel(QObject* parent = nullptr, Clock clock = systemNow);

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ShelvedReport& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const ShelvedReport& row) const final { return row.digest(); }
    bool before(const ShelvedReport& a, const ShelvedReport& b) const final;

private:
    QString text(const ShelvedReport& row, int column) const;
    Clock clock_;
};

/// The worst of a report's verdicts; NotJudged where it has no item.
QualityVerdict worstVerdict(const QualityReport& report);

struct QualityItemRow {
    std::shared_ptr<const QualityReport> report = {};
    int item = 0; ///< place in the report
    QString sortText = {};
    double sortNumber = 0;
    const QualityItem& of() const { return report->items[item]; }
    friend bool operator==(const QualityItemRow& a, const QualityItemRow& b)
    {
        return a.report == b.report && a.item == b.item;
    }
};

/// What one report says, a line a check; what failed stands first until another order is chosen.
class QualityItemModel final : public KeyedTableModel<QualityItemRow, int> {
    Q_OBJECT
public:
    enum Column {
        Verdict,
        Check,
        ColumnName,
        Segment,
        Method,
        Value,
        Threshold,
        P,
        NReference,
        NCurrent,
        Window,
        Examples,
        Words,
        ColumnCount
    };
    enum Role { VerdictRole = Qt::UserRole + 1 }; ///< int(QualityVerdict)

    explicit QualityItemModel(QObject* parent = nullptr);
    void show(const std::shared_ptr<const QualityReport>& report); ///< null: nothing
    const std::shared_ptr<const QualityReport>& report() const { return report_; }
    /// Each word occurs in some cell; empty: all.
    void setFilter(const QString& words);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const QualityItemRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    int keyOf(const QualityItemRow& row) const final { return row.item; }
    bool before(const QualityItemRow& a, const QualityItemRow& b) const final;

private:
    void arrange();
    void setSortKey(QualityItemRow& row) const;
    static QString text(const QualityItem& item, int column);

    std::shared_ptr<const QualityReport> report_;
    QStringList words_;
    int sortColumn_ = Verdict;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
};

} // namespace ph
