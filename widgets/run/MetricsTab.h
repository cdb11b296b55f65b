#pragma once

#include "models/charts/CurveData.h"
#include "models/values/ItemFault.h"

#include <QMap>
#include <QWidget>

class QSortFilterProxyModel;
class QSplitter;
class QTableView;

namespace ph {

class AgeLabel;
class Banner;
class CurveChart;
class MetricListModel;
class PlainLabel;
class SearchField;

/// The list of metrics, and the curves of those that are chosen. A history is asked for when its curve is.
class MetricsTab : public QWidget {
    Q_OBJECT
public:
    explicit MetricsTab(QWidget* parent = nullptr);
    /// `runStartMs`: where time since the start begins; noTime where it is not known.
    void showMetrics(const QList<Metric>& metrics, std::int64_t runStartMs);
    void clear();
    void showLoading(const QString& key);
    void showHistory(const QString& key, std::shared_ptr<const MetricPoints> points, qint64 fetchedMs,
                     const std::vector<ItemFault>& faults);
    void showOverview(const QString& key, const std::vector<CurveBucket>& buckets, qint64 fetchedMs);
    void showError(const QString& key, const Error& error);
    QSplitter* splitter() const { return splitter_; }

Q_SIGNALS:
    void historyRequested(const QString& key);

private:
    struct History {
        std::shared_ptr<const MetricPoints> points;
        std::vector<CurveBucket> overview;
        qint64 fetchedMs = noTime;
        std::optional<Error> error;
        QStringList faults; ///< in words, a line each
        bool loading = false;
    };
    void ask(const QString& key);
    void updateChart();
    void toggleCurrent();

    MetricListModel* model_ = nullptr;
    QSortFilterProxyModel* filtered_ = nullptr;
    SearchField* filter_ = nullptr;
    QTableView* table_ = nullptr;
    QSplitter* splitter_ = nullptr;
    CurveChart* chart_ = nullptr;
    Banner* banner_ = nullptr;
    AgeLabel* age_ = nullptr;
    PlainLabel* count_ = nullptr;
    std::int64_t runStartMs_ = noTime;
    QMap<QString, History> histories_;
};

} // namespace ph
