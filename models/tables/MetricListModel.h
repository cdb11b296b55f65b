#pragma once

#include "models/values/Error.h"
#include "models/values/Run.h"
#include "models/values/Sparkline.h"

#include <QAbstractTableModel>
#include <QSet>

namespace ph {

/// The metrics of one run with their last value and what is known of their history. Rows keep their place by
/// key.
class MetricListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Shown, Key, Curve, Last, Min, Max, Step, Points, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1,
        SparklineRole, ///< const Sparkline*; null where no history is known
        StateRole,     ///< int(State)
        ColorRole,     ///< int for Theme::series() while shown, else -1
        SortRole
    };
    enum class State { Unknown, Loading, Known, Failed };

    explicit MetricListModel(QObject* parent = nullptr);
    /// Same keys keep what is known of their histories.
    void apply(const QList<Metric>& metrics);
    /// Forgets histories and which curves are shown: another run.
    void clear();
    void applyLoading(const QString& key);
    void applyHistory(const QString& key, const MetricPoints& points, qint64 fetchedMs);
    void applyOverview(const QString& key, std::span<const CurveBucket> buckets, qint64 fetchedMs);
    void applyFailure(const QString& key, const Error& error);

    /// Keys whose curves are asked for, in the order of asking. Colours stay with a key while it is shown.
    QStringList shownKeys() const;
    void setShown(const QString& key, bool shown);
    bool isShown(const QString& key) const;
    int colorOf(const QString& key) const;
    int rowOf(const QString& key) const; ///< -1 where there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void shownChanged();

private:
    struct Row {
        Metric metric;
        State state = State::Unknown;
        Sparkline sparkline;
        double min = 0, max = 0;
        qint64 points = 0, nans = 0;
        qint64 fetchedMs = noTime;
        Error error;
    };
    Row* find(const QString& key);
    void changed(const QString& key);
    QString text(const Row& row, int column) const;

    std::vector<Row> rows_; // ascending by key
    QStringList shown_;
    QMap<QString, int> colors_;
};

} // namespace ph
