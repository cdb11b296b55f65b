#pragma once

#include "models/tables/IncidentTableModel.h"
#include "models/tables/OnCallWords.h"
#include "models/values/Error.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace ph {

class Banner;
class IncidentPage;
class LineTable;
class OnCallNote;
class PlainLabel;
class SearchField;
class StateView;
class TimelinePane;
class WordFilter;

/// Incidents: at the left all that are known, the open ones first, at the right the chosen one; and what
/// happened, on one axis of time. Shows what it is given, and asks nobody. Ctrl+F filters the list.
class IncidentsScreen final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Incidents, Timeline };
    explicit IncidentsScreen(QWidget* parent = nullptr, Clock clock = systemNow);
    ~IncidentsScreen() override;

    /// `notes`: what could not be read, a sentence each. Keeps what is chosen; at first the most urgent is.
    void showIncidents(const QList<Incident>& incidents, const QStringList& notes);
    void showError(const Error& error);
    IncidentTableModel& incidents() { return *incidents_; }
    QString chosen() const;               ///< an incident's id; empty: none
    void choose(const QString& incident); ///< the filter is let go where it hides it
    IncidentPage* page() const { return page_; }
    TimelinePane* timeline() const { return timeline_; }
    Banner* banner() const { return banner_; }
    /// Says that a pack is shown, and which; nothing is opened meanwhile. Empty: the workspace is.
    void showPack(const QString& text, const QString& details = {});
    /// How environments are kept for on-call: of the chosen incident's the age is shown.
    void showOnCall(const QList<OnCallLine>& lines);
    void showTab(Tab tab);
    void refreshAges();
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void incidentChosen(); ///< another, or none
    void openRequested();
    void refreshRequested();
    void packCloseRequested();
    void onCallRequested(const QString& environment); ///< of the chosen incident; empty: none is chosen
    void watchChanged();                              ///< the screen was shown or hidden

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildList();
    QString chosenEnvironment() const;
    QModelIndex current() const; ///< of the incidents; invalid: none is chosen
    void filter();
    void letFilterGo();
    void showList();

    const Clock clock_;
    IncidentTableModel* incidents_;
    QTabWidget* tabs_ = nullptr;
    Banner *banner_ = nullptr, *pack_ = nullptr;
    QWidget* open_ = nullptr;
    WordFilter* shown_ = nullptr;
    SearchField* search_ = nullptr;
    PlainLabel* count_ = nullptr;
    LineTable* table_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* list_ = nullptr;
    QSplitter* parts_ = nullptr;
    IncidentPage* page_ = nullptr;
    TimelinePane* timeline_ = nullptr;
    OnCallNote* onCall_ = nullptr;
    QString wanted_; ///< to be chosen once it is there
};

} // namespace ph
