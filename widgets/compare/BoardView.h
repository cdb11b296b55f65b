#pragma once

#include "widgets/compare/ChartCard.h"
#include "widgets/compare/ChartSettings.h"

#include <QScrollArea>

#include <functional>

namespace ph {

/// The charts of a board in a grid of one to four columns, as many as there is room for. Holds the specs and
/// changes them by hand: add, edit, move, resize, remove, with undo.
class BoardView final : public QScrollArea {
    Q_OBJECT
public:
    using MakeView = std::function<ChartView*(const ChartSpec&, LinkedRuns&)>;
    BoardView(LinkedRuns& linked, MakeView makeView, QWidget* parent = nullptr);

    /// Views whose id and kind stay the same are kept, with their zoom.
    void showCharts(const QList<ChartSpec>& charts);
    void showRuns(const ComparedRunsPtr& runs);
    void setChoices(const ChartSettings::Choices& choices) { choices_ = choices; }
    const QList<ChartSpec>& charts() const { return charts_; }
    QList<ChartView*> views() const;
    ChartView* view(const QString& chartId) const; ///< null: no such chart

    void add(ChartSpec spec); ///< gets a free id; shown, and its settings opened where it is incomplete
    void undoRemoval();       ///< the chart that went last, beside what came since

Q_SIGNALS:
    void viewAdded(ph::ChartView* view);
    void chartsEdited(const QList<ph::ChartSpec>& charts);
    void chartRemoved(const QString& title); ///< undoRemoval() brings it back
    void runActivated(qint64 rowId);
    void pictureWanted(ph::ChartView* view, ph::ChartCard::Picture picture);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void edit(QList<ChartSpec> charts);
    void editOne(const ChartSpec& spec);
    ChartCard* makeCard(const ChartSpec& spec);
    ChartCard* card(const QString& chartId) const;
    qsizetype indexOf(const QString& chartId) const;
    void move(const QString& chartId, qsizetype to);
    void arrange();
    qsizetype placeAt(const QPoint& position) const; ///< index before which a dropped card goes
    void markDrop(std::optional<qsizetype> place);

    LinkedRuns& linked_;
    MakeView makeView_;
    QWidget* sheet_ = nullptr;
    QWidget* dropMark_ = nullptr;
    ChartSettings* settings_ = nullptr;
    QString settingsFor_;
    ChartSettings::Choices choices_;
    QList<ChartSpec> charts_;
    struct Removed {
        ChartSpec spec;
        qsizetype place;
    };
    std::optional<Removed> removed_;
    QList<ChartCard*> cards_; ///< in the order of charts_
    ComparedRunsPtr runs_;
};

} // namespace ph
