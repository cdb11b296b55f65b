#pragma once

#include "models/charts/LinkedRuns.h"
#include "models/values/Board.h"
#include "models/values/Error.h"
#include "widgets/compare/BoardView.h"

#include <QHash>
#include <QWidget>

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace ph {

class Badge;
class Banner;
class ChartAdder;
class ColumnPicker;
class DifferenceView;
class IconButton;
class PlainLabel;
class ProgressLine;
class RunLegend;
class SearchField;
class StateView;
class WhyView;

/// The compare screen shows a board over its runs and asks; it does nothing by itself: legend at the left,
/// the board's charts above, differences and reasons below, all with one selection.
class CompareScreen final : public QWidget {
    Q_OBJECT
public:
    explicit CompareScreen(QWidget* parent = nullptr);
    ~CompareScreen() override;

    LinkedRuns& linked() { return linked_; }
    BoardView* board() const { return board_; }
    ChartAdder* adder() const { return adder_; }
    DifferenceView* differences() const { return differences_; }
    WhyView* why() const { return why_; }
    RunLegend* legend() const { return legend_; }

    void showBoard(const Board& board); ///< everything but the runs
    void showRuns(const ComparedRunsPtr& runs, qint64 matched);
    void showEmpty(); ///< nothing is compared yet
    void showLoading();
    void showError(const Error& error);
    void setQueryError(qsizetype offset, qsizetype length, const QString& message);
    void clearQueryError();
    void setBoards(const QStringList& names); ///< saved ones, for the menu
    void setChoices(const ChartSettings::Choices& choices);
    void say(const QString& message); ///< in place, fades
    void sayTrouble(const QString& message, const QString& details = {}, const QString& help = {});
    enum class Busy { No, Yes };
    void setBusy(Busy busy);
    enum class Part { Differences, Why };
    enum class Share { Html, Pdf, Link };
    void showPart(Part part);

    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void queryCommitted(const QString& query);
    void setFrozen(); ///< a live set becomes the runs that it holds now
    void groupByChosen(const std::optional<ph::ColumnKey>& column);
    void objectiveChosen(const ph::ColumnKey& metric);
    void baselineCleared();
    void chooseRunsRequested(); ///< to the experiments, to select
    void boardSaveRequested(const QString& name);
    void boardOpenRequested(const QString& name);
    void boardFileRequested();
    void shareRequested(ph::CompareScreen::Share share);
    void whyShown();
    void shown(); ///< it came into sight
    void retryRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildTop();
    void buildBody();
    void pickGroup();
    void pickObjective();
    void fillBoardsMenu();
    void showHeading();
    void giveHeight(int part);

    LinkedRuns linked_;
    Board shown_;
    ComparedRunsPtr runs_;
    ChartSettings::Choices choices_;
    QStringList boards_;
    PlainLabel* title_ = nullptr;
    Badge* kind_ = nullptr;
    PlainLabel* count_ = nullptr;
    PlainLabel* message_ = nullptr;
    SearchField* query_ = nullptr;
    QPushButton* freeze_ = nullptr;
    QPushButton* group_ = nullptr;
    QPushButton* objective_ = nullptr;
    QPushButton* baseline_ = nullptr;
    QPushButton* boardsButton_ = nullptr;
    QPushButton* share_ = nullptr;
    ColumnPicker* groupPicker_ = nullptr;
    ColumnPicker* objectivePicker_ = nullptr;
    ProgressLine* progress_ = nullptr;
    Banner* banner_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    StateView* state_ = nullptr;
    QSplitter* sides_ = nullptr;
    QSplitter* heights_ = nullptr;
    QTabWidget* parts_ = nullptr;
    IconButton* tall_ = nullptr;
    RunLegend* legend_ = nullptr;
    PlainLabel* legendTitle_ = nullptr;
    ChartAdder* adder_ = nullptr;
    BoardView* board_ = nullptr;
    DifferenceView* differences_ = nullptr;
    WhyView* why_ = nullptr;
    int shownPart_ = 0;
    QHash<int, QList<int>> heightsOf_; // of the charts and of a part, by the part
};

} // namespace ph
