#pragma once

#include "models/tables/LogLineModel.h"

#include <QListView>

namespace ph {

/// The lines of one log in fixed pitch, each with its number, when it was written and how bad it is; only
/// what is in view is looked at. Ctrl+C copies the chosen lines as they are kept, Left and Right scroll.
class LogLineView final : public QListView {
    Q_OBJECT
public:
    explicit LogLineView(QWidget* parent = nullptr);
    ~LogLineView() override;

    /// `line` is chosen and brought into view.
    void showLines(const LogLinesPtr& lines, const std::vector<LogMatch>& found, LogLineModel::Shown shown,
                   std::uint32_t line);
    const LogLineModel& lines() const { return *model_; }
    std::uint32_t chosenLine() const; ///< 0 where none is
    /// Chooses a line that was found, by its place among these, and brings what is found in it into view.
    void chooseFound(qsizetype at);
    void copy() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int row);
    LogLineModel* model_;
};

} // namespace ph
