#pragma once

#include "models/values/Run.h"

#include <QAbstractTableModel>

#include <memory>

namespace ph {

/// Every logged point of some curves as rows: what a chart shows, for those who cannot see it. Text is made
/// on asking.
class CurveTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Series, Step, Time, Value, ColumnCount };
    struct Source {
        QString name;
        std::shared_ptr<const MetricPoints> points;
    };
    explicit CurveTableModel(QObject* parent = nullptr);
    void apply(const QList<Source>& sources);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<Source> sources_;
    int rows_ = 0;
};

} // namespace ph
