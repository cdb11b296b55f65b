#pragma once

#include "models/charts/RunChoice.h"
#include "models/values/LoggedImage.h"
#include "widgets/charts/ChartView.h"
#include "widgets/charts/Thumbnails.h"

class QScrollBar;
class QSlider;

namespace ph {

/// Logged pictures as a grid: a row a run (and a row a key where there are several), a column a step. Only
/// pictures in view are asked for, and runs without any take no row from others. A click or Enter enlarges
/// one; there the arrows leaf, Enter opens the run, Esc goes back.
class ImagesView final : public ChartView {
    Q_OBJECT
public:
    ImagesView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);

    void showListing(qint64 rowId, const QList<ph::LoggedImage>& images);
    /// Named in the remark; what showListing() gave of the run stays.
    void showListingUnavailable(qint64 rowId, const QString& why);
    void showImage(qint64 rowId, const QString& path, const QByteArray& bytes); ///< decoded on a worker
    void showImageUnavailable(qint64 rowId, const QString& path, const QString& why);

    void paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    ChartTable table() const override; ///< a row a picture
    bool isPreparing() const override { return thumbnails_.isDecoding(); }
    bool isEnlarged() const { return enlarged_; }
    QSize sizeHint() const override { return {620, 320}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

    static constexpr std::size_t maxRuns = 50;

Q_SIGNALS:
    /// Which pictures does the run have? The path is spec().path: see loggedImages().
    void listingsWanted(const QList<ph::FileWant>& wants);
    void imagesWanted(const QList<ph::FileWant>& wants);

protected:
    void rebuild() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Row {
        qint64 rowId = 0;
        QString name, key;
        RunLook look;
        QHash<std::int64_t, QString> pathAt; ///< by step
    };
    struct Grid {
        QRectF cells;
        double side = 0;           ///< of a cell
        int columns = 0, rows = 0; ///< that fit
    };
    struct Cell {
        int row = 0, column = 0;
        friend bool operator==(const Cell&, const Cell&) = default;
    };

    void choose();
    void ask();
    void arrange();
    void updateRemark();
    Grid grid(const QRectF& area) const;
    QRectF gridArea() const;
    std::optional<Cell> cellAt(QPointF position) const;
    std::optional<FileWant> fileAt(Cell cell) const;
    void wantVisible();
    void setCurrent(Cell cell);
    void setEnlarged(bool enlarged);
    void placeControls();
    void paintGrid(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void paintCell(QPainter& painter, const QRectF& rect, Cell cell, const Theme& theme) const;
    void paintEnlarged(QPainter& painter, const Theme& theme) const;
    QString nothingText() const;

    QScrollBar* down_;
    QSlider* steps_;
    Thumbnails thumbnails_;
    QString path_;
    RunChoice choice_;
    QSet<qint64> asked_;
    bool asking_ = false;
    QHash<qint64, QList<LoggedImage>> listings_;
    QHash<qint64, QString> faults_;
    QSet<FileWant> wanted_; ///< asked for and not yet there
    QList<Row> rows_;
    QList<std::int64_t> stepAt_;
    std::optional<Cell> current_;
    bool enlarged_ = false;
};

} // namespace ph
