#pragma once

#include "models/charts/CurveData.h"
#include "models/values/Error.h"

#include <QWidget>

class QPainter;

namespace ph {

struct Theme;

/// One curve of a chart. `id` is chosen by the owner and identifies it across updates.
struct CurveSeries {
    QString id;
    QString name;                               ///< plain text for legend and readout
    std::shared_ptr<const MetricPoints> points; ///< null: only the overview is known
    std::vector<CurveBucket> overview;          ///< x in steps; drawn until points come
    int color = 0;                              ///< Theme::series()
    std::int64_t startMs = noTime;              ///< of its run, where known
};

/// Dense curves with axes, crosshair, zoom, smoothing, and a table that says the same.
/// Wheel or +/- zooms, drag zooms into what it encloses, middle-drag or arrows pan, Home or double-click
/// resets, Shift+arrows move the crosshair, Esc leaves it.
class CurveChart : public QWidget {
    Q_OBJECT
public:
    explicit CurveChart(QWidget* parent = nullptr);
    ~CurveChart() override;

    /// Replaces all curves; zoom stays where the ids stay the same. Preparation of long series runs on a
    /// worker.
    void showSeries(const QList<CurveSeries>& series);
    /// Shown as the y axis' name and in file names.
    void setTitle(const QString& title);

    void showEmpty(const QString& title, const QString& hint);
    void showLoading(const QString& what);
    void showError(const Error& error);

    CurvePreparation preparation() const;
    void setX(CurveX x);
    void setScale(CurveScale scale);
    void setSmoothing(double weight); ///< 0…0.999
    enum class Outliers { Show, Ignore };
    void setOutliers(Outliers outliers);
    /// True while a worker prepares; pictures and badges show the last prepared state.
    bool isPreparing() const;

    void resetZoom();
    /// Points in view of all curves, and how many of them were logged there: "N of M points".
    qint64 pointsDrawn() const;
    qint64 pointsInView() const;

    QString csv() const; ///< series, step, time, value; every logged point in view
    /// What is in view, for paper and files.
    void paintPicture(QPainter& painter, QSize size, const Theme& theme) const;
    QString title() const;
    bool save(const QString& path) const; ///< see savePicture()

Q_SIGNALS:
    void retryRequested();
    void prepared(); ///< new curves or settings are on screen

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ph
