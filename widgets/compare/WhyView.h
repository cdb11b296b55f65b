#pragma once

#include "models/values/Associations.h"
#include "models/values/Error.h"
#include "models/values/WhyDifferent.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ph {

class AssociationTableModel;
class PlainLabel;
class SectionHeader;
class StateView;
class WhyTableModel;

/// Why two runs or groups differ: what differs, grouped by topic in the order in which to look, and which
/// keys go with the metric across the whole set.
///
/// Keyboard: arrows move, Enter on a line with a link says linkActivated, Ctrl+C copies the marked lines,
/// Ctrl+Shift+C everything as Markdown.
class WhyView : public QWidget {
    Q_OBJECT
public:
    explicit WhyView(QWidget* parent = nullptr);
    void showLoading();
    void showWhy(const WhyDifferent& why);
    void showAssociations(const Associations& associations); ///< without a metric: the part is hidden
    void showError(const Error& error);
    QString markdown() const;
    QString selectionText() const; ///< tab-separated, one line each

Q_SIGNALS:
    void linkActivated(const QString& link); ///< http or https; never opened here
    void retryRequested();
    void copied(const QString& what);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeDifferences();
    QWidget* makeAssociations();
    void fitLines();
    void fitAssociations();
    void activate(const QModelIndex& index);
    void copySelection();
    void copyAll();
    void updateSummary();
    WhyDifferent why_;
    Associations associations_;
    WhyTableModel* model_ = nullptr;
    AssociationTableModel* associationModel_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    StateView* state_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QTableView* table_ = nullptr;
    PlainLabel* outcome_ = nullptr;
    PlainLabel* same_ = nullptr;
    QPushButton* copy_ = nullptr;
    QWidget* associationsPane_ = nullptr;
    SectionHeader* associationsHeader_ = nullptr;
    QTableView* associationTable_ = nullptr;
    PlainLabel* note_ = nullptr;
};

} // namespace ph
