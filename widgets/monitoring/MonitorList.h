#pragma once

#include "models/values/Time.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/monitoring/MonitorNotice.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace ph {

class Banner;
class LineTable;
class PlainLabel;
class SearchField;
class WordFilter;

/// A list of monitoring: a filter, its lines, and what they lack; below them a place for the chosen one.
/// Ctrl+F goes into the filter, Esc clears it, Ctrl+C copies, a click on a header sorts.
class MonitorList final : public QWidget {
    Q_OBJECT
public:
    struct Setting {
        QString objectName; ///< of the table; "…Filter", "…Banner", "…Empty" of its parts
        QString title;      ///< accessible name
        QString placeholder;
        StateContent none; ///< what is said where there is nothing
        int badgeColumn = 0;
        LineDelegate::ToneOf toneOf;
        QList<int> widths;     ///< in pixels, by column; 0: takes what is left
        int mainColumn = 1;    ///< the one that names the line
        QList<int> fixedPitch; ///< columns of words of machines
    };
    /// `lines` must outlive it; a KeyedTableModel, whose order holds until a person sorts.
    MonitorList(QAbstractItemModel* lines, Setting setting, Clock clock, QWidget* parent = nullptr);

    void showStandings(const QList<MonitorStanding>& standings);
    void setDetail(QWidget* detail);       ///< below the lines; takes ownership
    void addAction(QWidget* widget);       ///< beside the filter; takes ownership
    QModelIndex current() const;           ///< of the model it was made with; invalid: none is chosen
    void choose(const QModelIndex& index); ///< of that model
    void refreshAges();
    LineTable* table() const { return table_; }
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void chosen();
    void activated();
    void retryRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    using QWidget::addAction;
    void build();
    void filter();
    void showState();

    const Setting setting_;
    const Clock clock_;
    QAbstractItemModel* lines_;
    WordFilter* shown_ = nullptr;
    QList<MonitorStanding> standings_;
    std::optional<MonitorNotice> notice_;
    Banner* banner_ = nullptr;
    PlainLabel* count_ = nullptr;
    PlainLabel* seen_ = nullptr;
    SearchField* search_ = nullptr;
    QWidget* top_ = nullptr;
    LineTable* table_ = nullptr;
    StateView* empty_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QSplitter* parts_ = nullptr;
};

} // namespace ph
