#pragma once

#include "models/values/DriftDetail.h"

#include <QAbstractTableModel>

namespace ph {

/// Rows of a table of data, as they are in the file; their numbers first.
class RowSampleModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void show(const RowSample& sample);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    RowSample sample_;
};

/// How good a model was, a line for each measure and window; all current rows and the reference first.
class PerformanceModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Measure,
        When,
        Measured,
        MeasuredRange,
        Estimated,
        EstimatedRange,
        Labelled,
        Rows,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const std::optional<PerformanceStudy>& performance, const std::vector<DriftWindow>& windows);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Line {
        QString measure, when;
        PerformanceReading reading;
    };
    std::vector<Line> lines_;
};

QString performanceMeasureText(const QString& measure); ///< "ROC AUC"; others as they are

} // namespace ph
