#pragma once

#include "models/values/Result.h"
#include "widgets/charts/FigureView.h"

#include <QFrame>

class QStackedWidget;

namespace ph {

class ChartTableView;
class IconButton;
class PlainLabel;

/// Frame of a figure: its title, "as table", a menu with what can be copied and saved, and below what the
/// picture leaves out. Copies by itself; files are asked for, and written by savePicture() with
/// figurePainting(), or from figure().table.
class FigureCard final : public QFrame {
    Q_OBJECT
public:
    /// The name is that of the object, and a prefix of those inside: "histogram", "histogramAsTable".
    explicit FigureCard(const QString& name, QWidget* parent = nullptr);

    void showFigure(const ChartFigure& figure);
    const ChartFigure& figure() const { return view_->figure(); }
    FigureView* view() const { return view_; }

    enum class File { Png, Svg, Pdf, Csv };

Q_SIGNALS:
    void fileWanted(ph::FigureCard::File file);
    void readingChosen(std::size_t index);

private:
    QWidget* makeHeader(const QString& name);
    void showBody();
    void copyPicture();
    void copyTable();

    FigureView* view_;
    PlainLabel* title_ = nullptr;
    IconButton* asTable_ = nullptr;
    IconButton* more_ = nullptr;
    ChartTableView* table_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    PlainLabel* remark_ = nullptr;
};

/// For savePicture(): the figure with its title on an area of this size. GUI thread only.
std::function<void(QPainter&)> figurePainting(const ChartFigure& figure, QSize size, const Theme& theme);

} // namespace ph
